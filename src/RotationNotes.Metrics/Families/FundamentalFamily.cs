using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Valuations, debts and expectations from the operator's vendor.</summary>
internal static class FundamentalFamily
{
    private const string Sheet = "fundamentals";
    private const string Source = "Operator's vendor, as known at the as-of date";

    private static readonly (string Key, string Series, string Name)[] indices = [("rut", "RUT", "Russell 2000"), ("spx", "SPX", "S&P 500")];

    public static IEnumerable<MetricDefinition> All() =>
    [
        .. new[] { ("spx", "SPX", "S&P 500"), ("spx-ex100", "SPXEX100", "S&P 500 without its 100 largest"), ("sml", "SML", "S&P SmallCap 600"), ("rut", "RUT", "Russell 2000") }
            .Select(i => Of($"{i.Item1}-pe", $"{i.Item3}, price over expected earnings", "P / E of the next twelve months", $"FUND.{i.Item2}.PE", MetricUnit.Ratio)),
        Gap("spx-ex100-sml-pe-gap", "S&P 500 without its 100 largest less S&P SmallCap 600, price over expected earnings", "SPXEX100", "SML"),
        Place("spx-ex100-sml-pe-gap-pct-10y", "S&P 500 without its 100 largest less S&P SmallCap 600, place of the valuation gap in ten years", "FUND.SPXEX100.PE - FUND.SML.PE", "FUND.SPXEX100.PE", "FUND.SML.PE"),
        Of("rut-spx-pe", "Russell 2000 over S&P 500, relative price over expected earnings", "PE of RUT / PE of SPX", "FUND.RUT.PE / FUND.SPX.PE", MetricUnit.Ratio, "FUND.RUT.PE", "FUND.SPX.PE"),
        Place("rut-spx-pe-pct-10y", "Russell 2000 over S&P 500, place of the relative valuation in ten years", "FUND.RUT.PE / FUND.SPX.PE", "FUND.RUT.PE", "FUND.SPX.PE"),
        .. indices.Append(("sml", "SML", "S&P SmallCap 600")).SelectMany(i => new[]
        {
            Of($"{i.Item1}-leverage", $"{i.Item3}, net debt over EBITDA", "net debt / EBITDA", $"FUND.{i.Item2}.LEVERAGE", MetricUnit.Ratio),
            Of($"{i.Item1}-floating-debt", $"{i.Item3}, floating-rate part of debt", "floating / total debt", $"FUND.{i.Item2}.FLOATING", MetricUnit.Fraction),
        }),
        .. indices.SelectMany(OfIndex),
        Of("spx-rut-growth-premium", "S&P 500 minus Russell 2000, expected earnings growth", "g(SPX) − g(RUT)", "FUND.SPX.EPS_GROWTH - FUND.RUT.EPS_GROWTH", MetricUnit.FractionDifference, "FUND.RUT.EPS_GROWTH", "FUND.SPX.EPS_GROWTH"),
    ];

    private static IEnumerable<MetricDefinition> OfIndex((string Key, string Series, string Name) index)
    {
        var (key, series, name) = index;
        string up = $"FUND.{series}.REV_UP", down = $"FUND.{series}.REV_DOWN";
        yield return Of($"{key}-domestic-sales", $"{name}, domestic part of sales", "domestic / total sales", $"FUND.{series}.DOMESTIC", MetricUnit.Fraction);
        yield return Of($"{key}-tax-rate", $"{name}, effective tax rate", "tax / pre-tax profit", $"FUND.{series}.TAX", MetricUnit.Fraction);
        yield return Of($"{key}-eps-growth", $"{name}, expected earnings growth", "consensus, next twelve months", $"FUND.{series}.EPS_GROWTH", MetricUnit.Fraction);
        yield return Of($"{key}-sales-growth", $"{name}, expected sales growth", "consensus, next twelve months", $"FUND.{series}.SALES_GROWTH", MetricUnit.Fraction);
        yield return Of($"{key}-revisions", $"{name}, earnings-revision rate", "up / (up + down)", $"{up} / ({up} + {down})", MetricUnit.Fraction, down, up);
        yield return Of($"{key}-eps-path", $"{name}, earnings growth, newest quarter reported or expected", "EPS(q) / EPS(q−4) − 1", $"EST.{series}.EPS_YOY", MetricUnit.Fraction);
        yield return Of($"{key}-sales-path", $"{name}, sales growth, newest quarter reported or expected", "S(q) / S(q−4) − 1", $"EST.{series}.SALES_YOY", MetricUnit.Fraction);
    }

    private static MetricDefinition Gap(string id, string name, string first, string second) =>
        Of(id, name, "PE(A) − PE(B)", $"FUND.{first}.PE - FUND.{second}.PE", MetricUnit.Ratio, $"FUND.{first}.PE", $"FUND.{second}.PE");

    private static MetricDefinition Place(string id, string name, string expression, params string[] series) =>
        Of(id, name, "share of the last 120 months at or below this one", $"pctrank({expression}, 120)", MetricUnit.Fraction, series) with { Window = "120 months" };

    private static MetricDefinition Of(string id, string name, string formula, string expression, MetricUnit unit, params string[] series) =>
        new(id, name, Sheet, formula, expression, unit, "1 observation", Instruments.Ids(series.Length == 0 ? [expression] : series), Source, ExtremeRule.NearestTail);
}
