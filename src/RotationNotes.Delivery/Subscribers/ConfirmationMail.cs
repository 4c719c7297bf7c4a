using System.Net;
using System.Security.Cryptography;
using System.Text;
using RotationNotes.Delivery.Messages;

namespace RotationNotes.Delivery.Subscribers;

/// <summary>The one mail that goes to an address whose owner has not agreed yet: it asks, and says that nothing follows without an answer.</summary>
public static class ConfirmationMail
{
    /// <summary>Note id that these mails carry in the ledger.</summary>
    public const string NoteId = "confirmation";

    /// <summary>Name in the ledger: one for each request, so that asking twice for the same one sends nothing twice.</summary>
    public static string Edition(string list, SubscriptionToken token) =>
        $"confirm-{list}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token.Value)).AsSpan(0, 8))}";

    public static EditionMail For(SubscriberList list, Uri confirm, EmailAddress from, DateTimeOffset date) => new()
    {
        From = from,
        Subject = $"Please confirm: {list.Name}",
        Date = date,
        PlainText = $"Somebody, we hope you, asked for {list.Name} to be sent to this address.\n\nTo receive it, open this page and press the button:\n{confirm.AbsoluteUri}\n\nIf you did not ask for it, do nothing: no mail follows.\n",
        Html =
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
            <body style="margin:0;padding:24px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;color:#1b1f24;background:#ffffff">
            <p>Somebody, we hope you, asked for <strong>{WebUtility.HtmlEncode(list.Name)}</strong> to be sent to this address.</p>
            <p><a href="{WebUtility.HtmlEncode(confirm.AbsoluteUri)}" style="display:inline-block;padding:12px 22px;background:#12365b;color:#ffffff;text-decoration:none;border-radius:4px">Confirm the subscription</a></p>
            <p style="color:#5b6470">If you did not ask for it, do nothing: no mail follows.</p>
            </body>
            </html>

            """,
    };
}
