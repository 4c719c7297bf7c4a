using System.Collections.Immutable;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.MailRoom;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Installation;
using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Publishing.Editions;

/// <summary>The last step of an issue: who gets the mail, and its place in the ledger, from which server and files are served alike.</summary>
internal sealed class EditionPost(Desk desk, MailDoor door)
{
    /// <summary>Everybody whom an order means, each once.</summary>
    public ImmutableArray<PlannedRecipient> Recipients(IssueOrder order)
    {
        var options = desk.Options.Delivery;
        IEnumerable<PlannedRecipient> listed = order.Audience.Readership switch
        {
            Readership.Readers => door.Look(room => room?.RecipientsOf(order.NoteId) ?? Singly(options.Recipients)),
            Readership.TestLists => door.Look(room => room?.Registry.RecipientsOf(order.NoteId, fromTestLists: true) ?? []),
            Readership.Desk => Singly([options.From]),
            _ => [],
        };
        return [.. listed.Concat(Singly(order.Audience.Named)).DistinctBy(recipient => recipient.Address.Key, StringComparer.Ordinal)];
    }

    /// <summary>Enters an edition into the ledger; whoever holds the mail room sends it.</summary>
    /// <exception cref="DiagnosticException">The store failed.</exception>
    public PlanReceipt Plan(IssueOrder order, EditionId id, EditionMail mail, ImmutableArray<PlannedRecipient> recipients)
    {
        // Who names an address singly knows which date it is sent.
        var hours = order.Audience.Readership == Readership.Readers ? desk.Options.Delivery.IssueByHoursOf(id.NoteId) : 0;
        return door.Enter().Ledger.Plan(new EditionPlan
        {
            Edition = id.Name,
            NoteId = id.NoteId,
            Mail = mail,
            Recipients = recipients,
            IssueBy = IssueDeadline.Of(id.AsOf, desk.Calendar, hours),
        });
    }

    /// <summary>Where the messages of a plan lie once they are sent; nowhere with a server.</summary>
    public ImmutableArray<OutboxReceipt> Files(EditionId id, ImmutableArray<PlannedRecipient> recipients)
    {
        if (desk.Options.Delivery.Smtp is not null)
            return [];
        var outbox = new FileOutbox(desk.Options.Publishing.Outbox);
        return [.. recipients.Select(recipient => outbox.FileFor(id.Name, recipient.Address)).Select(file => new OutboxReceipt(file, file.Exists))];
    }

    /// <summary>Copies to look at: they go to nobody, and the ledger does not know them.</summary>
    public ImmutableArray<OutboxReceipt> Copies(EditionId id, EditionMail mail, ImmutableArray<PlannedRecipient> recipients)
    {
        var outbox = new FileOutbox(desk.Options.Publishing.Outbox);
        return [.. recipients.Select(recipient => outbox.Put(id.Name, new MessageComposer(null).Compose(id.Name, mail, recipient)))];
    }

    /// <summary>Messages as they would leave, unsigned, in the preview folder; those of an earlier dry run are replaced.</summary>
    public ImmutableArray<OutboxReceipt> Drafts(EditionId id, EditionMail mail, ImmutableArray<PlannedRecipient> recipients) => door.Look(room =>
    {
        var previews = new FileOutbox(desk.Options.Publishing.Preview);
        var composer = room?.Composer(signed: false) ?? new MessageComposer(null);
        var drafts = ImmutableArray.CreateBuilder<OutboxReceipt>();
        foreach (var recipient in recipients)
        {
            var file = previews.FileFor(id.Name, recipient.Address);
            DurableFile.CreateFolder(file.DirectoryName!);
            DurableFile.Replace(file.FullName, composer.Compose(id.Name, mail, recipient).Bytes.Span);
            drafts.Add(new OutboxReceipt(file, AlreadyThere: false));
        }

        return drafts.ToImmutable();
    });

    private static ImmutableArray<PlannedRecipient> Singly(ImmutableArray<EmailAddress> addresses) =>
        [.. addresses.Select(address => new PlannedRecipient(address))];
}
