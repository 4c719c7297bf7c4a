using System.Net;
using RotationNotes.Delivery.Messages;
using RotationNotes.Documents.Words;

namespace RotationNotes.Delivery.Subscribers;

/// <summary>The last lines of a list mail, in its language: why the reader gets it and how to stop it.</summary>
internal static class PersonalFooter
{
    /// <summary>The mail with the lines at the end of its text and in the place its HTML keeps for them.</summary>
    public static EditionMail AddTo(EditionMail mail, string listName, Uri leave)
    {
        var words = FixedWords.For(mail.Language);
        // The quiet small type of a footer.
        var footer =
            "<p style=\"margin:0;padding:16px 24px 24px;text-align:center;font-family:Arial,Helvetica,sans-serif;font-size:12px;line-height:18px;color:#767676\">" +
            WebUtility.HtmlEncode(words.Subscribed(listName)) + words.Space +
            $"<a href=\"{WebUtility.HtmlEncode(leave.AbsoluteUri)}\" style=\"color:#767676;text-decoration:underline\">{words.Unsubscribe}</a></p>\n";
        return mail with
        {
            PlainText = mail.PlainText.TrimEnd('\n', '\r') + $"\n\n--\n{words.Subscribed(listName)}\n{words.Unsubscribe}{words.Colon}{leave.AbsoluteUri}\n",
            Html = mail.Html.Insert(mail.PersonalSlot ?? mail.Html.Length, footer),
        };
    }
}
