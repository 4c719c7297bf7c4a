using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Units;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <summary>Gives numbers the decimals that their axis will have, where the unit alone does not tell how large they are.</summary>
/// <remarks>An index may stand at 5,431 or at −0.36; a label without decimals would say "0" beside an axis from −0.55 to −0.30.</remarks>
internal static class AxisDecimals
{
    // An axis has some five steps.
    private const double Steps = 5;
    private const int Most = 6;

    /// <param name="format">Format of the unit.</param>
    /// <param name="unit">Unit of the values.</param>
    /// <param name="low">Least value that is drawn; not finite when there is none.</param>
    /// <param name="high">Largest value that is drawn.</param>
    public static ValueFormat Fit(ValueFormat format, MetricUnit unit, double low, double high)
    {
        if (unit is not (MetricUnit.Level or MetricUnit.IndexNumber or MetricUnit.Dollars or MetricUnit.Ratio or MetricUnit.Oscillator) || !double.IsFinite(high - low))
            return format;
        // A flat line gets an axis of a tenth of its height.
        var extent = high - low > 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high)) ? high - low : Math.Abs(high) / 10;
        return extent > 0 ? format with { Decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(extent / Steps) - 1e-9), format.Decimals, Most) } : format;
    }
}
