using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Market.Views;
using RotationNotes.Metrics;
using RotationNotes.Metrics.Records;
using RotationNotes.Terminal;

namespace RotationNotes.Commands;

/// <summary>A metric in full: what it means, what it is now, what it was before and which observations it read.</summary>
internal static class MetricExplanation
{
    private const int HistoryShown = 6;
    private const int ObservationsShown = 6;

    /// <exception cref="DiagnosticException">No metric of this id (usage).</exception>
    public static void Print(TextWriter writer, MetricCatalogue catalogue, MarketView view, string id)
    {
        if (catalogue.Find(id) is not { } definition)
        {
            var nearest = catalogue.Nearest(id);
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(
                Place.Nowhere, $"there is no metric '{id}'.", nearest.Count > 0 ? $"Did you mean {string.Join(", ", nearest.Select(name => $"'{name}'"))}?" : "`metrics list` prints all ids."));
        }

        var fact = catalogue.Evaluate(view, id);
        writer.WriteLine($"{definition.Id}: {definition.Name}");
        writer.WriteLine();
        Line(writer, "formula", definition.Formula);
        Line(writer, "expression", definition.Expression);
        Line(writer, "window", definition.Window);
        Line(writer, "unit", $"{definition.Unit.JsonName()} ({definition.Unit.InWords()})");
        Line(writer, "inputs", string.Join(", ", definition.Inputs.Select(input => input.Value)));
        Line(writer, "source", $"{definition.Source}, version {Number(definition.Version)}");
        writer.WriteLine();
        Line(writer, "as of", DateArgument.Text(view.AsOf));
        if (fact.Value is not { } value)
        {
            Line(writer, "value", $"none: {fact.Unavailable}");
        }
        else
        {
            Line(writer, "value", Exact(value));
            Line(writer, "observed on", fact.ObservedOn is { } observed ? DateArgument.Text(observed) : "");
            Line(writer, "sample", $"{Number(fact.N)} values since {(fact.SampleStart is { } start ? DateArgument.Text(start) : "?")}");
            Line(writer, "rank", fact.Rank is { } rank ? $"{Number(rank)} among the {(fact.LooksUp ? "highest" : "lowest")}" : "none");
            Line(writer, "percentile", fact.Percentile is { } percentile ? percentile.ToString("0.0000", CultureInfo.InvariantCulture) : "none");
            Line(writer, "as extreme", fact.PreviousAtLeastAsExtreme is { } before ? $"{DateArgument.Text(before.Date)}  {Exact(before.Value)}" : "never before in the sample");
            if (!fact.Events.IsEmpty)
                Line(writer, "events", string.Join(", ", fact.Events.Select(DateArgument.Text)));
        }

        Line(writer, "record", RecordStatement.Of(fact));
        PrintVariations(writer, RecordSensitivity.Of(catalogue.Over(view), fact));
        PrintHistory(writer, catalogue.History(view, id));
        PrintInputs(writer, definition, view);
    }

    private static void PrintHistory(TextWriter writer, MetricHistory? history)
    {
        if (history is null || history.Dates.IsEmpty)
            return;
        writer.WriteLine();
        var table = new TextTable("date", "metric").Right(1);
        for (var i = Math.Max(0, history.Dates.Length - HistoryShown); i < history.Dates.Length; i++)
            table.Add(DateArgument.Text(history.Dates.Span[i]), Exact(history.Values.Span[i]));
        table.Print(writer);
    }

    private static void PrintVariations(TextWriter writer, ImmutableArray<RecordVariation> variations)
    {
        if (variations.IsEmpty)
            return;
        writer.WriteLine();
        var table = new TextTable("asked differently", "value", "rank", "of", "last at least as extreme", "statement").Right(1, 2, 3);
        foreach (var variation in variations)
            table.Add(variation.Change, variation.Value is { } value ? Exact(value) : "none", variation.Rank is { } rank ? Number(rank) : "", Number(variation.N), variation.Previous is { } previous ? DateArgument.Text(previous.Date) : "never", variation.Holds ? "holds" : "does not hold");
        table.Print(writer);
    }

    private static void PrintInputs(TextWriter writer, MetricDefinition definition, MarketView view)
    {
        foreach (var input in definition.Inputs)
        {
            writer.WriteLine();
            if (view.Find(input) is not { Count: > 0 } series)
            {
                writer.WriteLine($"{input}: nothing known at this date");
                continue;
            }

            writer.WriteLine($"{input}: {series.Descriptor.Name}, {series.Descriptor.Source}, last observations known");
            var table = new TextTable("date", "value").Right(1);
            for (var i = Math.Max(0, series.Count - ObservationsShown); i < series.Count; i++)
                table.Add(DateArgument.Text(series.Dates[i]), Exact(series.Values[i]));
            table.Print(writer);
        }
    }

    private static void Line(TextWriter writer, string name, string text) => writer.WriteLine($"  {name,-12}{text}");

    private static string Exact(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
