using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Narrative.Facts;

/// <summary>How a fact is printed when its author names no format.</summary>
internal static class FactFormats
{
    public static ValueFormat Of(MetricUnit unit) => unit switch
    {
        MetricUnit.Fraction => new ValueFormat(ValueKind.Percent, 1),
        MetricUnit.FractionDifference => new ValueFormat(ValueKind.PercentagePoints, 1),
        MetricUnit.BasisPoints => new ValueFormat(ValueKind.BasisPoints, 0),
        MetricUnit.Sigma => new ValueFormat(ValueKind.Sigma, 1),
        MetricUnit.Correlation => new ValueFormat(ValueKind.Number, 2),
        MetricUnit.VolatilityPoints => new ValueFormat(ValueKind.Number, 1),
        MetricUnit.Oscillator => new ValueFormat(ValueKind.Number, 0),
        MetricUnit.Ratio => new ValueFormat(ValueKind.Number, 3),
        MetricUnit.Level => new ValueFormat(ValueKind.Level, 0),
        MetricUnit.Count => new ValueFormat(ValueKind.Count, 0),
        MetricUnit.QuotedPercent => new ValueFormat(ValueKind.QuotedPercent, 2),
        MetricUnit.Contracts or MetricUnit.Dollars => new ValueFormat(ValueKind.Level, 0),
        MetricUnit.IndexNumber => new ValueFormat(ValueKind.Level, 1),
        _ => throw new NotSupportedException($"No format for unit '{unit}'."),
    };

    /// <summary>The same with a plus sign where the sign carries meaning: changes, gaps, correlations.</summary>
    public static ValueFormat Signed(MetricUnit unit) =>
        unit is MetricUnit.Fraction or MetricUnit.FractionDifference or MetricUnit.BasisPoints or MetricUnit.Correlation or MetricUnit.Sigma
            ? Of(unit) with { ShowPlus = true }
            : Of(unit);

    /// <summary>The same for a metric: a spread that is a level carries no plus sign, its change does.</summary>
    public static ValueFormat Signed(MetricDefinition metric) => metric.Extremes == ExtremeRule.BySign ? Of(metric.Unit) with { ShowPlus = true } : Of(metric.Unit);

    /// <summary>The same for a history drawn in a chart, where the axis wants fewer decimals.</summary>
    public static ValueFormat ForChart(MetricUnit unit) => unit switch
    {
        MetricUnit.Ratio => new ValueFormat(ValueKind.Number, 3),
        MetricUnit.IndexNumber => new ValueFormat(ValueKind.Level, 0),
        _ => Of(unit),
    };

    /// <summary>The same for one value: an index that stands below ten needs decimals to be told from its neighbours.</summary>
    public static ValueFormat ForSmall(ValueFormat format, MetricUnit unit, double value) =>
        unit is MetricUnit.Level or MetricUnit.IndexNumber or MetricUnit.Dollars && Math.Abs(value) is > 0 and < 10
            ? format with { Decimals = Math.Max(format.Decimals, Math.Abs(value) < 0.1 ? 4 : 2) }
            : format;

    /// <summary>Unit and size of the difference of two values of <paramref name="unit"/>.</summary>
    public static (MetricUnit Unit, double Scale) Difference(MetricUnit unit) => unit switch
    {
        MetricUnit.Fraction => (MetricUnit.FractionDifference, 1),
        MetricUnit.QuotedPercent => (MetricUnit.BasisPoints, 100),
        _ => (unit, 1),
    };
}
