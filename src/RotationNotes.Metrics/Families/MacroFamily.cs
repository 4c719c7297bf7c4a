using RotationNotes.Foundation.Units;
using RotationNotes.Market.Releases;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>Economic figures as they were known, and against what was expected.</summary>
internal static class MacroFamily
{
    private const string Sheet = "macro";
    private const string Vintages = "Values known at the as-of date; import vintages to see no later revision";
    private const string Releases = "First prints and consensus, dated by the day of release";

    public static IEnumerable<MetricDefinition> All() =>
    [
        Growth("cpi-yoy", "Consumer prices, year on year", "CPIAUCNS", 12),
        Growth("cpi-mom", "Consumer prices, month on month, seasonally adjusted", "CPIAUCSL", 1),
        Growth("core-cpi-yoy", "Core consumer prices, year on year", "CPILFESL", 12),
        Growth("core-cpi-mom", "Core consumer prices, month on month, seasonally adjusted", "CPILFESL", 1),
        new("gdp-growth", "Real GDP, quarter on quarter annualised", Sheet, "g(q)", "A191RL1Q225SBEA", MetricUnit.QuotedPercent, "1 quarter", Instruments.Ids("A191RL1Q225SBEA"), Vintages, ExtremeRule.NearestTail),
        new("unemployment", "Unemployment rate", Sheet, "U(m)", "UNRATE", MetricUnit.QuotedPercent, "1 month", Instruments.Ids("UNRATE"), Vintages, ExtremeRule.NearestTail),
        new("nfci-level", "Chicago Fed financial conditions", Sheet, "N(w)", "NFCI", MetricUnit.IndexNumber, "1 week", Instruments.Ids("NFCI"), "Above zero: tighter than on average since 1971"),
        new("nfci-chg-4w", "Chicago Fed financial conditions, four-week change", Sheet, "N(w) − N(w−4)", "weekdiff(NFCI, 4)", MetricUnit.IndexNumber, "4 weeks", Instruments.Ids("NFCI"), "Below zero: easier"),
        .. ReleaseCodes.All.SelectMany(OfRelease),
        new("surprise-index", "US surprise index", Sheet, "mean of standardised surprises of one year, weights halving every 90 days", "SURPRISE.INDEX", MetricUnit.IndexNumber, "365 days", Instruments.Ids("SURPRISE.INDEX"), Releases),
        new("surprise-index-pct-3y", "US surprise index, place among 156 days of release", Sheet, "share of the last 156 values at or below this one", "pctrank(SURPRISE.INDEX, 156)", MetricUnit.Fraction, "156 days of release", Instruments.Ids("SURPRISE.INDEX"), Releases, ExtremeRule.NearestTail),
        new("data-change-index", "US data-change index", Sheet, "mean of standardised distances from the own one-year mean, weights halving every 90 days", "DATACHANGE.INDEX", MetricUnit.IndexNumber, "365 days", Instruments.Ids("DATACHANGE.INDEX"), Releases),
    ];

    // Agencies print growth to a tenth of a percent, and "the first fall since" is said of printed figures.
    private static MetricDefinition Growth(string id, string name, string series, int months) =>
        new(id, name, Sheet, $"I(m) / I(m−{months}) − 1, to a tenth of a percent", $"round(growth({series}, {months}), 3)", MetricUnit.Fraction, months == 1 ? "1 month" : $"{months} months", Instruments.Ids(series), Vintages);

    private static IEnumerable<MetricDefinition> OfRelease(ReleaseCode release)
    {
        var (actual, consensus, prior) = ($"EC.{release.Code}.ACTUAL", $"EC.{release.Code}.CONSENSUS", $"EC.{release.Code}.PRIOR");
        var key = "ec-" + release.Code.ToLowerInvariant().Replace('_', '-');
        var unit = MetricUnits.Of(release.Unit);
        yield return new($"{key}-actual", $"{release.Name}, first print", Sheet, "A", actual, unit, "1 release", Instruments.Ids(actual), Releases, ExtremeRule.NearestTail);
        yield return new($"{key}-consensus", $"{release.Name}, consensus", Sheet, "C", consensus, unit, "1 release", Instruments.Ids(consensus), Releases, ExtremeRule.NearestTail);
        yield return new($"{key}-prior", $"{release.Name}, prior", Sheet, "prior value as shown on the day", prior, unit, "1 release", Instruments.Ids(prior), Releases, ExtremeRule.NearestTail);
        yield return new($"{key}-miss", $"{release.Name}, actual minus consensus", Sheet, "A − C", $"{actual} - {consensus}", unit, "1 release", Instruments.Ids(actual, consensus), Releases);
        yield return new($"{key}-surprise", $"{release.Name}, surprise in standard deviations", Sheet, "(A − C) / sample sd of the 24 differences before", $"surprise({actual}, {consensus}, 24)", MetricUnit.Sigma, "24 earlier releases", Instruments.Ids(actual, consensus), Releases);
    }
}
