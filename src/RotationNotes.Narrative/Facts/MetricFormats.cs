using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Units;

namespace RotationNotes.Narrative.Facts;

/// <summary>How values of a unit are printed when nobody asks for something else.</summary>
public static class MetricFormats
{
    public static ValueFormat Of(MetricUnit unit) => unit switch
    {
        MetricUnit.Fraction => new ValueFormat(ValueKind.Percent, 2),
        MetricUnit.FractionDifference => new ValueFormat(ValueKind.PercentagePoints, 2),
        MetricUnit.BasisPoints => new ValueFormat(ValueKind.BasisPoints, 0),
        MetricUnit.Sigma => new ValueFormat(ValueKind.Sigma, 2),
        MetricUnit.Correlation => new ValueFormat(ValueKind.Number, 3),
        MetricUnit.QuotedPercent => new ValueFormat(ValueKind.QuotedPercent, 2),
        MetricUnit.Ratio => new ValueFormat(ValueKind.Number, 4),
        MetricUnit.Oscillator => new ValueFormat(ValueKind.Number, 1),
        MetricUnit.Count or MetricUnit.Contracts => new ValueFormat(ValueKind.Count, 0),
        _ => new ValueFormat(ValueKind.Level, 2),
    };

    /// <summary>The value with its mark, e.g. <c>11.54%</c>, <c>9.92 pp</c>, <c>−16 bp</c>.</summary>
    public static string Print(double value, MetricUnit unit) => NumberFormatter.Format(value, Of(unit));
}
