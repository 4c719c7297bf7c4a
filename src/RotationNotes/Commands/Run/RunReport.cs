using System.Collections.Immutable;
using System.Text.Json;
using RotationNotes.Commands.Outbox;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.MailRoom;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Foundation.Text;
using RotationNotes.Graphics.Devices.Png;
using RotationNotes.Narrative.Writing;
using RotationNotes.Pdf;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Editions;
using RotationNotes.Publishing.Installation;
using RotationNotes.Publishing.Scheduling;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Run;

/// <summary>Carries out a <c>run</c> and says what came of it.</summary>
internal sealed class RunReport(RunOrder order, Desk desk, CommandEnvironment environment, Action<string>? step)
{
    // 108 dots per inch: a page reads well on a screen and stays a small file.
    private const double PixelsPerPoint = 1.5;

    private readonly EditionRoom room = new(desk);

    private TextWriter Talk => environment.Output.Talk;

    /// <returns>Exit code.</returns>
    public int Execute()
    {
        RefuseUnknownNote();
        // Whoever cannot send, or has nobody to send to, should hear it before the work, and before a ledger is begun.
        var recipients = Recipients();
        using var mailRoom = Delivers ? MailRoom.Open(desk.Options.Delivery, "run", environment.Clock) : null;
        mailRoom?.ReadKeys();
        var inputs = room.Prepare(order.NoteId, order.AsOf, environment.Cancellation, step);
        SessionTalk.Say(Talk, inputs.View);
        if (inputs.View.IsSample && order.Send && mailRoom is not null)
            throw new DiagnosticException(FailureKind.Data, Diagnostic.Error(Place.Nowhere, "sample data never go to subscribers.", "Import data first, or name single addresses with --to."));
        foreach (var notice in inputs.Fonts.Notices)
            Talk.WriteLine($"warning: {notice.Message} {notice.Hint}");
        return order.DryRun ? Preview(inputs, recipients) : Publish(inputs, recipients, mailRoom);
    }

    private bool Delivers => !order.DryRun && (order.Send || order.SendTest || !order.To.IsEmpty);

    private ImmutableArray<PlannedRecipient> Recipients()
    {
        var recipients = order.Send ? Readers() : order.SendTest ? Testers() : [];
        recipients = [.. recipients, .. order.To.Select(address => new PlannedRecipient(address))];
        if (order.Send && recipients.IsEmpty)
        {
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(
                Place.Nowhere, "--send has nobody to send to.", "Add subscribers to a list of the note, list addresses under Delivery:Recipients in appsettings.json, or name one with --to."));
        }

        if (order.SendTest && recipients.IsEmpty)
        {
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(
                Place.Nowhere, $"{order.NoteId} has no test list with anybody on it.", "Make one with `subscribers put-list --test` and add people to it."));
        }

        // Without a recipient the desk itself gets the copy, so that the mail can be looked at.
        return recipients.IsEmpty ? [new PlannedRecipient(desk.Options.Delivery.From)] : recipients;
    }

    private ImmutableArray<PlannedRecipient> Readers()
    {
        using var reading = MailRoom.OpenForReading(desk.Options.Delivery, environment.Clock);
        return reading?.RecipientsOf(order.NoteId) ?? [.. desk.Options.Delivery.Recipients.Select(address => new PlannedRecipient(address))];
    }

    private ImmutableArray<PlannedRecipient> Testers()
    {
        using var reading = MailRoom.OpenForReading(desk.Options.Delivery, environment.Clock);
        return reading?.Registry.RecipientsOf(order.NoteId, fromTestLists: true) ?? [];
    }

    // A name typed wrong is a usage fault; a note that exists but does not read is a configuration fault.
    private void RefuseUnknownNote()
    {
        var known = desk.Notes.List();
        if (known.Contains(order.NoteId, StringComparer.Ordinal))
            return;
        var hint = NearestName.Find(order.NoteId, known) is { } nearest ? $"Did you mean '{nearest}'?" : known.IsEmpty ? "The templates folder holds no notes." : $"There are: {string.Join(", ", known)}.";
        throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, $"there is no note '{order.NoteId}'.", hint));
    }

    private int Publish(EditionInputs inputs, ImmutableArray<PlannedRecipient> recipients, MailRoom? mailRoom)
    {
        var request = new EditionRequest
        {
            NoteId = order.NoteId,
            AsOf = inputs.View.AsOf,
            Revision = order.Revision,
        };
        var outcome = room.Publish(request, inputs, environment.Cancellation, step);
        foreach (var diagnostic in outcome.Diagnostics)
            Talk.WriteLine(diagnostic);
        if (outcome.Edition is not { } edition || outcome.Mail is not { } mail)
        {
            Talk.WriteLine($"{order.NoteId} for {DateArgument.Text(inputs.View.AsOf)} is already being produced by another process.");
            return Delivers ? (int)FailureKind.Delivery : ExitCode.Done;
        }

        Talk.WriteLine(outcome.Status == EditionStatus.AlreadyPublished
            ? $"{edition.Id} is already published with this content."
            : $"Published {edition.Id}{(edition.Manifest.Supersedes is { } old ? $", a correction of {old.Edition}" : "")}.");
        var pdf = order.Out ?? edition.Pdf;
        if (order.Out is { } copy)
            Save(copy, File.ReadAllBytes(edition.Pdf.FullName));
        SavePicture(inputs, edition.Id.Revision);
        var (code, files) = Mail(mailRoom, edition.Id, mail, recipients);
        Print(
            edition.Id, outcome.Status == EditionStatus.AlreadyPublished ? "already-published" : "published", pdf, edition.Folder, files,
            mailRoom?.Ledger.Status(edition.Id.Name).FirstOrDefault(), outcome.Diagnostics);
        return code;
    }

    private (int Code, ImmutableArray<OutboxReceipt> Files) Mail(MailRoom? mailRoom, EditionId id, EditionMail mail, ImmutableArray<PlannedRecipient> recipients)
    {
        var outbox = new FileOutbox(desk.Options.Publishing.Outbox);
        if (mailRoom is null)
        {
            // The desk's own copy, to look at: it goes to nobody.
            step?.Invoke("outbox");
            return (ExitCode.Done, Said(recipients.Select(recipient => outbox.Put(id.Name, new MessageComposer(null).Compose(id.Name, mail, recipient)))));
        }

        if (desk.Options.Delivery.Smtp is not null)
            return (Deliver(mailRoom, id, mail, recipients), []);
        FileInfo[] files = [.. recipients.DistinctBy(recipient => recipient.Address.Key, StringComparer.Ordinal).Select(recipient => outbox.FileFor(id.Name, recipient.Address))];
        var old = files.Where(file => File.Exists(file.FullName)).ToHashSet();
        var code = Deliver(mailRoom, id, mail, recipients);
        return (code, Said(files.Where(file => File.Exists(file.FullName)).Select(file => new OutboxReceipt(file, old.Contains(file)))));
    }

    private ImmutableArray<OutboxReceipt> Said(IEnumerable<OutboxReceipt> receipts)
    {
        var said = receipts.ToImmutableArray();
        foreach (var receipt in said)
            Talk.WriteLine($"{(receipt.AlreadyThere ? "Mail was already there" : "Mail written")}: {desk.Options.Paths.Shown(receipt.File.FullName)}");
        return said;
    }

    private int Deliver(MailRoom mailRoom, EditionId id, EditionMail mail, IEnumerable<PlannedRecipient> recipients)
    {
        step?.Invoke("send");
        var receipt = mailRoom.Ledger.Plan(new EditionPlan
        {
            Edition = id.Name,
            NoteId = id.NoteId,
            Mail = mail,
            Recipients = recipients,
            // Who names an address singly knows which date it is sent.
            IssueBy = order.Send ? IssueDeadline.Of(id.AsOf, desk.Calendar, desk.Options.Delivery.IssueByHoursOf(id.NoteId)) : null,
        });
        if (receipt.State == ReleaseState.Released)
            return new DeliveryReport(mailRoom, environment).Send(id.Name);
        DeliveryReport.SayHeld(Talk, id.Name, receipt);
        return (int)FailureKind.Delivery;
    }

    private int Preview(EditionInputs inputs, IEnumerable<PlannedRecipient> recipients)
    {
        var newest = desk.Archive.Newest(order.NoteId, inputs.View.AsOf);
        var content = EditionPipeline.Render(inputs, EditionPipeline.Compose(inputs, environment.Cancellation, step), order.Revision ?? newest?.Id.Revision ?? 1, environment.Cancellation, step, order.Watermark);
        foreach (var diagnostic in content.Diagnostics)
            Talk.WriteLine(diagnostic);
        var file = order.Out ?? new FileInfo(Path.Combine(desk.Options.Publishing.Preview.FullName, content.Id.Name + ".pdf"));
        Save(file, content.Pdf.AsSpan());
        SavePicture(inputs, content.Id.Revision);
        var fitted = EditionMailing.Of(content, content.Id, desk.Options.Delivery.Terms, IssueDeadline.CloseOf(content.Id.AsOf, desk.Calendar));
        foreach (var warning in fitted.Warnings)
            Talk.WriteLine(warning);
        var previews = new FileOutbox(desk.Options.Publishing.Preview);
        using var reading = MailRoom.OpenForReading(desk.Options.Delivery, environment.Clock);
        var composer = reading?.Composer(signed: false) ?? new MessageComposer(null);
        foreach (var recipient in recipients.DistinctBy(recipient => recipient.Address.Key, StringComparer.Ordinal))
        {
            var preview = previews.FileFor(content.Id.Name, recipient.Address);
            Save(preview, composer.Compose(content.Id.Name, fitted.Mail, recipient).Bytes.Span);
            Talk.WriteLine($"Mail to look at: {desk.Options.Paths.Shown(preview.FullName)}");
        }

        Talk.WriteLine("Dry run: nothing was added to archive and outbox.");
        Print(content.Id, "dry-run", file, null, [], null, [.. content.Diagnostics, .. fitted.Warnings]);
        return ExitCode.Done;
    }

    /// <summary>The first page as a PNG, drawn from the same layout as the PDF.</summary>
    private void SavePicture(EditionInputs inputs, int revision)
    {
        if (order.Preview is not { } file)
            return;
        var document = NoteComposer.Compose(inputs.Note, inputs.View, inputs.Metrics).Document with { Revision = revision };
        var page = new PdfRenderer(inputs.Theme, inputs.Fonts).DrawPage(document, 1, new PdfOptions { Watermark = order.Watermark });
        Save(file, PngDevice.Render(page, PixelsPerPoint, inputs.Theme.Colors.Paper, indexed: true));
        Talk.WriteLine($"Picture of page 1: {desk.Options.Paths.Shown(file.FullName)}");
    }

    private static void Save(FileInfo file, ReadOnlySpan<byte> bytes)
    {
        DurableFile.CreateFolder(file.DirectoryName!);
        DurableFile.Replace(file.FullName, bytes);
    }

    private void Print(EditionId id, string status, FileInfo pdf, DirectoryInfo? folder, IEnumerable<OutboxReceipt> mails, DeliveryStatus? delivery, IEnumerable<Diagnostic> diagnostics)
    {
        if (!order.Json)
        {
            environment.Output.Data.WriteLine(pdf.FullName);
            return;
        }

        JsonOutput.Print(environment.Output.Data, json =>
        {
            json.WriteStartObject();
            json.WriteString("edition", id.Name);
            json.WriteString("status", status);
            json.WriteString("note", id.NoteId);
            json.WriteString("asOf", DateArgument.Text(id.AsOf));
            json.WriteNumber("revision", id.Revision);
            json.WriteString("pdf", pdf.FullName);
            json.WriteString("folder", folder?.FullName);
            WriteMails(json, mails);
            if (delivery is not null)
            {
                json.WritePropertyName("delivery");
                DeliveryReport.Write(json, delivery);
            }

            json.WriteStartArray("warnings");
            foreach (var diagnostic in diagnostics)
                json.WriteStringValue(diagnostic.ToString());
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteMails(Utf8JsonWriter json, IEnumerable<OutboxReceipt> mails)
    {
        json.WriteStartArray("mails");
        foreach (var mail in mails)
        {
            json.WriteStartObject();
            json.WriteString("file", mail.File.FullName);
            json.WriteBoolean("alreadyThere", mail.AlreadyThere);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
