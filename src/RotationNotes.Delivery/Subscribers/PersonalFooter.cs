using System.Net;
using System.Text.RegularExpressions;
using RotationNotes.Documents;

namespace RotationNotes.Delivery.Subscribers;

/// <summary>The last lines of a list mail, in its language: why the reader gets it and how to stop it.</summary>
internal static partial class PersonalFooter
{
    /// <summary>The message with the lines at the end of both of its bodies.</summary>
    public static EmailMessage AddTo(EmailMessage message, string listName, Uri leave)
    {
        // The ledger keeps the finished mail, which says its language where screen readers look for it.
        var words = FixedWords.For(Language().Match(message.Html).Groups[1].Value);
        return message with
        {
            PlainText = message.PlainText.TrimEnd('\n', '\r') + $"\n\n--\n{words.Subscribed(listName)}\n{words.Unsubscribe}{words.Colon}{leave.AbsoluteUri}\n",
            Html = AddToHtml(message.Html, words, listName, leave),
        };
    }

    // Before the end of the body, in the quiet small type of a footer.
    private static string AddToHtml(string html, FixedWords words, string listName, Uri leave)
    {
        var footer =
            "<p style=\"margin:0;padding:16px 24px 24px;text-align:center;font-family:Arial,Helvetica,sans-serif;font-size:12px;line-height:18px;color:#767676\">" +
            WebUtility.HtmlEncode(words.Subscribed(listName)) + words.Space +
            $"<a href=\"{WebUtility.HtmlEncode(leave.AbsoluteUri)}\" style=\"color:#767676;text-decoration:underline\">{words.Unsubscribe}</a></p>\n";
        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html + footer : html.Insert(end, footer);
    }

    [GeneratedRegex("<html[^>]*? lang=\"([^\"]*)\"", RegexOptions.IgnoreCase)]
    private static partial Regex Language();
}
