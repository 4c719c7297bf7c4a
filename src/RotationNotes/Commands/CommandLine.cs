using System.CommandLine;
using RotationNotes.Commands.Archive;
using RotationNotes.Commands.Charts;
using RotationNotes.Commands.Data;
using RotationNotes.Commands.Doctor;
using RotationNotes.Commands.Metrics;
using RotationNotes.Commands.Notes;
using RotationNotes.Commands.Outbox;
using RotationNotes.Commands.Run;
using RotationNotes.Commands.Schedules;
using RotationNotes.Commands.Serve;
using RotationNotes.Commands.Subscribers;
using RotationNotes.Terminal;

namespace RotationNotes.Commands;

/// <summary>The command tree of <c>rotation-notes</c>.</summary>
public static class CommandLine
{
    /// <summary>Parses and runs one command line.</summary>
    /// <returns>Exit code, see <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, CommandEnvironment environment)
    {
        var output = environment.Output;
        try
        {
            var parse = Build(environment).Parse(arguments);
            if (parse.Errors.Count > 0)
            {
                foreach (var error in parse.Errors)
                    output.Talk.WriteLine($"error: {error.Message}");
                output.Talk.WriteLine("Run `rotation-notes --help` to see the commands, `rotation-notes <command> --help` for one of them.");
                return ExitCode.Usage;
            }

            return parse.Invoke(new InvocationConfiguration
            {
                Output = output.Data,
                Error = output.Talk,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        finally
        {
            output.Flush();
        }
    }

    internal static RootCommand Build(CommandEnvironment environment)
    {
        var runner = new CommandRunner(environment);
        var global = new GlobalOptions();
        var run = new RunOptions();
        var root = new RootCommand(
            """
            Turns market data into strategist notes: PDF, web page, mail and a sealed archive.

            Examples:
              rotation-notes --run-now
              rotation-notes run --note weekly-rotation --as-of 2024-07-16
              rotation-notes run --as-of 2024-07-16 --to desk@example.com --out note.pdf
              rotation-notes data import ./downloads
              rotation-notes metrics show --as-of 2024-07-16 --ids rut-ret-5d,rut-z50 --json
              rotation-notes serve

            Exit codes: 0 done, 2 usage, 3 configuration or template, 4 data missing, stale or refused,
            5 delivery incomplete, 6 integrity failure, 70 fault of the program, 130/143 stopped by a signal.
            """);
        global.AddTo(root);
        RunCommand.AttachRunNow(root, run, global, runner);
        root.Subcommands.Add(RunCommand.Create(run, global, runner));
        root.Subcommands.Add(ServeCommand.Create(global, runner));
        root.Subcommands.Add(DataCommand.Create(global, runner));
        root.Subcommands.Add(MetricsCommand.Create(global, runner));
        root.Subcommands.Add(NoteCommand.Create(global, runner));
        root.Subcommands.Add(ChartCommand.Create(global, runner));
        root.Subcommands.Add(ArchiveCommand.Create(global, runner));
        root.Subcommands.Add(OutboxCommand.Create(global, runner));
        root.Subcommands.Add(SubscribersCommand.Create(global, runner));
        root.Subcommands.Add(ScheduleCommand.Create(global, runner));
        root.Subcommands.Add(DoctorCommand.Create(global, runner));
        return root;
    }
}
