using System.CommandLine;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Run;

/// <summary>Options of <c>run</c>; <c>--run-now</c> without a verb takes them too.</summary>
internal sealed class RunOptions
{
    public Option<string?> Note { get; } = new("--note") { Description = "Note to make; by default the one of Notes:Default.", HelpName = "id" };

    public Option<DateOnly?> AsOf { get; } = DateArgument.AsOf("Date the note describes; the last session on or before it counts. By default the newest session of the data.");

    public Option<string?> Out { get; } = new("--out") { Description = "Also write the PDF to this file.", HelpName = "file.pdf" };

    public Option<string?> Preview { get; } = new("--preview") { Description = "Also write the first page as a picture to this file.", HelpName = "file.png" };

    public Option<string?> Watermark { get; } = new("--watermark") { Description = "Print this word pale across every page, e.g. Draft; only with --dry-run.", HelpName = "word" };

    public Option<int?> Revision { get; } = new("--revision") { Description = "Revision to make or compare with; by default the archive decides.", HelpName = "n" };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Make everything, but add nothing to archive and outbox; the PDF goes to --out or output/preview, the mail to output/preview." };

    public Option<bool> Send { get; } = new("--send") { Description = "Mail the edition to Delivery:Recipients and the subscribers of its lists, and wait for the outcome; exit code 5 when somebody did not get it." };

    public Option<bool> SendTest { get; } = new("--send-test") { Description = "Mail the edition to the note's test lists only." };

    public Option<string[]> To { get; } = new("--to") { Description = "Mail the edition to this address; may be repeated.", HelpName = "a@b", AllowMultipleArgumentsPerToken = false };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the result as JSON instead of the PDF's path." };

    public Option<bool> Timings { get; } = new("--timings") { Description = "Say on stderr how long each step took." };

    public IEnumerable<Option> All => [Note, AsOf, Out, Preview, Watermark, Revision, DryRun, Send, SendTest, To, Json, Timings];
}
