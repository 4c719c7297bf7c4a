using System.CommandLine;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Metrics.Facts;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Metrics;

/// <summary><c>metrics history</c>: the facts of metrics at every session of a range, each as it could be known then.</summary>
internal static class MetricHistoryCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var ids = new Argument<string[]>("metric") { Description = "Metric ids or expressions in quotes, e.g. rut-ret-5d \"ret(RUT / SPX, 10)\".", Arity = ArgumentArity.OneOrMore };
        var from = DateArgument.Named("--from", "First session. By default one year before the last.");
        var to = DateArgument.Named("--to", "Last session. By default the newest session of the data.");
        var csv = new Option<bool>("--csv") { Description = "Print comma-separated rows." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var history = new Command("history", "Facts at every session of a range, each from what was known then.") { ids, from, to, csv, json };
        runner.Attach(history, parse =>
        {
            if (parse.GetValue(csv) && parse.GetValue(json))
                throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, "--csv and --json exclude each other."));
            var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
            var market = desk.LoadMarket();
            var last = parse.GetValue(to) ?? market.DefaultAsOf;
            var view = market.AsOf(last);
            var range = desk.Metrics.Over(market, parse.GetValue(from) ?? view.AsOf.AddYears(-1), last);
            var histories = MetricsCommand.Typed(() => parse.GetValue(ids)!.Select(text => range.Evaluate(AdHocMetric.Of(desk.Metrics, view, text))).ToArray());
            if (parse.GetValue(json))
                MetricListJson.PrintFacts(environment.Output.Data, histories.SelectMany(facts => facts));
            else if (parse.GetValue(csv))
                PrintCsv(environment.Output.Data, histories);
            else
                PrintTable(environment.Output.Data, histories);
            return ExitCode.Done;
        });
        return history;
    }

    private static void PrintCsv(TextWriter writer, FactHistory[] histories)
    {
        writer.WriteLine(FactCsv.Header);
        foreach (var fact in histories.SelectMany(facts => facts))
            writer.WriteLine(FactCsv.Row(fact));
    }

    private static void PrintTable(TextWriter writer, FactHistory[] histories)
    {
        var table = new TerminalTable("as of", "id", "value", "rank", "of", "at least as extreme before").Right(2, 3, 4);
        foreach (var fact in histories.SelectMany(facts => facts))
        {
            table.Add(
                DateArgument.Text(fact.AsOf),
                fact.Definition.Id,
                fact.Value is { } value ? value.ToString("0.######", CultureInfo.InvariantCulture) : "n/a",
                fact.Rank?.ToString(CultureInfo.InvariantCulture) ?? "",
                fact.N > 0 ? fact.N.ToString(CultureInfo.InvariantCulture) : "",
                fact.Unavailable ?? (fact.PreviousAtLeastAsExtreme is { } previous ? DateArgument.Text(previous.Date) : fact.IsRecord ? "none: a record" : ""));
        }

        table.Print(writer);
    }
}
