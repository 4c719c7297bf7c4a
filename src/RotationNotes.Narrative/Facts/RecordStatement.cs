using System.Globalization;
using RotationNotes.Foundation.Text;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Narrative.Facts;

/// <summary>How extreme a fact is, in words that can be checked.</summary>
public static class RecordStatement
{
    private const int EventsShown = 12;

    /// <summary>Place, sample, the previous value at least as extreme and, where windows overlap, the previous independent one.</summary>
    public static string Of(Fact fact)
    {
        if (fact.Value is null)
            return $"None: {fact.Unavailable}.";
        if (fact.Definition.Extremes == ExtremeRule.None)
            return Events(fact);

        var unit = fact.Definition.Unit;
        var word = fact.LooksUp ? "high" : "low";
        var place = fact.Rank == 1 ? $"The {word}est" : $"Number {Count(fact.Rank!.Value)} from the {(fact.LooksUp ? "top" : "bottom")}";
        var share = (fact.Percentile!.Value * 100).ToString("0.0", CultureInfo.InvariantCulture);
        var text = $"{place} of {Count(fact.N)} {(fact.N == 1 ? "value" : "values")} since {Day(fact.SampleStart!.Value)}; {share}% of them lie at or below it.";
        if (fact.PreviousAtLeastAsExtreme is not { } previous)
            return fact.N > 1 ? $"{text} Nothing before was as {word}." : text;
        text += $" Last at least as {word} on {Day(previous.Date)}, at {MetricFormats.Print(previous.Value, unit)}.";
        if (fact.EarlierClusters is > 0 and var clusters)
            text += clusters == 1 ? " One earlier occasion was as extreme." : $" {Count(clusters)} earlier occasions were as extreme.";
        if (fact.PreviousIndependent == previous)
            return text;
        return fact.PreviousIndependent is { } independent
            ? $"{text} Outside windows that overlap this one: {Day(independent.Date)}, at {MetricFormats.Print(independent.Value, unit)}."
            : $"{text} Outside windows that overlap this one nothing before was as {word}.";
    }

    private static string Events(Fact fact)
    {
        var text = $"{Count(fact.Events.Length)} {(fact.Events.Length == 1 ? "event" : "events")} in {Count(fact.N)} sessions since {Day(fact.SampleStart!.Value)}";
        if (fact.Events.IsEmpty)
            return text + ".";
        var shown = string.Join(", ", fact.Events.TakeLast(EventsShown).Select(Day));
        return fact.Events.Length > EventsShown ? $"{text}; the last {EventsShown}: {shown}." : $"{text}: {shown}.";
    }

    private static string Day(DateOnly date) => IsoDate.Of(date);

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
