using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Explanations;
using RotationNotes.Metrics.Facts;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Metrics;

/// <summary><c>metrics list|show|explain|history|study|analogs</c>: facts without a note.</summary>
internal static class MetricsCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var asOf = DateArgument.AsOf("Date the facts describe; the last session on or before it counts. By default the newest session of the data.");
        var ids = new Option<string?>("--ids") { Description = "Metric ids, separated by commas; by default all.", HelpName = "a,b" };

        var family = new Option<string?>("--family") { Description = "Only metrics of this definition sheet, e.g. relative.", HelpName = "name" };
        var find = new Option<string?>("--find") { Description = "Only metrics whose id, name or expression holds this text.", HelpName = "text" };
        var list = new Command("list", "Every metric: id, name, unit, window.") { family, find, json };
        runner.Attach(list, parse =>
        {
            var chosen = Chosen(parse.GetValue(family), parse.GetValue(find));
            if (parse.GetValue(json))
                MetricListJson.PrintList(environment.Output.Data, chosen);
            else
                PrintList(environment.Output.Data, chosen);
            return ExitCode.Done;
        });

        var show = new Command("show", "Values of metrics at a date, with their place in history.") { asOf, ids, json };
        runner.Attach(show, parse =>
        {
            var facts = Evaluate(new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder), parse.GetValue(asOf), Split(parse.GetValue(ids)), environment);
            if (parse.GetValue(json))
                MetricListJson.PrintFacts(environment.Output.Data, facts);
            else
                PrintFacts(environment.Output.Data, facts);
            return ExitCode.Done;
        });

        var id = new Argument<string>("metric") { Description = "Metric id as `metrics list` prints it, or an expression in quotes." };
        var explain = new Command("explain", "One metric: its definition, its value, its record asked in other ways, and the observations behind it.") { id, asOf, json };
        runner.Attach(explain, parse =>
        {
            var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
            var view = View(desk, parse.GetValue(asOf), environment);
            var explanation = Typed(() => MetricExplanation.Of(desk.Metrics.Over(view), AdHocMetric.Of(desk.Metrics, view, parse.GetValue(id)!)));
            if (parse.GetValue(json))
                MetricExplanationJson.Print(environment.Output.Data, explanation);
            else
                MetricExplanationText.Print(environment.Output.Data, explanation);
            return ExitCode.Done;
        });

        return new Command("metrics", "Statistics and their definitions.")
        {
            list, show, explain, MetricHistoryCommand.Create(global, runner), MetricStudyCommand.Create(global, runner), MetricAnalogsCommand.Create(global, runner),
        };
    }

    /// <summary>Runs what reads names and expressions off the command line: mistakes in them are usage, not configuration.</summary>
    public static T Typed<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DiagnosticException exception) when (exception.Kind == FailureKind.Configuration)
        {
            throw new DiagnosticException(FailureKind.Usage, exception.Diagnostics);
        }
    }

    private static MetricDefinition[] Chosen(string? family, string? text)
    {
        var all = MetricCatalogue.Default.All;
        if (family is not null && !all.Any(d => d.Family == family))
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, $"there is no family '{family}'.", $"Families are {string.Join(", ", all.Select(d => d.Family).Distinct())}."));
        return
        [
            .. all.Where(d => family is null || d.Family == family)
                .Where(d => text is null || new[] { d.Id, d.Name, d.Expression }.Any(part => part.Contains(text, StringComparison.OrdinalIgnoreCase))),
        ];
    }

    private static ImmutableArray<Fact> Evaluate(Desk desk, DateOnly? asOf, ImmutableArray<string> ids, CommandEnvironment environment)
    {
        var wanted = ids.IsEmpty ? desk.Metrics.All.Select(definition => definition.Id) : ids;
        var view = View(desk, asOf, environment);
        return Typed(() => desk.Metrics.Evaluate(view, wanted));
    }

    public static MarketView View(Desk desk, DateOnly? asOf, CommandEnvironment environment)
    {
        var market = desk.LoadMarket();
        var view = market.AsOf(asOf ?? market.DefaultAsOf);
        SessionTalk.Say(environment.Output.Talk, view);
        return view;
    }

    private static ImmutableArray<string> Split(string? ids) =>
        ids is null ? [] : [.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static void PrintList(TextWriter writer, IEnumerable<MetricDefinition> definitions)
    {
        var table = new TerminalTable("id", "name", "unit", "window", "family");
        foreach (var definition in definitions)
            table.Add(definition.Id, definition.Name, definition.Unit.JsonName(), definition.Window, definition.Family);
        table.Print(writer);
    }

    private static void PrintFacts(TextWriter writer, IEnumerable<Fact> facts)
    {
        var table = new TerminalTable("id", "value", "unit", "rank", "of", "since", "at least as extreme before").Right(1, 3, 4);
        foreach (var fact in facts)
        {
            table.Add(
                fact.Definition.Id,
                fact.Value is { } value ? value.ToString("0.######", CultureInfo.InvariantCulture) : "n/a",
                fact.Definition.Unit.JsonName(),
                fact.Rank?.ToString(CultureInfo.InvariantCulture) ?? "",
                fact.N > 0 ? fact.N.ToString(CultureInfo.InvariantCulture) : "",
                fact.SampleStart is { } start ? DateArgument.Text(start) : "",
                fact.Unavailable ?? (fact.PreviousAtLeastAsExtreme is { } previous
                    ? $"{DateArgument.Text(previous.Date)}  {previous.Value.ToString("0.######", CultureInfo.InvariantCulture)}"
                    : fact.IsRecord ? "none: a record" : ""));
        }

        table.Print(writer);
    }
}
