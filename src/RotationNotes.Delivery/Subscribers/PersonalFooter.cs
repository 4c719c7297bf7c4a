using System.Net;

namespace RotationNotes.Delivery.Subscribers;

/// <summary>The last lines of a list mail: why the reader gets it and how to stop it.</summary>
internal static class PersonalFooter
{
    public static string AddTo(string plainText, string listName, Uri leave) =>
        plainText.TrimEnd('\n', '\r') + $"\n\n--\nYou get this because you subscribed to {listName}.\nUnsubscribe: {leave.AbsoluteUri}\n";

    /// <summary>Puts the lines before the end of the body, in the quiet small type of a footer.</summary>
    public static string AddToHtml(string html, string listName, Uri leave)
    {
        var footer =
            "<p style=\"margin:0;padding:16px 24px 24px;text-align:center;font-family:Arial,Helvetica,sans-serif;font-size:12px;line-height:18px;color:#767676\">" +
            $"You get this because you subscribed to {WebUtility.HtmlEncode(listName)}. " +
            $"<a href=\"{WebUtility.HtmlEncode(leave.AbsoluteUri)}\" style=\"color:#767676;text-decoration:underline\">Unsubscribe</a></p>\n";
        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html + footer : html.Insert(end, footer);
    }
}
