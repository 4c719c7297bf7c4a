using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Subscribers;

/// <summary><c>subscribers import</c>: a CSV file of people, all of them or none.</summary>
internal static class SubscriberImportCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var file = new Argument<string>("file") { Description = "CSV with the columns email, name, list; UTF-8, comma or semicolon." };
        var list = new Option<string?>("--list") { Description = "List of rows that name none." };
        var (confirmed, json) = (SubscribersCommand.Confirmed, SubscribersCommand.Json);
        var command = new Command("import", "Put the people of a CSV file on lists. A bad line stops all of it, and every bad line is named.") { file, list, confirmed, json };
        runner.Attach(command, parse =>
        {
            var environment = runner.Environment;
            var shown = parse.GetValue(file)!;
            var (rows, problems) = SubscriberFile.Read(Content(Path.GetFullPath(shown, environment.CurrentFolder.FullName), shown), shown, parse.GetValue(list));
            foreach (var warning in problems.Where(problem => !problem.IsError))
                environment.Output.Talk.WriteLine(warning);
            if (problems.Any(problem => problem.IsError))
                throw new DiagnosticException(FailureKind.Data, problems.Where(problem => problem.IsError));
            var app = global.Load(parse, environment);
            using var room = MailRoom.Open(app.Delivery, "subscribers import", environment.Clock);
            var reason = parse.GetValue(confirmed);
            if (reason is null && room.Links is null)
                throw SubscribersCommand.NoLinks();
            var imported = room.Registry.Import(rows, reason is null ? Path.GetFileName(shown) : $"{Path.GetFileName(shown)}: {reason}", reason is not null);
            foreach (var (row, _) in imported.Where(row => row.Outcome == SubscribeOutcome.AwaitsConfirmation))
                room.AskToConfirm(row.List, row.Address);
            Print(environment.Output, imported, shown, parse.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static byte[] Content(string path, string shown)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(new Place(shown), "the file cannot be read.", failure is FileNotFoundException or DirectoryNotFoundException ? "Check its name." : failure.Message));
        }
    }

    private static void Print(TerminalOutput output, ImmutableArray<(SubscriberRow Row, SubscribeOutcome Outcome)> imported, string shown, bool json)
    {
        var counts = Enum.GetValues<SubscribeOutcome>().Select(outcome => (Outcome: outcome, Count: imported.Count(row => row.Outcome == outcome))).ToArray();
        if (json)
        {
            JsonOutput.Print(output.Data, writer =>
            {
                writer.WriteStartObject();
                foreach (var (outcome, count) in counts)
                    writer.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()), count);
                writer.WriteEndObject();
            });
        }

        foreach (var row in imported.Where(row => row.Outcome is SubscribeOutcome.LeftBefore or SubscribeOutcome.Suppressed))
            output.Talk.WriteLine($"{shown}({row.Row.Line}): {row.Row.Address.Address}: {SubscriberListing.Words(row.Outcome)}.");
        var said = counts.Where(outcome => outcome.Count > 0).Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{outcome.Count:#,0} {Short(outcome.Outcome)}"));
        output.Talk.WriteLine($"{shown}: {string.Join(", ", said)}.");
    }

    private static string Short(SubscribeOutcome outcome) => outcome switch
    {
        SubscribeOutcome.Added => "added",
        SubscribeOutcome.AwaitsConfirmation => "asked to confirm",
        SubscribeOutcome.AlreadySubscribed => "there before",
        SubscribeOutcome.LeftBefore => "not added because they left",
        _ => "not added because suppressed",
    };
}
