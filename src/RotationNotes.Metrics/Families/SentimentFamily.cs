using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Baskets, prime-broker positions, prediction markets: what no public file has.</summary>
internal static class SentimentFamily
{
    private const string Sheet = "sentiment";
    private const string Vendor = "Operator's vendor";

    public static IEnumerable<MetricDefinition> All() =>
    [
        .. Basket("high-tax", "HIGH_TAX", "US companies with high tax rates", "SPX", "S&P 500"),
        .. Basket("weak-balance", "WEAK_BALANCE", "US companies with weak balance sheets", "BASKET.STRONG_BALANCE", "companies with strong ones"),
        .. Basket("cyclicals-xus", "CYCLICALS_XUS", "Cyclicals outside the US", "BASKET.DEFENSIVES_XUS", "defensives"),
        new("non-us-growth-z", "Growth priced in outside the US", Sheet, "mean of the two ratios' distances from their one-year means", "(z(BASKET.CYCLICALS_XUS / BASKET.DEFENSIVES_XUS, 252) + z(CPER / GLD, 252)) / 2", MetricUnit.Sigma, "252 sessions", Instruments.Ids("BASKET.CYCLICALS_XUS", "BASKET.DEFENSIVES_XUS", "CPER", "GLD"), "Cyclicals over defensives, copper over gold"),
        .. Odds("odds-rep-president", "ODDS.REP_PRESIDENT", "Probability of a Republican president"),
        .. Odds("odds-rep-sweep", "ODDS.REP_SWEEP", "Probability of a Republican sweep"),
        new("hf-tmt-net", "Hedge funds' net buying of technology, media and telecoms", Sheet, "N(w)", "PB.TMT.NET", MetricUnit.Dollars, "1 week", Instruments.Ids("PB.TMT.NET"), "Prime broker, by way of the operator"),
        new("hf-tmt-selling-weeks", "Hedge funds, weeks of net selling of technology, media and telecoms in a row", Sheet, "number of consecutive weeks with N(w) < 0", "streak(PB.TMT.NET < 0)", MetricUnit.Count, "up to the last report", Instruments.Ids("PB.TMT.NET"), "Prime broker, by way of the operator", ExtremeRule.Highest),
        new("hf-tmt-weight", "Technology, media and telecoms in hedge funds' books", Sheet, "part of the book", "PB.TMT.WEIGHT", MetricUnit.Fraction, "1 week", Instruments.Ids("PB.TMT.WEIGHT"), "Prime broker, by way of the operator", ExtremeRule.NearestTail),
    ];

    private static IEnumerable<MetricDefinition> Basket(string key, string series, string name, string against, string againstName)
    {
        var basket = $"BASKET.{series}";
        foreach (var k in new[] { 5, 21, 63 })
        {
            yield return new($"{key}-gap-{k}d", $"{name} minus {againstName}, {Words.Number(k)}-session returns", Sheet, $"(A(t) / A(t−{k}) − 1) − (B(t) / B(t−{k}) − 1)", $"ret({basket}, {k}) - ret({against}, {k})", MetricUnit.FractionDifference, Words.Sessions(k), Instruments.Ids(basket, against), Vendor);
            yield return new($"{key}-vs-{k}d", $"{name} against {againstName}, {Words.Number(k)}-session relative return", Sheet, $"(A(t) / A(t−{k})) / (B(t) / B(t−{k})) − 1", $"ret({basket} / {against}, {k})", MetricUnit.Fraction, Words.Sessions(k), Instruments.Ids(basket, against), Vendor);
        }
    }

    private static IEnumerable<MetricDefinition> Odds(string key, string series, string name)
    {
        yield return new(key, name, Sheet, "p(t)", series, MetricUnit.Fraction, "1 day", Instruments.Ids(series), "Prediction market", ExtremeRule.NearestTail);
        foreach (var k in new[] { 1, 5, 21 })
            yield return new($"{key}-chg-{k}d", $"{name}, change over {(k == 1 ? "one observation" : Words.Number(k) + " observations")}", Sheet, $"p(t) − p(t−{k})", $"diff({series}, {k})", MetricUnit.FractionDifference, k == 1 ? "1 observation" : $"{k} observations", Instruments.Ids(series), "Prediction market");
    }
}
