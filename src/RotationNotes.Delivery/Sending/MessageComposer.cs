using System.Collections.Concurrent;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Mime;

namespace RotationNotes.Delivery.Sending;

/// <summary>Turns a claim into the bytes that go over the wire.</summary>
public sealed class MessageComposer(DeliveryLedger ledger)
{
    private readonly ConcurrentDictionary<string, EditionMail> mails = new(StringComparer.Ordinal);

    /// <summary>Envelope sender and complete message of a claim; the same claim gives the same bytes at every try.</summary>
    public OutgoingMessage Compose(Claim claim)
    {
        var mail = mails.GetOrAdd(claim.Edition, ledger.Mail);
        var message = mail.To(claim.Address, MessageId.For(claim.Edition, claim.Address, mail.From));
        return new OutgoingMessage(mail.From, claim.Address, MimeWriter.Write(message));
    }
}

/// <param name="From">Envelope sender: where bounces go.</param>
/// <param name="Bytes">Complete message with CRLF line ends.</param>
public readonly record struct OutgoingMessage(EmailAddress From, EmailAddress To, ReadOnlyMemory<byte> Bytes);
