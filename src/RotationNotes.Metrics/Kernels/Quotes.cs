namespace RotationNotes.Metrics.Kernels;

/// <summary>Arithmetic on quoted decimals.</summary>
internal static class Quotes
{
    /// <summary>The value rounded to its eighth decimal, where binary dust begins; values too large to carry such dust stay as they are.</summary>
    public static double WithoutDust(double value) => Math.Abs(value) < 1e6 ? Math.Round(value, 8) : value;
}
