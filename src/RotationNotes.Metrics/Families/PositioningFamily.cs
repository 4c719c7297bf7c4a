namespace RotationNotes.Metrics.Families;

/// <summary>Futures positions by class of trader.</summary>
internal static class PositioningFamily
{
    private const string Sheet = "positioning";
    private const string Source = "CFTC, Traders in Financial Futures, futures only";

    public static IEnumerable<MetricDefinition> All() => Instruments.Futures.SelectMany(OfMarket);

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
