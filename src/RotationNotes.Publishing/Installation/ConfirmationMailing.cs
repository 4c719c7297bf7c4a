using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Foundation.Text;
using RotationNotes.Html.Email;

namespace RotationNotes.Publishing.Installation;

/// <summary>The request to confirm a subscription, as the ledger keeps it.</summary>
public static class ConfirmationMailing
{
    /// <summary>Note id that these mails carry in the ledger.</summary>
    public const string NoteId = "confirmation";

    /// <summary>A plan named for the request, so that asking twice for the same one sends nothing twice.</summary>
    /// <param name="token">Names the request; only its hash is shown.</param>
    /// <param name="confirm">Page with the button that confirms.</param>
    public static EditionPlan Of(SubscriberList list, SubscriptionToken token, Uri confirm, EmailAddress to, EmailAddress from, DateTimeOffset date)
    {
        var email = ConfirmationRequest.Of(list.Name, confirm);
        return new EditionPlan
        {
            Edition = $"confirm-{list.Id}-{Sha256.Of(token.Value)[..16]}",
            NoteId = NoteId,
            Mail = new EditionMail { From = from, Subject = email.Subject, Date = date, PlainText = email.PlainText, Html = email.Html, Language = email.Language },
            Recipients = [new PlannedRecipient(to)],
        };
    }
}
