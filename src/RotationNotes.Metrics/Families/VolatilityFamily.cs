using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Implied volatility and how it moves with the index behind it.</summary>
internal static class VolatilityFamily
{
    private const string Sheet = "volatility";

    public static IEnumerable<MetricDefinition> All() => [.. Instruments.Volatilities.SelectMany(Of), .. Spreads()];

    private static IEnumerable<MetricDefinition> Of(VolatilityIndex volatility)
    {
        var (key, series, name, indexKey) = volatility;
        var inputs = Instruments.Ids(series);
        yield return new($"{key}-level", name, Sheet, "V(t)", series, MetricUnit.VolatilityPoints, "1 session", inputs, "Cboe closing level", ExtremeRule.NearestTail);
        foreach (var k in new[] { 1, 5, 10, 21 })
            yield return new($"{key}-chg-{k}d", $"{name}, {Words.Number(k)}-session change", Sheet, $"V(t) − V(t−{k})", $"diff({series}, {k})", MetricUnit.VolatilityPoints, Words.Sessions(k), inputs, "Difference of closes in points");
        yield return new($"{key}-pct-1y", $"{name}, place in one year", Sheet, "share of the last 252 closes at or below today's", $"pctrank({series}, 252)", MetricUnit.Fraction, "252 sessions", inputs, "Percentile rank, ties counted as at or below", ExtremeRule.NearestTail);
        if (indexKey is null)
            yield break;

        var index = Instruments.Indices.Single(i => i.Key == indexKey);
        foreach (var n in new[] { 5, 20, 60, 250 })
            yield return new($"{indexKey}-{key}-corr-{n}d", $"{index.Name}, {Words.Number(n)}-session correlation with its implied volatility", Sheet, "Pearson(index returns, point changes of implied volatility)", $"corr(ret({index.Series}, 1), diff({series}, 1), {n})", MetricUnit.Correlation, $"{n} pairs on sessions both have", Instruments.Ids(index.Series, series), "Pearson correlation of returns with changes between consecutive common sessions", ExtremeRule.NearestTail);
    }

    private static IEnumerable<MetricDefinition> Spreads()
    {
        foreach (var (first, second) in new[] { ("rvx", "vix"), ("vxn", "vix"), ("rvx", "vxn") })
        {
            var a = Instruments.Volatilities.Single(v => v.Key == first);
            var b = Instruments.Volatilities.Single(v => v.Key == second);
            yield return new($"{first}-{second}-spread", $"{a.Name} minus {b.Name}", Sheet, "A(t) − B(t)", $"{a.Series} - {b.Series}", MetricUnit.VolatilityPoints, "1 session", Instruments.Ids(a.Series, b.Series), "Difference of closes in points", ExtremeRule.NearestTail);
        }
    }
}
