namespace RotationNotes.Metrics.Families;

/// <summary>Money in and out of exchange-traded funds, and their short interest.</summary>
internal static class FlowFamily
{
    private const string Sheet = "flows";
    private const string Flows = "Change of shares outstanding × net asset value; splits are no flow";
    private const string Shorts = "FINRA consolidated short interest, public on the seventh session after settlement";

    private static readonly string[] funds = ["iwm", "ijr", "vb", "iwn", "iwo", "spsm", "spy", "qqq", "rsp", "xlk", "smh", "uwm", "rwm", "tna", "tza"];
    private static readonly string[] shorted = ["iwm", "spy", "qqq"];

    public static IEnumerable<MetricDefinition> All() =>
    [
        .. funds.Select(key => Instruments.Funds.Single(f => f.Key == key)).SelectMany(OfFund),
        .. OfSum("smallcap", "SMALLCAP", "US small-cap funds"),
        .. shorted.Select(key => Instruments.Funds.Single(f => f.Key == key)).SelectMany(OfShorts),
        .. Instruments.Indices.Select(index => new MetricDefinition($"{index.Key}-short-float", $"{index.Name}, members' short interest as share of float", Sheet, "Σ value short / Σ float value", $"SI.{index.Series}.FLOAT", MetricUnit.Fraction, "1 settlement date", Instruments.Ids($"SI.{index.Series}.FLOAT"), "Capitalisation-weighted over members, from the operator's vendor", ExtremeRule.NearestTail)),
    ];

    private static IEnumerable<MetricDefinition> OfFund(Instrument fund) =>
    [
        .. OfSum(fund.Key, fund.Series, fund.Name),
        new($"{fund.Key}-flow-rank", $"{fund.Name}, rank of its five-session flow in the list", Sheet, "1 + number of funds with a larger flow", $"FLOWRANK.{fund.Series}", MetricUnit.Count, "5 sessions", Instruments.Ids($"FLOWRANK.{fund.Series}"), "All funds whose shares and values are known for the date", ExtremeRule.Lowest),
    ];

    private static IEnumerable<MetricDefinition> OfSum(string key, string series, string name)
    {
        string flow = $"FLOW.{series}", assets = $"AUM.{series}";
        yield return new($"{key}-aum", $"{name}, assets", Sheet, "shares × NAV", assets, MetricUnit.Dollars, "1 session", Instruments.Ids(assets), Flows, ExtremeRule.NearestTail);
        foreach (var k in new[] { 1, 5, 21 })
        {
            var expression = k == 1 ? flow : $"sum({flow}, {k})";
            yield return new($"{key}-flow-{k}d", $"{name}, {Words.Number(k)}-session net flow", Sheet, $"Σ of {k} of (S(t) − S(t−1)) × NAV(t)", expression, MetricUnit.Dollars, Words.Sessions(k), Instruments.Ids(flow), Flows);
            if (k > 1)
                yield return new($"{key}-flow-{k}d-aum", $"{name}, {Words.Number(k)}-session net flow as share of assets", Sheet, $"Σ of {k} flows / assets", $"{expression} / {assets}", MetricUnit.Fraction, Words.Sessions(k), Instruments.Ids(assets, flow), Flows);
        }
    }

    private static IEnumerable<MetricDefinition> OfShorts(Instrument fund)
    {
        string shorts = $"SI.{fund.Series}", shares = $"SHS.{fund.Series}";
        yield return new($"{fund.Key}-short-shares", $"{fund.Name}, shares short", Sheet, "S", shorts, MetricUnit.Count, "1 settlement date", Instruments.Ids(shorts), Shorts, ExtremeRule.NearestTail);
        yield return new($"{fund.Key}-short-interest", $"{fund.Name}, short interest as share of shares outstanding", Sheet, "shares short / shares outstanding", $"{shorts} / {shares}", MetricUnit.Fraction, "1 settlement date", Instruments.Ids(shares, shorts), Shorts, ExtremeRule.NearestTail);
        yield return new($"{fund.Key}-short-interest-pct-3y", $"{fund.Name}, place of its short interest among 72 settlement dates", Sheet, "share of the last 72 values at or below this one", $"pctrank({shorts} / {shares}, 72)", MetricUnit.Fraction, "72 settlement dates", Instruments.Ids(shares, shorts), Shorts, ExtremeRule.NearestTail);
        yield return new($"{fund.Key}-days-to-cover", $"{fund.Name}, days to cover", Sheet, "shares short / average daily volume, as FINRA prints it", $"{shorts}.DTC", MetricUnit.Ratio, "1 settlement date", Instruments.Ids(shorts + ".DTC"), Shorts, ExtremeRule.NearestTail);
    }
}
