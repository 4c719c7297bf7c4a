using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Options: what they cost away from the money, and how many trade.</summary>
internal static class OptionFamily
{
    private const string Sheet = "options";
    private const string Surface = "Interpolated surface at 30 days; at the money is the mean of the 50-delta call and put";
    private const string Volume = "OCC volume by underlying, each trade counted once";

    public static IEnumerable<MetricDefinition> All() =>
    [
        .. Funds("iwm", "spy", "qqq").SelectMany(OfSurface),
        .. Funds("iwm", "spy", "qqq", "nvda").SelectMany(OfVolume),
    ];

    private static IEnumerable<Instrument> Funds(params string[] keys) => keys.Select(key => Instruments.Funds.Single(f => f.Key == key));

    private static IEnumerable<MetricDefinition> OfSurface(Instrument fund)
    {
        string middle = $"IV.{fund.Series}.ATM", call = $"IV.{fund.Series}.C25", put = $"IV.{fund.Series}.P25";
        yield return new($"{fund.Key}-iv", $"{fund.Name}, one-month implied volatility", Sheet, "σ(50Δ)", middle, MetricUnit.VolatilityPoints, "1 session", Instruments.Ids(middle), Surface, ExtremeRule.NearestTail);
        yield return new($"{fund.Key}-iv-chg-5d", $"{fund.Name}, one-month implied volatility, five-session change", Sheet, "σ(t) − σ(t−5)", $"diff({middle}, 5)", MetricUnit.VolatilityPoints, "5 sessions", Instruments.Ids(middle), Surface);
        foreach (var (key, wing, words, formula) in new[] { ("call-skew", call, "call skew", "σ(25Δ call) − σ(50Δ)"), ("put-skew", put, "put skew", "σ(25Δ put) − σ(50Δ)") })
        {
            yield return new($"{fund.Key}-{key}", $"{fund.Name}, {words}", Sheet, formula, $"{wing} - {middle}", MetricUnit.VolatilityPoints, "1 session", Instruments.Ids(middle, wing), Surface, ExtremeRule.NearestTail);
            yield return new($"{fund.Key}-{key}-pct-1y", $"{fund.Name}, place of its {words} in one year", Sheet, "share of the last 252 values at or below today's", $"pctrank({wing} - {middle}, 252)", MetricUnit.Fraction, "252 sessions", Instruments.Ids(middle, wing), Surface, ExtremeRule.NearestTail);
        }

        yield return new($"{fund.Key}-risk-reversal", $"{fund.Name}, put minus call volatility", Sheet, "σ(25Δ put) − σ(25Δ call)", $"{put} - {call}", MetricUnit.VolatilityPoints, "1 session", Instruments.Ids(call, put), Surface, ExtremeRule.NearestTail);
    }

    private static IEnumerable<MetricDefinition> OfVolume(Instrument fund)
    {
        string calls = $"OPT.{fund.Series}.CALLS", puts = $"OPT.{fund.Series}.PUTS";
        yield return new($"{fund.Key}-call-volume", $"{fund.Name}, calls traded", Sheet, "contracts of the day", calls, MetricUnit.Count, "1 session", Instruments.Ids(calls), Volume, ExtremeRule.NearestTail);
        yield return new($"{fund.Key}-call-volume-5d", $"{fund.Name}, calls traded, mean of five sessions", Sheet, "mean of 5", $"mean({calls}, 5)", MetricUnit.Count, "5 sessions", Instruments.Ids(calls), Volume, ExtremeRule.NearestTail);
        yield return new($"{fund.Key}-put-call", $"{fund.Name}, puts over calls traded, five sessions", Sheet, "Σ puts / Σ calls of 5", $"sum({puts}, 5) / sum({calls}, 5)", MetricUnit.Fraction, "5 sessions", Instruments.Ids(calls, puts), Volume, ExtremeRule.NearestTail);
    }
}
