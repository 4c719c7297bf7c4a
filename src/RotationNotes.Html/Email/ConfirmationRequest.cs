using RotationNotes.Html.Markup;

namespace RotationNotes.Html.Email;

/// <summary>The one mail that goes to an address whose owner has not agreed yet: it asks, and says that nothing follows without an answer.</summary>
public static class ConfirmationRequest
{
    private const string Otherwise = "If you did not ask for it, do nothing: no mail follows.";

    /// <param name="confirm">Page with the button that confirms.</param>
    public static EmailBody Of(string listName, Uri confirm)
    {
        var html = new HtmlWriter()
            .Trusted("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Line()
            .Trusted("<head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"></head>\n")
            .Open("body", ("style", "margin:0;padding:24px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;color:#1b1f24;background:#ffffff")).Line()
            .Open("p").Text("Somebody, we hope you, asked for ").Element("strong", listName).Text(" to be sent to this address.").Close("p").Line()
            .Open("p").Element("a", "Confirm the subscription", ("href", confirm.AbsoluteUri),
                ("style", "display:inline-block;padding:12px 22px;background:#12365b;color:#ffffff;text-decoration:none;border-radius:4px")).Close("p").Line()
            .Element("p", Otherwise, ("style", "color:#5b6470")).Line()
            .Close("body").Line().Close("html").Line();
        var text = $"Somebody, we hope you, asked for {listName} to be sent to this address.\n\nTo receive it, open this page and press the button:\n{confirm.AbsoluteUri}\n\n{Otherwise}\n";
        return new EmailBody($"Please confirm: {listName}", html.ToString(), text, []);
    }
}
