using System.Text.Json;
using RotationNotes.Configuration;
using RotationNotes.Delivery.Outbox;
using RotationNotes.Storage;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Publishing.Editions;
using RotationNotes.Terminal;

namespace RotationNotes.Commands;

/// <summary>Carries out a <c>run</c> and says what came of it.</summary>
internal sealed class RunReport(RunOrder order, Desk desk, CommandEnvironment environment, Action<string>? step)
{
    private readonly EditionRoom room = new(desk);

    private TextWriter Talk => environment.Output.Talk;

    /// <returns>Exit code.</returns>
    public int Execute()
    {
        RefuseUnknownNote();
        var inputs = room.Prepare(order.NoteId, order.AsOf, environment.Cancellation, step);
        SessionTalk.Say(Talk, inputs.View);
        foreach (var notice in inputs.Fonts.Notices)
            Talk.WriteLine($"warning: {notice.Message} {notice.Hint}");
        return order.DryRun ? Preview(inputs) : Publish(inputs);
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

    private int Publish(EditionInputs inputs)
    {
        var request = new EditionRequest
        {
            NoteId = order.NoteId,
            AsOf = inputs.View.AsOf,
            Revision = order.Revision,
            // Without a recipient the desk itself gets the copy, so that the mail can be looked at.
            Recipients = order.Recipients.IsEmpty ? [desk.Options.Delivery.From] : order.Recipients,
        };
        var outcome = room.Publish(request, inputs, environment.Cancellation, step);
        foreach (var diagnostic in outcome.Diagnostics)
            Talk.WriteLine(diagnostic);
        if (outcome.Edition is not { } edition)
        {
            Talk.WriteLine($"{order.NoteId} for {DateArgument.Text(inputs.View.AsOf)} is already being produced by another process.");
            return ExitCode.Done;
        }

        Talk.WriteLine(outcome.Status == EditionStatus.AlreadyPublished
            ? $"{edition.Id} is already published with this content."
            : $"Published {edition.Id}{(edition.Manifest.Supersedes is { } old ? $", a correction of {old.Edition}" : "")}.");
        foreach (var mail in outcome.Mails)
            Talk.WriteLine($"{(mail.AlreadyThere ? "Mail was already there" : "Mail written")}: {desk.Options.Paths.Shown(mail.File.FullName)}");

        var pdf = order.Out ?? edition.Pdf;
        if (order.Out is { } copy)
            Save(copy, File.ReadAllBytes(edition.Pdf.FullName));
        Print(edition.Id, outcome.Status == EditionStatus.AlreadyPublished ? "already-published" : "published", pdf, edition.Folder, outcome.Mails, outcome.Diagnostics);
        return ExitCode.Done;
    }

    private int Preview(EditionInputs inputs)
    {
        var newest = desk.Archive.Newest(order.NoteId, inputs.View.AsOf);
        var content = EditionPipeline.Produce(inputs, order.Revision ?? newest?.Id.Revision ?? 1, environment.Cancellation, step);
        foreach (var diagnostic in content.Diagnostics)
            Talk.WriteLine(diagnostic);
        var file = order.Out ?? new FileInfo(Path.Combine(desk.Options.Publishing.Preview.FullName, content.Id.Name + ".pdf"));
        Save(file, content.Pdf.AsSpan());
        Talk.WriteLine("Dry run: nothing was added to archive and outbox.");
        Print(content.Id, "dry-run", file, null, [], content.Diagnostics);
        return ExitCode.Done;
    }

    private static void Save(FileInfo file, ReadOnlySpan<byte> bytes)
    {
        DurableFile.CreateFolder(file.DirectoryName!);
        DurableFile.Replace(file.FullName, bytes);
    }

    private void Print(EditionId id, string status, FileInfo pdf, DirectoryInfo? folder, IEnumerable<OutboxReceipt> mails, IEnumerable<Diagnostic> diagnostics)
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
