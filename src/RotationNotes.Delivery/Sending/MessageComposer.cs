using System.Collections.Concurrent;
using RotationNotes.Delivery.Dkim;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Mime;
using RotationNotes.Delivery.Subscribers;

namespace RotationNotes.Delivery.Sending;

/// <summary>Turns a claim into the bytes that go over the wire.</summary>
/// <param name="registry">Knows the personal links of a subscription; null where nobody subscribes.</param>
/// <param name="links">Where those links lead; null while the portal has no public address, and then list mail names only the mailbox.</param>
/// <param name="signers">Keys that sign, in order; none leaves signing to the server.</param>
public sealed class MessageComposer(DeliveryLedger ledger, SubscriberRegistry? registry = null, SubscriptionLinks? links = null, IReadOnlyList<DkimSigner>? signers = null)
{
    private readonly ConcurrentDictionary<string, EditionMail> mails = new(StringComparer.Ordinal);

    /// <summary>Envelope sender and complete message of a claim; the same claim gives the same bytes at every try.</summary>
    public OutgoingMessage Compose(Claim claim)
    {
        var mail = mails.GetOrAdd(claim.Edition, ledger.Mail);
        var bytes = MimeWriter.Write(Personal(mail, claim));
        return new OutgoingMessage(mail.From, claim.Address, signers is { Count: > 0 } ? DkimSigner.SignAll(signers, bytes, mail.Date) : bytes);
    }

    private EmailMessage Personal(EditionMail mail, Claim claim)
    {
        var message = mail.To(claim.Address, MessageId.For(claim.Edition, claim.Address, mail.From));
        if (claim.List is null || registry?.LinksOf(claim.List, claim.Recipient) is not var (list, token))
            return message;
        var leave = links?.Leave(token);
        message = message with
        {
            List = new MailingList($"{list.Id}.{mail.From.Domain}", list.Name)
            {
                // One-click needs https (RFC 8058); a site on plain http still gets the link in the text.
                UnsubscribePage = leave is { Scheme: "https" } ? leave : null,
                UnsubscribeMailbox = mail.ReplyTo ?? mail.From,
            },
        };
        return leave is null ? message : PersonalFooter.AddTo(message, list.Name, leave);
    }
}

/// <param name="From">Envelope sender: where bounces go.</param>
/// <param name="Bytes">Complete message with CRLF line ends.</param>
public readonly record struct OutgoingMessage(EmailAddress From, EmailAddress To, ReadOnlyMemory<byte> Bytes);
