using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Speed and stretch of an index against its own past.</summary>
internal static class MomentumFamily
{
    private const string Sheet = "momentum";

    public static IEnumerable<MetricDefinition> All() => Instruments.Indices.SelectMany(Of);

    private static IEnumerable<MetricDefinition> Of(Instrument instrument)
    {
        var (key, series, name) = instrument;
        var inputs = Instruments.Ids(series);
        foreach (var n in new[] { 50, 200 })
        {
            yield return new($"{key}-z{n}", $"{name}, distance from the {n}-day average in standard deviations", Sheet, $"(P(t) − mean of {n}) / sample sd of {n}", $"z({series}, {n})", MetricUnit.Sigma, $"{n} sessions, today included", inputs, $"Sample standard deviation (divisor n − 1); cannot exceed {n - 1}/√{n}");
            yield return new($"{key}-off-ma{n}", $"{name}, distance from the {n}-day average", Sheet, $"P(t) / mean of {n} − 1", $"offmean({series}, {n})", MetricUnit.Fraction, $"{n} sessions, today included", inputs, "Simple moving average");
        }

        yield return new($"{key}-rsi14", $"{name}, 14-day relative strength index", Sheet, "100 − 100 / (1 + average gain / average loss)", $"rsi({series}, 14)", MetricUnit.Oscillator, "14 changes, smoothed over the whole history", inputs, "J. Welles Wilder (1978); seeded with the mean of the first 14 changes of the series", ExtremeRule.NearestTail);
        yield return new($"{key}-streak-1pct", $"{name}, sessions in a row up 1% or more", Sheet, "number of consecutive sessions with P(t) / P(t−1) − 1 ≥ 1%", $"streak(ret({series}, 1) >= 1%)", MetricUnit.Count, "up to today", inputs, "Counted on closes", ExtremeRule.Highest);
        yield return new($"{key}-streak-up", $"{name}, rising sessions in a row", Sheet, "number of consecutive sessions with P(t) > P(t−1)", $"streak(ret({series}, 1) > 0)", MetricUnit.Count, "up to today", inputs, "Counted on closes", ExtremeRule.Highest);
        foreach (var n in new[] { 21, 63 })
            yield return new($"{key}-vol-{n}d", $"{name}, {n}-day realised volatility", Sheet, $"sample sd of {n} daily returns × √252", $"vol({series}, {n})", MetricUnit.Fraction, $"{n} returns", inputs, "Annualised with 252 sessions a year", ExtremeRule.NearestTail);
        yield return new($"{key}-drawdown", $"{name}, distance below its highest close", Sheet, "P(t) / highest P so far − 1", $"drawdown({series})", MetricUnit.Fraction, "whole history", inputs, "Closes only", ExtremeRule.Lowest);
        foreach (var n in new[] { 63, 252 })
        {
            yield return new($"{key}-gain-from-low-{n}d", $"{name}, gain from the lowest close of {n} sessions", Sheet, $"P(t) / lowest of {n} − 1", $"offlow({series}, {n})", MetricUnit.Fraction, $"{n} sessions, today included", inputs, "Closes only", ExtremeRule.Highest);
            yield return new($"{key}-off-high-{n}d", $"{name}, distance below the highest close of {n} sessions", Sheet, $"P(t) / highest of {n} − 1", $"offhigh({series}, {n})", MetricUnit.Fraction, $"{n} sessions, today included", inputs, "Closes only", ExtremeRule.Lowest);
        }
    }
}
