using System.Collections.Immutable;
using System.CommandLine;
using RotationNotes.Delivery.Messages;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Installation;

namespace RotationNotes.Commands.Run;

/// <summary>What a <c>run</c> command line asks for, checked as a whole.</summary>
/// <param name="AsOf">Date asked for, or null for the newest session of the data.</param>
/// <param name="Send">Whether it goes to everybody who is to get the note.</param>
/// <param name="SendTest">Whether it goes to the test lists of the note.</param>
/// <param name="To">Addresses named singly. Without these and without <paramref name="Send"/> the sender gets one copy.</param>
internal sealed record RunOrder(string NoteId, DateOnly? AsOf, int? Revision, FileInfo? Out, FileInfo? Preview, string? Watermark, bool DryRun, bool Send, bool SendTest, ImmutableArray<EmailAddress> To, bool Json)
{
    /// <exception cref="DiagnosticException">Every contradiction and invalid value (usage).</exception>
    public static RunOrder Read(ParseResult parse, RunOptions options, AppOptions app, DirectoryInfo currentFolder)
    {
        var faults = new List<Diagnostic>();
        var note = parse.GetValue(options.Note) ?? app.Notes.Default;
        if (!EditionId.IsNoteId(note))
            faults.Add(Fault($"--note '{note}' is not a note id.", "Ids are folder names of a–z, 0–9, '-' and '.'; `note list` prints them."));
        var dryRun = parse.GetValue(options.DryRun);
        var send = parse.GetValue(options.Send);
        var sendTest = parse.GetValue(options.SendTest);
        if ((dryRun && send) || (dryRun && sendTest) || (send && sendTest))
            faults.Add(Fault("--dry-run, --send and --send-test contradict each other.", "Choose one."));
        var recipients = ReadRecipients(parse.GetValue(options.To) ?? [], faults);
        var revision = parse.GetValue(options.Revision);
        var watermark = parse.GetValue(options.Watermark);
        if (watermark is not null && !dryRun)
            faults.Add(Fault("--watermark goes with --dry-run only.", "A sealed edition carries no draft mark."));
        if (revision < 1)
            faults.Add(Fault("--revision must be 1 or more.", null));
        if (faults.Count > 0)
            throw new DiagnosticException(FailureKind.Usage, faults);
        var (file, preview) = (FileOf(parse.GetValue(options.Out)), FileOf(parse.GetValue(options.Preview)));
        return new RunOrder(note, parse.GetValue(options.AsOf), revision, file, preview, watermark, dryRun, send, sendTest, recipients, parse.GetValue(options.Json));

        FileInfo? FileOf(string? path) => path is null ? null : new FileInfo(Path.GetFullPath(path, currentFolder.FullName));
    }

    private static ImmutableArray<EmailAddress> ReadRecipients(string[] to, List<Diagnostic> faults)
    {
        var recipients = ImmutableArray.CreateBuilder<EmailAddress>();
        foreach (var text in to)
        {
            if (EmailAddress.TryParse(text, out var address, out var reason))
                recipients.Add(address);
            else
                faults.Add(Fault($"--to: {reason}", "Write one mailbox, e.g. desk@example.com."));
        }

        return recipients.ToImmutable();
    }

    private static Diagnostic Fault(string message, string? hint) => Diagnostic.Error(Place.Nowhere, message, hint);
}
