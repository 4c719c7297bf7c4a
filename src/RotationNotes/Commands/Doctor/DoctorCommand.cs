using System.CommandLine;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Doctor;

/// <summary><c>doctor</c>: whether this installation can do its work, and what to do where it cannot.</summary>
internal static class DoctorCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("doctor", "Check settings, folders, fonts, data, notes, schedules and archive.") { json };
        runner.Attach(command, parse =>
        {
            // Faults of the settings themselves end the command here, all of them with their lines.
            var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
            var examination = new Examination(desk, environment);
            var findings = examination.Run();
            if (parse.GetValue(json))
                PrintJson(environment.Output.Data, findings);
            else
                PrintTable(environment.Output.Data, findings);
            return findings.Any(finding => finding.State == HealthState.Failed) ? (int)FailureKind.Configuration : ExitCode.Done;
        });
        return command;
    }

    private static void PrintTable(TextWriter writer, IEnumerable<HealthFinding> findings)
    {
        var table = new TerminalTable("state", "what", "finding");
        foreach (var finding in findings)
            table.Add(Word(finding.State), finding.What, finding.Hint is null ? finding.Message : $"{finding.Message} {finding.Hint}");
        table.Print(writer);
    }

    private static void PrintJson(TextWriter writer, IEnumerable<HealthFinding> findings) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("state", Word(finding.State));
            json.WriteString("what", finding.What);
            json.WriteString("message", finding.Message);
            json.WriteString("hint", finding.Hint);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Word(HealthState state) => state switch
    {
        HealthState.Good => "ok",
        HealthState.Warning => "warning",
        _ => "failed",
    };
}
