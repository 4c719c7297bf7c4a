using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Money in and out of exchange-traded funds.</summary>
internal static class FlowFamily
{
    private const string Sheet = "flows";
    private const string Flows = "Change of shares outstanding × net asset value; splits are no flow";

    private static readonly string[] funds = ["iwm", "ijr", "vb", "iwn", "iwo", "spsm", "spy", "qqq", "rsp", "xlk", "smh", "uwm", "rwm", "tna", "tza"];

    public static IEnumerable<MetricDefinition> All() =>
    [
        .. funds.Select(key => Instruments.Funds.Single(f => f.Key == key)).SelectMany(OfFund),
        .. OfSum("smallcap", "SMALLCAP", "US small-cap funds"),
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
}
