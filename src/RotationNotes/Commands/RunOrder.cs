using System.Collections.Immutable;
using System.CommandLine;
using RotationNotes.Configuration;
using RotationNotes.Delivery;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Publishing.Editions;

namespace RotationNotes.Commands;

/// <summary>What a <c>run</c> command line asks for, checked as a whole.</summary>
/// <param name="AsOf">Date asked for, or null for the newest session of the data.</param>
/// <param name="Recipients">Who gets a mail; empty means one copy for the sender.</param>
internal sealed record RunOrder(string NoteId, DateOnly? AsOf, int? Revision, FileInfo? Out, bool DryRun, ImmutableArray<EmailAddress> Recipients, bool Json)
{
    /// <exception cref="DiagnosticException">Every contradiction and invalid value (usage).</exception>
    public static RunOrder Read(ParseResult parse, RunOptions options, AppOptions app, DirectoryInfo currentFolder)
    {
        var faults = new List<Diagnostic>();
        var note = parse.GetValue(options.Note) ?? app.Notes.Default;
        if (!EditionId.IsNoteId(note))
            faults.Add(Fault($"--note '{note}' is not a note id.", "Ids are folder names of a–z, 0–9 and '-'; `note list` prints them."));
        var dryRun = parse.GetValue(options.DryRun);
        var send = parse.GetValue(options.Send);
        if (dryRun && send)
            faults.Add(Fault("--dry-run and --send contradict each other.", "Choose one."));
        var recipients = ReadRecipients(parse.GetValue(options.To) ?? [], send, app, faults);
        var revision = parse.GetValue(options.Revision);
        if (revision < 1)
            faults.Add(Fault("--revision must be 1 or more.", null));
        if (faults.Count > 0)
            throw new DiagnosticException(FailureKind.Usage, faults);
        var file = parse.GetValue(options.Out) is { } path ? new FileInfo(Path.GetFullPath(path, currentFolder.FullName)) : null;
        return new RunOrder(note, parse.GetValue(options.AsOf), revision, file, dryRun, recipients, parse.GetValue(options.Json));
    }

    private static ImmutableArray<EmailAddress> ReadRecipients(string[] to, bool send, AppOptions app, List<Diagnostic> faults)
    {
        var recipients = ImmutableArray.CreateBuilder<EmailAddress>();
        if (send)
            recipients.AddRange(app.Delivery.Recipients);
        foreach (var text in to)
        {
            if (EmailAddress.TryParse(text, out var address, out var reason))
                recipients.Add(address);
            else
                faults.Add(Fault($"--to: {reason}", "Write one mailbox, e.g. desk@example.com."));
        }

        if (send && recipients.Count == 0 && to.Length == 0)
            faults.Add(Fault("--send has nobody to send to.", "List addresses under Delivery:Recipients in appsettings.json, or name one with --to."));
        return recipients.ToImmutable();
    }

    private static Diagnostic Fault(string message, string? hint) => Diagnostic.Error(Place.Nowhere, message, hint);
}
