using System.Globalization;
using System.Text;
using RotationNotes.Market;
using RotationNotes.Market.Views;

namespace RotationNotes.Metrics;

/// <summary>A fact laid open: what it is, what it rests on, and how extreme it is.</summary>
public static class MetricExplanation
{
    private const int RecentValues = 6;

    /// <summary>Plain text of several lines for a terminal; ends without a line break.</summary>
    /// <param name="fact">A fact of the default catalogue.</param>
    /// <param name="view">The view it was computed on.</param>
    public static string Describe(Fact fact, MarketView view)
    {
        var definition = fact.Definition;
        var evaluation = MetricCatalogue.Default.Over(view);
        var text = new StringBuilder();
        text.Append(definition.Id).Append(": ").Append(definition.Name).Append('\n');
        Row(text, "value", Value(fact));
        Row(text, "as of", fact.ObservedOn is { } observed && observed != fact.AsOf ? $"{Day(fact.AsOf)}, observed on {Day(observed)}" : Day(fact.AsOf));
        Row(text, "formula", definition.Formula);
        Row(text, "expression", definition.Expression);
        Row(text, "window", definition.Window);
        Row(text, "convention", definition.Source);
        Row(text, "definition", $"version {definition.Version}, docs/methodology/{definition.Family}.md");
        if (view.IsSample)
            Row(text, "data", "generated sample, not market data");

        text.Append("\ninputs\n");
        foreach (var id in evaluation.InputsOf(definition))
            Input(text, id, view);

        if (evaluation.History(definition.Id) is { } history)
        {
            text.Append("\nlast values\n");
            for (var i = Math.Max(0, history.Dates.Length - RecentValues); i < history.Dates.Length; i++)
                text.Append("  ").Append(Day(history.Dates.Span[i])).Append("  ").Append(MetricFormats.Print(history.Values.Span[i], definition.Unit)).Append('\n');
        }

        text.Append("\nrecord\n  ").Append(Record(fact));
        return text.ToString();
    }

    /// <summary>One or two sentences: place in the sample, sample, previous value at least as extreme.</summary>
    public static string Record(Fact fact)
    {
        var unit = fact.Definition.Unit;
        if (fact.Value is null)
            return $"None: {fact.Unavailable}.";
        if (fact.Definition.Extremes == ExtremeRule.None)
            return $"{fact.Events.Length} {(fact.Events.Length == 1 ? "event" : "events")} in {Count(fact.N)} sessions since {Day(fact.SampleStart!.Value)}{(fact.Events.IsEmpty ? "" : ": " + string.Join(", ", fact.Events.TakeLast(12).Select(Day)))}{(fact.Events.Length > 12 ? " (the last twelve)" : "")}.";
        var side = fact.LooksUp ? "highest" : "lowest";
        var place = fact.Rank == 1 ? $"The {side}" : $"Number {Count(fact.Rank!.Value)} from the {(fact.LooksUp ? "top" : "bottom")}";
        var share = (fact.Percentile!.Value * 100).ToString("0.0", CultureInfo.InvariantCulture);
        var sample = $"{place} of {Count(fact.N)} values since {Day(fact.SampleStart!.Value)}; {share}% of them lie at or below it.";
        return fact.PreviousAtLeastAsExtreme is { } previous
            ? $"{sample} Last at least as {(fact.LooksUp ? "high" : "low")} on {Day(previous.Date)}, at {MetricFormats.Print(previous.Value, unit)}."
            : fact.N > 1 ? $"{sample} Nothing before was as {(fact.LooksUp ? "high" : "low")}." : sample;
    }

    private static string Value(Fact fact) => fact.Value is { } value
        ? $"{MetricFormats.Print(value, fact.Definition.Unit)}  ({value.ToString("R", CultureInfo.InvariantCulture)} {fact.Definition.Unit.JsonName()})"
        : $"not available: {fact.Unavailable}";

    private static void Input(StringBuilder text, SeriesId id, MarketView view)
    {
        text.Append("  ").Append(id.Value.PadRight(18));
        if (view.Find(id) is not { } series)
        {
            text.Append("no observation known\n");
            return;
        }

        var descriptor = series.Descriptor;
        text.Append($"{descriptor.Name} ({descriptor.Source}{(descriptor.Adjusted ? ", dividends included" : "")}): ")
            .Append($"{Count(series.Count)} observations from {Day(series.Dates[0])}, last {MetricFormats.Print(series.Values[^1], MetricUnits.Of(descriptor.Unit))} on {Day(series.Dates[^1])}\n");
    }

    private static void Row(StringBuilder text, string label, string value) => text.Append("  ").Append(label.PadRight(12)).Append(value).Append('\n');

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
