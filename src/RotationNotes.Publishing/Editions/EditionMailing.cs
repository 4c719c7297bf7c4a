using System.Collections.Immutable;
using RotationNotes.Delivery;
using RotationNotes.Delivery.Ledger;

namespace RotationNotes.Publishing.Editions;

/// <summary>The mail of an edition: what every recipient gets alike.</summary>
public static class EditionMailing
{
    /// <param name="id">Edition that the attached PDF is named for.</param>
    /// <param name="date">When the edition was sealed.</param>
    public static EditionMail Of(EditionContent content, EditionId id, EmailAddress from, DateTimeOffset date) => new()
    {
        From = from,
        Subject = content.Email.Subject,
        Date = date,
        PlainText = content.Email.PlainText,
        Html = content.Email.Html,
        InlineParts = [.. content.Email.Images.Select(image => new InlinePart(image.ContentId, image.FileName, "image/png", image.Png))],
        Attachments = [new Attachment($"{id.Name}.pdf", "application/pdf", content.Pdf)],
    };
}
