using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Yields and credit spreads, and how equities move with them.</summary>
internal static class RatesFamily
{
    private const string Sheet = "rates";

    public static IEnumerable<MetricDefinition> All() =>
    [
        .. Instruments.Rates.SelectMany(OfRate),
        new("dgs10-dgs2-slope", "Ten-year minus two-year Treasury yield", Sheet, "(DGS10(t) − DGS2(t)) × 100", "bp(DGS10 - DGS2)", MetricUnit.BasisPoints, "1 session", Instruments.Ids("DGS10", "DGS2"), "Constant-maturity yields"),
        .. Instruments.Indices.SelectMany(OfIndex),
    ];

    private static IEnumerable<MetricDefinition> OfRate(Rate rate)
    {
        var (key, series, name, inBasisPoints) = rate;
        var inputs = Instruments.Ids(series);
        yield return inBasisPoints
            ? new($"{key}-level", name, Sheet, "S(t) × 100", $"bp({series})", MetricUnit.BasisPoints, "1 session", inputs, "Option-adjusted spread", ExtremeRule.NearestTail)
            : new($"{key}-level", name, Sheet, "Y(t)", series, MetricUnit.QuotedPercent, "1 session", inputs, "Constant-maturity yield, percent", ExtremeRule.NearestTail);
        foreach (var k in new[] { 1, 5, 10, 21, 63 })
            yield return new($"{key}-chg-{k}d", $"{name}, {Words.Number(k)}-session change", Sheet, $"(Y(t) − Y(t−{k})) × 100", $"diff({series}, {k})", MetricUnit.BasisPoints, Words.Sessions(k), inputs, "Difference of quotes, rounded to the eighth decimal of a basis point");
        yield return new($"{key}-z-3y", $"{name}, standard deviations from its three-year mean", Sheet, "(Y(t) − mean of 756) / sample sd of 756", $"z({series}, 756)", MetricUnit.Sigma, "756 sessions", inputs, "Sample standard deviation (divisor n − 1), today included");
    }

    private static IEnumerable<MetricDefinition> OfIndex(Instrument index)
    {
        foreach (var rate in Instruments.Rates.Where(r => r.Key is "dgs2" or "dgs10" or "hy-oas"))
        {
            var subject = char.ToLowerInvariant(rate.Name[0]) + rate.Name[1..];
            if (rate.Key == "hy-oas")
                subject = rate.Name;
            var inputs = Instruments.Ids(index.Series, rate.Series);
            foreach (var n in new[] { 20, 60, 250 })
                yield return new($"{index.Key}-{rate.Key}-corr-{n}d", $"{index.Name}, {n}-day correlation with changes of the {subject}", Sheet, "Pearson(returns, changes)", $"corr(ret({index.Series}, 1), diff({rate.Series}, 1), {n})", MetricUnit.Correlation, $"{n} pairs on sessions both have", inputs, "Pearson correlation of returns with changes between consecutive common sessions");
        }
    }
}
