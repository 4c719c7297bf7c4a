using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Futures positions by class of trader.</summary>
internal static class PositioningFamily
{
    private const string Sheet = "positioning";
    private const string Source = "CFTC, Traders in Financial Futures, futures only";

    public static IEnumerable<MetricDefinition> All() =>
    [
        .. Instruments.Futures.SelectMany(OfMarket),
        .. Instruments.Futures.Where(m => m.Key is "rut" or "ndx" or "spx").SelectMany(NonCommercial),
        Crowding("am", "AM", "Asset managers"),
        Crowding("lev", "LEV", "Leveraged funds"),
    ];

    private static MetricDefinition Crowding(string key, string trader, string name)
    {
        string Net(string market) => $"z((TFF.{market}.{trader}.LONG - TFF.{market}.{trader}.SHORT) / TFF.{market}.OI, 156)";
        var inputs = Instruments.Ids([.. new[] { "NDX", "SPX" }.SelectMany(m => new[] { $"TFF.{m}.{trader}.LONG", $"TFF.{m}.{trader}.SHORT", $"TFF.{m}.OI" })]);
        return new($"{key}-crowding-large-z-3y", $"{name}, crowding in large-cap futures", Sheet, "mean of the z-scores of net positions in S&P 500 and Nasdaq-100 futures", $"({Net("SPX")} + {Net("NDX")}) / 2", MetricUnit.Sigma, "156 reports", inputs, Source);
    }

    private static IEnumerable<MetricDefinition> NonCommercial(FuturesMarket market)
    {
        var prefix = string.Concat("COT", market.Series.AsSpan(3));
        string interest = $"{prefix}.OI", longs = $"{prefix}.NC.LONG", shorts = $"{prefix}.NC.SHORT", expression = $"({longs} - {shorts}) / {interest}";
        var inputs = Instruments.Ids(longs, shorts, interest);
        const string legacy = "CFTC, legacy report, futures only";
        yield return new($"nc-net-{market.Key}", $"Non-commercial traders, net position in {market.Name} futures", Sheet, "(long − short) / open interest", expression, MetricUnit.Fraction, "1 report", inputs, legacy);
        yield return new($"nc-net-{market.Key}-chg-1w", $"Non-commercial traders, net position in {market.Name} futures, one-week change", Sheet, "value − value of the report 1 week earlier", $"weekdiff({expression}, 1)", MetricUnit.FractionDifference, "1 week", inputs, legacy);
        yield return new($"nc-net-{market.Key}-z-3y", $"Non-commercial traders, net position in {market.Name} futures, standard deviations from the mean of 156 reports", Sheet, "(value − mean of 156) / sample sd of 156", $"z({expression}, 156)", MetricUnit.Sigma, "156 reports", inputs, legacy);
    }

    private static IEnumerable<MetricDefinition> OfMarket(FuturesMarket market)
    {
        yield return new($"oi-{market.Key}", $"{market.Name} futures, open interest", Sheet, "OI", $"{market.Series}.OI", MetricUnit.Contracts, "1 report", Instruments.Ids($"{market.Series}.OI"), Source, ExtremeRule.NearestTail);
        foreach (var trader in Instruments.Traders)
        {
            foreach (var definition in OfTrader(market, trader))
                yield return definition;
        }
    }

    private static IEnumerable<MetricDefinition> OfTrader(FuturesMarket market, TraderClass trader)
    {
        string interest = $"{market.Series}.OI", longs = $"{market.Series}.{trader.Series}.LONG", shorts = $"{market.Series}.{trader.Series}.SHORT";
        var share = new Measure($"{trader.Key}-long-share-{market.Key}", $"{trader.Name}, long share of {market.Name} futures", "long / (long + short)", $"{longs} / ({longs} + {shorts})", [longs, shorts], ExtremeRule.NearestTail);
        var ofInterest = new Measure($"{trader.Key}-long-oi-{market.Key}", $"{trader.Name}, longs as share of open interest in {market.Name} futures", "long / open interest", $"{longs} / {interest}", [longs, interest], ExtremeRule.NearestTail);
        var net = new Measure($"{trader.Key}-net-{market.Key}", $"{trader.Name}, net position in {market.Name} futures", "(long − short) / open interest", $"({longs} - {shorts}) / {interest}", [longs, shorts, interest], ExtremeRule.BySign);
        foreach (var measure in new[] { share, ofInterest, net })
        {
            var inputs = Instruments.Ids(measure.Series);
            yield return new(measure.Id, measure.Name, Sheet, measure.Formula, measure.Expression, MetricUnit.Fraction, "1 report", inputs, Source, measure.Extremes);
            foreach (var weeks in new[] { 1, 2, 4 })
                yield return new($"{measure.Id}-chg-{weeks}w", $"{measure.Name}, {Words.Number(weeks)}-week change", Sheet, $"value − value of the report {weeks} {(weeks == 1 ? "week" : "weeks")} earlier", $"weekdiff({measure.Expression}, {weeks})", MetricUnit.FractionDifference, weeks == 1 ? "1 week" : $"{weeks} weeks", inputs, Source);
            yield return new($"{measure.Id}-pct-3y", $"{measure.Name}, place among 156 reports", Sheet, "share of the last 156 reports at or below this one", $"pctrank({measure.Expression}, 156)", MetricUnit.Fraction, "156 reports", inputs, Source, ExtremeRule.NearestTail);
            yield return new($"{measure.Id}-z-3y", $"{measure.Name}, standard deviations from the mean of 156 reports", Sheet, "(value − mean of 156) / sample sd of 156", $"z({measure.Expression}, 156)", MetricUnit.Sigma, "156 reports", inputs, Source);
        }
    }

    private sealed record Measure(string Id, string Name, string Formula, string Expression, string[] Series, ExtremeRule Extremes);
}
