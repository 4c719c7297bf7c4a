using RotationNotes.Delivery.Messages;

namespace RotationNotes.Publishing.Configuration;

/// <summary>What every edition's mail has in common.</summary>
/// <param name="From">Sender.</param>
/// <param name="LargestBytes">Largest message on the wire, encoding included; above it the PDF becomes a link. Many servers refuse 10 MB.</param>
/// <param name="Site">Where the portal is reached from outside, for that link; null while it is not.</param>
public sealed record MailTerms(EmailAddress From, long LargestBytes = MailTerms.UsualLargestBytes, Uri? Site = null)
{
    public const long UsualLargestBytes = 10_000_000;
}
