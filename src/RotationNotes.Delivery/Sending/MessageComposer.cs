using System.Collections.Concurrent;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Subscribers;

namespace RotationNotes.Delivery.Sending;

/// <summary>Turns a recipient's place in an edition into a finished message: the one way for the wire and for files alike.</summary>
/// <param name="ledger">Keeps the mail of claims; null where only mail at hand is composed.</param>
/// <param name="registry">Knows the personal links of a subscription; null where nobody subscribes.</param>
/// <param name="links">Where those links lead and how they are shown; null while the portal has no public address, and then list mail names only the mailbox.</param>
/// <param name="signers">Keys that sign, in order; none leaves signing to the server.</param>
public sealed class MessageComposer(DeliveryLedger? ledger, SubscriberRegistry? registry = null, SubscriptionLinks? links = null, IReadOnlyList<DkimSigner>? signers = null)
{
    private readonly ConcurrentDictionary<string, EditionMail> mails = new(StringComparer.Ordinal);

    /// <summary>Envelope sender and complete message of a claim; the same claim gives the same bytes at every try.</summary>
    public OutgoingMessage Compose(Lease claim) =>
        Compose(mails.GetOrAdd(claim.Edition, edition => ledger!.Mail(edition)), new PlannedRecipient(claim.Address, claim.List), claim.Recipient, new MessageId(claim.MessageId));

    /// <summary>The message of one recipient of a mail at hand.</summary>
    public OutgoingMessage Compose(string edition, EditionMail mail, PlannedRecipient recipient) =>
        Compose(mail, recipient, recipient.Address.Key, MessageId.For(edition, recipient.Address, mail.From));

    private OutgoingMessage Compose(EditionMail mail, PlannedRecipient recipient, string subscriber, MessageId id)
    {
        var message = MessageBuilder.Build(Personal(mail, recipient.List, subscriber), recipient.Address, id);
        foreach (var signer in signers ?? [])
            signer.Sign(message, mail.Date);
        return new OutgoingMessage(mail.From, recipient.Address, MessageBuilder.Write(message));
    }

    private EditionMail Personal(EditionMail mail, string? listId, string subscriber)
    {
        if (listId is null || registry?.LinksOf(listId, subscriber) is not var (list, token))
            return mail;
        var leave = links?.Leave(token);
        mail = mail with
        {
            List = new MailingList($"{list.Id}.{mail.From.Domain}", list.Name)
            {
                // One-click needs https (RFC 8058); a site on plain http still gets the link in the text.
                UnsubscribePage = leave is { Scheme: "https" } ? leave : null,
                UnsubscribeMailbox = mail.ReplyTo ?? mail.From,
            },
        };
        if (leave is null)
            return mail;
        var (text, html) = links!.Lines(mail.Language, list.Name, leave);
        return mail with { PlainText = mail.PlainText.TrimEnd('\n', '\r') + text, Html = mail.Html.Insert(mail.PersonalSlot ?? mail.Html.Length, html) };
    }
}

/// <param name="From">Envelope sender: where bounces go.</param>
/// <param name="Bytes">Complete message with CRLF line ends.</param>
public readonly record struct OutgoingMessage(EmailAddress From, EmailAddress To, ReadOnlyMemory<byte> Bytes);
