using System.CommandLine;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Events;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Narrative.Facts;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Metrics;

/// <summary><c>metrics analogs</c>: past stretches of a price whose shape resembles the newest one, and what followed.</summary>
internal static class MetricAnalogsCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var price = new Argument<string>("price") { Description = "A price or ratio, e.g. RUT or \"RUT / SPX\"." };
        var length = Sessions("--length", "Sessions of a stretch, at least 5.", 40);
        var forward = Sessions("--forward", "Sessions that must have followed.", 63);
        var count = Sessions("--count", "How many analogs at most.", 5);
        var asOf = DateArgument.AsOf("Last session of the newest stretch. By default the newest session of the data.");
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var analogs = new Command("analogs", "Past stretches of a price that resemble the newest one.") { price, length, forward, count, asOf, json };
        runner.Attach(analogs, parse =>
        {
            if (parse.GetValue(length) < 5 || parse.GetValue(forward) < 0 || parse.GetValue(count) < 1)
                throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, "--length takes at least 5 sessions, --forward at least 0, --count at least 1."));
            var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
            var view = MetricsCommand.View(desk, parse.GetValue(asOf), environment);
            var text = parse.GetValue(price)!;
            var search = MetricsCommand.Typed(() => AnalogSearch.Run(
                desk.Metrics.Over(view), SeriesExpression.Parse(text), parse.GetValue(length), parse.GetValue(forward), parse.GetValue(count)));
            if (parse.GetValue(json))
                PrintJson(environment.Output.Data, text, search);
            else
                PrintText(environment.Output.Data, text, search);
            return search.Unavailable is null ? ExitCode.Done : (int)FailureKind.Data;
        });
        return analogs;
    }

    private static Option<int> Sessions(string name, string description, int usual) =>
        new(name) { Description = description, HelpName = "n", DefaultValueFactory = _ => usual };

    private static void PrintText(TextWriter writer, string price, AnalogSearch search)
    {
        if (search.Unavailable is { } reason)
        {
            writer.WriteLine($"nothing to compare: {reason}");
            return;
        }

        writer.WriteLine($"{price}, {DateArgument.Text(search.Current[0].Date)} to {DateArgument.Text(search.Current[^1].Date)} ({Return(search.Current[0].Value, 100)}), against {search.Searched.ToString(CultureInfo.InvariantCulture)} earlier stretches");
        writer.WriteLine();
        var table = new TerminalTable("from", "to", "distance", "then", "what followed", "until").Right(2, 3, 4);
        foreach (var analog in search.Analogs)
        {
            table.Add(
                DateArgument.Text(analog.Start), DateArgument.Text(analog.End), analog.Distance.ToString("0.000", CultureInfo.InvariantCulture),
                Return(analog.Path[0].Value, 100), Return(100, analog.Path[^1].Value), DateArgument.Text(analog.Path[^1].Date));
        }

        table.Print(writer);
    }

    private static void PrintJson(TextWriter writer, string price, AnalogSearch search) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartObject();
        json.WriteString("price", price);
        json.WriteString("unavailable", search.Unavailable);
        json.WriteNumber("searched", search.Searched);
        MetricListJson.WriteDated(json, "current", search.Current);
        json.WriteStartArray("analogs");
        foreach (var analog in search.Analogs)
        {
            json.WriteStartObject();
            json.WriteString("start", DateArgument.Text(analog.Start));
            json.WriteString("end", DateArgument.Text(analog.End));
            json.WriteNumber("distance", analog.Distance);
            json.WriteNumber("following", analog.Following);
            MetricListJson.WriteDated(json, "path", analog.Path);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Return(double from, double to) => MetricFormats.Print(to / from - 1, MetricUnit.Fraction);
}
