using System.CommandLine;
using RotationNotes.Commands.Outbox;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Editions;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Run;

/// <summary><c>run</c> and <c>--run-now</c>: one edition, at once.</summary>
internal static class RunCommand
{
    public static Command Create(RunOptions options, GlobalOptions global, CommandRunner runner)
    {
        var command = new Command("run", "Make one edition now: PDF, web page, text, mail and archive. The last line printed is the PDF's path.");
        foreach (var option in options.All)
            command.Options.Add(option);
        runner.Attach(command, parse => RunOnce(parse, options, global, runner.Environment));
        return command;
    }

    /// <summary>Makes <c>--run-now</c> without a verb mean <c>run</c> with the same options.</summary>
    public static void AttachRunNow(RootCommand root, RunOptions options, GlobalOptions global, CommandRunner runner)
    {
        var runNow = new Option<bool>("--run-now") { Description = "Make the default note at once, as `run` does; takes the options of `run`." };
        root.Options.Add(runNow);
        foreach (var option in options.All)
        {
            // They are documented under `run`; here they only have to be understood.
            root.Options.Add(option);
        }

        runner.Attach(root, parse => parse.GetValue(runNow)
            ? RunOnce(parse, options, global, runner.Environment)
            : throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(
                Place.Nowhere, "a command is missing.", "Try `rotation-notes run`, or `rotation-notes --help` for all commands.")));
    }

    private static int RunOnce(ParseResult parse, RunOptions options, GlobalOptions global, CommandEnvironment environment)
    {
        var timings = parse.GetValue(options.Timings) ? new StepTimings(environment.Clock) : null;
        timings?.Begin("settings");
        var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
        var order = RunOrder.Read(parse, options, desk.Options, environment.CurrentFolder);
        using var door = new MailDoor(desk.Options.Delivery, "run", environment.Clock);
        var outcome = new EditionIssue(desk, door, environment.Clock).Run(order.Issue, timings is null ? null : timings.Begin, environment.Cancellation);
        var code = new RunListing(order, outcome, desk.Options.Paths, environment).Print(outcome.Plan is null ? null : new DeliveryReport(door.Enter(), environment));
        timings?.Print(environment.Output.Talk);
        return code;
    }
}
