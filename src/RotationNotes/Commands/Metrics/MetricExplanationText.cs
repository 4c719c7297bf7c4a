using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Explanations;
using RotationNotes.Metrics.Facts;
using RotationNotes.Metrics.Records;
using RotationNotes.Narrative.Facts;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Metrics;

/// <summary>A metric in full, for people: what it means, what it is now, what it was before, which observations it read, how its record fares.</summary>
internal static class MetricExplanationText
{
    public static void Print(TextWriter writer, MetricExplanation explanation)
    {
        var (definition, fact) = (explanation.Definition, explanation.Fact);
        writer.WriteLine(definition.Name == definition.Id ? definition.Id : $"{definition.Id}: {definition.Name}");
        writer.WriteLine();
        Line(writer, "formula", definition.Formula);
        Line(writer, "expression", definition.Expression);
        Line(writer, "window", definition.Window);
        Line(writer, "unit", $"{definition.Unit.JsonName()} ({definition.Unit.InWords()})");
        Line(writer, "inputs", string.Join(", ", definition.Inputs.Select(input => input.Value)));
        Line(writer, "source", $"{definition.Source}, version {Number(definition.Version)}");
        writer.WriteLine();
        Line(writer, "as of", DateArgument.Text(fact.AsOf));
        if (fact.Value is not { } value)
            Line(writer, "value", $"none: {fact.Unavailable}");
        else
            PrintFact(writer, fact, value);
        Line(writer, "record", RecordStatement.Of(fact));
        PrintVariations(writer, explanation.Variations);
        if (!explanation.LastValues.IsEmpty)
        {
            writer.WriteLine();
            PrintValues(writer, "metric", explanation.LastValues);
        }

        foreach (var input in explanation.Inputs)
            PrintInput(writer, input);
    }

    private static void PrintFact(TextWriter writer, Fact fact, double value)
    {
        Line(writer, "value", Exact(value));
        if (fact.Interval is { } interval)
            Line(writer, "interval", $"{interval.Low.ToString("0.00", CultureInfo.InvariantCulture)} to {interval.High.ToString("0.00", CultureInfo.InvariantCulture)}, 95 %, if the pairs are independent");
        Line(writer, "observed on", fact.ObservedOn is { } observed ? DateArgument.Text(observed) : "");
        Line(writer, "sample", $"{Number(fact.N)} values since {(fact.SampleStart is { } start ? DateArgument.Text(start) : "?")}");
        if (fact.Record is { } record)
        {
            Line(writer, "rank", $"{Number(record.Rank)} among the {(record.Direction == ExtremeDirection.High ? "highest" : "lowest")}");
            Line(writer, "percentile", record.Percentile.ToString("0.0000", CultureInfo.InvariantCulture));
            Line(writer, "as extreme", Before(record.Previous));
            Line(writer, "apart", record.Overlap == 0 ? "a level has no window" : $"{Before(record.PreviousIndependent)}  (windows of {Number(record.Overlap)} observations that share none)");
            Line(writer, "occasions", record.EarlierClusters is { } clusters ? $"{Number(clusters)} earlier, each a run of values at least as extreme" : "not counted: more than a twentieth of the sample is as extreme");
            Line(writer, "ties", $"values within {MetricRecord.TieTolerance.ToString("0e0", CultureInfo.InvariantCulture)} (relative above 1) count as equal");
        }

        if (!fact.Events.IsEmpty)
            Line(writer, "events", string.Join(", ", fact.Events.Select(DateArgument.Text)));
    }

    private static void PrintVariations(TextWriter writer, ImmutableArray<RecordVariation> variations)
    {
        if (variations.IsEmpty)
            return;
        writer.WriteLine();
        var table = new TerminalTable("asked differently", "value", "rank", "of", "since", "last at least as extreme", "statement").Right(1, 2, 3);
        foreach (var variation in variations)
        {
            table.Add(
                variation.Change,
                variation.Value is { } value ? Exact(value) : "none",
                variation.Rank is { } rank ? Number(rank) : "",
                Number(variation.N),
                variation.SampleStart is { } start ? DateArgument.Text(start) : "",
                variation.Value is null ? "" : variation.Previous is { } previous ? DateArgument.Text(previous.Date) : "never",
                variation.Holds ? "holds" : "does not hold");
        }

        table.Print(writer);
    }

    private static void PrintInput(TextWriter writer, MetricInput input)
    {
        writer.WriteLine();
        if (input.Descriptor is not { } descriptor)
        {
            writer.WriteLine($"{input.Id}: nothing known at this date");
            return;
        }

        writer.WriteLine($"{input.Id}: {descriptor.Name}, {descriptor.Source}{(descriptor.Adjusted ? ", dividends included" : "")}");
        Line(writer, "known", $"{Number(input.N)} observations, {DateArgument.Text(input.First!.Value)} to {DateArgument.Text(input.Last!.Value)}, {(input.SessionsBehind == 0 ? "up to the as-of date" : $"{Number(input.SessionsBehind)} sessions behind")}");
        Line(writer, "public since", input.KnownSince is { TimeOfDay.Ticks: > 0 } moment ? moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " New York" : "the close of its day");
        Line(writer, "vintage", input.Vintage![..12] + (input.Revisions == 0 ? "" : $", {Number(input.Revisions)} values revised since their first print"));
        PrintValues(writer, "value", input.LastValues);
    }

    private static void PrintValues(TextWriter writer, string name, ImmutableArray<DatedValue> values)
    {
        var table = new TerminalTable("date", name).Right(1);
        foreach (var (date, value) in values)
            table.Add(DateArgument.Text(date), Exact(value));
        table.Print(writer);
    }

    private static string Before(DatedValue? value) => value is { } before ? $"{DateArgument.Text(before.Date)}  {Exact(before.Value)}" : "never before in the sample";

    private static void Line(TextWriter writer, string name, string text) => writer.WriteLine($"  {name,-14}{text}");

    private static string Exact(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
