using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>What indices are made of: concentration, sectors, who drives the return, how many members rise.</summary>
internal static class CompositionFamily
{
    private const string Sheet = "composition";
    private const string Holdings = "Holdings of an index fund; two share classes count as one company";

    private static readonly (string Key, string Fund, string Name)[] funds = [("rut", "IWM", "Russell 2000"), ("spx", "IVV", "S&P 500"), ("ndx", "QQQ", "Nasdaq-100")];

    private static readonly (string Key, string Series, string Name)[] sectors =
    [
        ("communication", "COMMUNICATION", "Communication"), ("discretionary", "CONSUMER_DISCRETIONARY", "Consumer Discretionary"), ("staples", "CONSUMER_STAPLES", "Consumer Staples"),
        ("energy", "ENERGY", "Energy"), ("financials", "FINANCIALS", "Financials"), ("health-care", "HEALTH_CARE", "Health Care"), ("industrials", "INDUSTRIALS", "Industrials"),
        ("technology", "INFORMATION_TECHNOLOGY", "Information Technology"), ("materials", "MATERIALS", "Materials"), ("real-estate", "REAL_ESTATE", "Real Estate"), ("utilities", "UTILITIES", "Utilities"),
    ];

    public static IEnumerable<MetricDefinition> All() =>
    [
        .. funds.SelectMany(OfFund),
        .. Instruments.Indices.Select(i => Of($"{i.Key}-above-ma50", $"{i.Name}, members above their 50-day average", "members with P(t) > mean of 50 / members", $"BREADTH.{i.Series}.ABOVE50", "From the operator's vendor")),
        Of("spx-contribution-mag7", "Contribution of the Magnificent Seven to the S&P 500, year to date", "Σ over days and companies of w(t−1) × r(t), linked by the index", "CONTRIB.SPX.MAG7.YTD", "Newest weights known the day before, carried on by prices") with { Extremes = ExtremeRule.BySign },
        Of("spx-contribution-rest", "Contribution of the other members to the S&P 500, year to date", "index return − contribution of the seven", "CONTRIB.SPX.REST.YTD", "Newest weights known the day before, carried on by prices") with { Extremes = ExtremeRule.BySign },
    ];

    private static IEnumerable<MetricDefinition> OfFund((string Key, string Fund, string Name) fund)
    {
        foreach (var n in new[] { 5, 7, 10 })
            yield return Of($"{fund.Key}-top{n}", $"{fund.Name}, weight of the {n} largest companies", $"Σ of the {n} largest weights", $"CONC.{fund.Fund}.TOP{n}", Holdings);
        yield return Of($"{fund.Key}-herfindahl", $"{fund.Name}, Herfindahl index of weights", "Σ w²", $"CONC.{fund.Fund}.HHI", Holdings);
        foreach (var (key, series, name) in sectors)
            yield return Of($"{fund.Key}-sector-{key}", $"{fund.Name}, weight of {name}", "Σ of the sector's weights", $"SECTOR.{fund.Fund}.{series}", Holdings);
    }

    private static MetricDefinition Of(string id, string name, string formula, string series, string source) =>
        new(id, name, Sheet, formula, series, MetricUnit.Fraction, "1 observation", Instruments.Ids(series), source, ExtremeRule.NearestTail);
}
