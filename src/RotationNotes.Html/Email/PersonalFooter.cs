using RotationNotes.Documents.Words;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.Email;

/// <summary>The last lines of a list mail, in its language: why the reader gets it and how to stop it.</summary>
public static class PersonalFooter
{
    /// <returns>Lines for the end of the text, and a paragraph for <see cref="EmailBody.PersonalSlot"/>.</returns>
    public static (string Text, string Html) Lines(string language, string listName, Uri leave)
    {
        var words = FixedWords.For(language);
        var html = new HtmlWriter()
            // The quiet small type of a footer.
            .Open("p", ("style", "margin:0;padding:16px 24px 24px;text-align:center;font-family:Arial,Helvetica,sans-serif;font-size:12px;line-height:18px;color:#767676"))
            .Text(words.Subscribed(listName) + words.Space)
            .Element("a", words.Unsubscribe, ("href", leave.AbsoluteUri), ("style", "color:#767676;text-decoration:underline")).Close("p").Line();
        return ($"\n\n--\n{words.Subscribed(listName)}\n{words.Unsubscribe}{words.Colon}{leave.AbsoluteUri}\n", html.ToString());
    }
}
