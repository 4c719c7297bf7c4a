using System.Collections.Immutable;
using System.CommandLine;
using RotationNotes.Delivery.Messages;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Editions;
using RotationNotes.Publishing.Installation;

namespace RotationNotes.Commands.Run;

/// <summary>What a <c>run</c> command line asks for, checked as a whole.</summary>
/// <param name="Json">Whether the result is printed as JSON.</param>
internal sealed record RunOrder(IssueOrder Issue, bool Json)
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
        // Without a recipient the desk itself gets a copy, so that the mail can be looked at.
        var audience = send ? Audience.Readers : sendTest ? Audience.TestLists : Audience.Desk;
        var order = new IssueOrder
        {
            NoteId = note,
            AsOf = parse.GetValue(options.AsOf),
            Revision = revision,
            Audience = audience.And(recipients),
            DryRun = dryRun ? new DryRun(watermark) : null,
            PdfCopy = FileOf(parse.GetValue(options.Out)),
            Picture = FileOf(parse.GetValue(options.Preview)),
        };
        return new RunOrder(order, parse.GetValue(options.Json));

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
