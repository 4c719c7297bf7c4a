using System.CommandLine;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Hosting;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Serve;

/// <summary><c>serve</c>: worker and portal until a stop signal.</summary>
internal static class ServeCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var port = new Option<int?>("--port") { Description = "Portal's port instead of Portal:Port; 0 lets the system choose.", HelpName = "n" };
        var command = new Command("serve", "Produce notes on schedule and serve the archive in the browser, until Ctrl-C or SIGTERM.") { port };
        runner.Attach(command, parse =>
        {
            var overrides = parse.GetValue(port) is { } number
                ? [new Setting("Portal:Port", number.ToString(CultureInfo.InvariantCulture), new Place("--port"))]
                : Array.Empty<Setting>();
            var desk = new Desk(global.Load(parse, runner.Environment, overrides), runner.Environment.Clock, runner.Environment.ApplicationFolder);
            CheckNotes(desk);
            CheckSchedules(desk, runner.Environment.Clock);
            return WorkerHost.Run(desk, runner.Environment);
        });
        return command;
    }

    // A schedule for a note that cannot be made should fail on Monday morning at start, not on Friday evening at the fire.
    private static void CheckNotes(Desk desk)
    {
        foreach (var note in desk.Options.Schedules.Schedules.Select(schedule => schedule.NoteId).Distinct(StringComparer.Ordinal))
            desk.StyleOf(desk.Notes.Load(note));
    }

    private static void CheckSchedules(Desk desk, TimeProvider clock)
    {
        var over = desk.Options.Schedules.Schedules.Select(schedule => schedule.OverSince(clock.GetUtcNow())).OfType<Diagnostic>().ToArray();
        if (over.Length > 0)
            throw new DiagnosticException(FailureKind.Configuration, over);
    }
}
