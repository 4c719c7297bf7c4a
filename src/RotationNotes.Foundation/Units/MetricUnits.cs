namespace RotationNotes.Foundation.Units;

/// <summary>Names of units.</summary>
public static class MetricUnits
{
    /// <summary>The unit's name in JSON files, e.g. <c>fraction</c>, <c>bp</c>.</summary>
    public static string JsonName(this MetricUnit unit) => unit switch
    {
        MetricUnit.Fraction => "fraction",
        MetricUnit.FractionDifference => "fraction-difference",
        MetricUnit.BasisPoints => "bp",
        MetricUnit.Sigma => "sigma",
        MetricUnit.Correlation => "correlation",
        MetricUnit.VolatilityPoints => "vol-points",
        MetricUnit.Oscillator => "index-0-100",
        MetricUnit.Ratio => "ratio",
        MetricUnit.Level => "level",
        MetricUnit.Count => "count",
        MetricUnit.QuotedPercent => "percent",
        MetricUnit.Contracts => "contracts",
        MetricUnit.IndexNumber => "index",
        MetricUnit.Dollars => "usd",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };

    /// <summary>The unit of a JSON name, or null when no unit has that name.</summary>
    public static MetricUnit? OfJsonName(string name)
    {
        foreach (var unit in Enum.GetValues<MetricUnit>())
        {
            if (unit.JsonName() == name)
                return unit;
        }

        return null;
    }

    /// <summary>The unit in a reader's words, e.g. "a yield or spread in percent".</summary>
    public static string InWords(this MetricUnit unit) => unit switch
    {
        MetricUnit.Fraction => "a fraction",
        MetricUnit.FractionDifference => "a difference of fractions",
        MetricUnit.BasisPoints => "basis points",
        MetricUnit.Sigma => "standard deviations",
        MetricUnit.Correlation => "a correlation",
        MetricUnit.VolatilityPoints => "volatility points",
        MetricUnit.Oscillator => "an oscillator from 0 to 100",
        MetricUnit.Ratio => "a ratio",
        MetricUnit.Level => "a price",
        MetricUnit.Count => "a count",
        MetricUnit.QuotedPercent => "a yield or spread in percent",
        MetricUnit.Contracts => "futures contracts",
        MetricUnit.IndexNumber => "an index number",
        MetricUnit.Dollars => "dollars",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };

    /// <summary>The unit of a series' own values.</summary>
    public static MetricUnit Of(Unit unit) => unit switch
    {
        Unit.Price => MetricUnit.Level,
        Unit.Percent => MetricUnit.QuotedPercent,
        Unit.VolatilityPoints => MetricUnit.VolatilityPoints,
        Unit.Contracts => MetricUnit.Contracts,
        Unit.IndexNumber => MetricUnit.IndexNumber,
        Unit.Dollars => MetricUnit.Dollars,
        Unit.Share => MetricUnit.Fraction,
        Unit.Count => MetricUnit.Count,
        Unit.Multiple => MetricUnit.Ratio,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };
}
