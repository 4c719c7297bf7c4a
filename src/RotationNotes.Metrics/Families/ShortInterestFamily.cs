using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Shares sold short: of exchange-traded funds, and of the members of an index.</summary>
internal static class ShortInterestFamily
{
    private const string Sheet = "short-interest";
    private const string Shorts = "FINRA consolidated short interest, public on the seventh session after settlement";

    private static readonly string[] shorted = ["iwm", "spy", "qqq"];

    public static IEnumerable<MetricDefinition> All() =>
    [
        .. shorted.Select(key => Instruments.Funds.Single(f => f.Key == key)).SelectMany(OfShorts),
        .. Instruments.Indices.Select(index => new MetricDefinition($"{index.Key}-short-float", $"{index.Name}, members' short interest as share of float", Sheet, "Σ value short / Σ float value", $"SI.{index.Series}.FLOAT", MetricUnit.Fraction, "1 settlement date", Instruments.Ids($"SI.{index.Series}.FLOAT"), "Capitalisation-weighted over members, from the operator's vendor", ExtremeRule.NearestTail)),
    ];

    private static IEnumerable<MetricDefinition> OfShorts(Instrument fund)
    {
        string shorts = $"SI.{fund.Series}", shares = $"SHS.{fund.Series}";
        yield return new($"{fund.Key}-short-shares", $"{fund.Name}, shares short", Sheet, "S", shorts, MetricUnit.Count, "1 settlement date", Instruments.Ids(shorts), Shorts, ExtremeRule.NearestTail);
        yield return new($"{fund.Key}-short-interest", $"{fund.Name}, short interest as share of shares outstanding", Sheet, "shares short / shares outstanding", $"{shorts} / {shares}", MetricUnit.Fraction, "1 settlement date", Instruments.Ids(shares, shorts), Shorts, ExtremeRule.NearestTail);
        yield return new($"{fund.Key}-short-interest-pct-3y", $"{fund.Name}, place of its short interest among 72 settlement dates", Sheet, "share of the last 72 values at or below this one", $"pctrank({shorts} / {shares}, 72)", MetricUnit.Fraction, "72 settlement dates", Instruments.Ids(shares, shorts), Shorts, ExtremeRule.NearestTail);
        yield return new($"{fund.Key}-days-to-cover", $"{fund.Name}, days to cover", Sheet, "shares short / average daily volume, as FINRA prints it", $"{shorts}.DTC", MetricUnit.Ratio, "1 settlement date", Instruments.Ids(shorts + ".DTC"), Shorts, ExtremeRule.NearestTail);
    }
}
