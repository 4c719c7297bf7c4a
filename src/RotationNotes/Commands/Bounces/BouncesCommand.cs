using System.CommandLine;
using RotationNotes.Delivery.Bounces;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Bounces;

/// <summary><c>subscribers bounces</c>: returned mail and complaints, read now; <c>serve</c> reads them by itself.</summary>
internal static class BouncesCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var folder = new Argument<string?>("folder") { Description = "Maildir or drop folder; by default Delivery:Bounces:Folder.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("bounces", "Read returned mail and complaints from a folder, and suppress whom they are about.") { folder };
        runner.Attach(command, parse =>
        {
            var environment = runner.Environment;
            var options = global.Load(parse, environment).Delivery;
            var from = parse.GetValue(folder) is { } named ? new DirectoryInfo(Path.GetFullPath(named, environment.CurrentFolder.FullName)) : options.BounceFolder;
            if (from is not { Exists: true })
            {
                throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(
                    new Place(from?.FullName), from is null ? "no folder is named." : "this folder does not exist.", "Name it, or set Delivery:Bounces:Folder."));
            }

            using var room = MailRoom.Open(options, "subscribers bounces", environment.Clock);
            foreach (var report in new BounceFolder(from, room.Bounces, environment.Clock).Take())
            {
                if (report.Remark is { } remark)
                    environment.Output.Data.WriteLine($"{report.File}: {remark}");
                foreach (var (bounce, verdict) in report.Outcomes)
                    environment.Output.Data.WriteLine($"{report.File}: {bounce.Recipient.Address} {bounce.Kind.ToString().ToLowerInvariant()} {bounce.Status} {Words(verdict)}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string Words(BounceVerdict verdict) => verdict switch
    {
        BounceVerdict.Ignored => "(nothing to do)",
        BounceVerdict.NotOurs => "(about no message of ours; ignored)",
        BounceVerdict.Unproven => "(names no message of ours, so nothing was changed; `subscribers suppress` if you trust it)",
        BounceVerdict.SeenBefore => "(known)",
        BounceVerdict.Counted => "(counted)",
        _ => "(suppressed)",
    };
}
