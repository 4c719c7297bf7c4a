namespace RotationNotes.Metrics.Kernels;

/// <summary>Marks results that a statistic does not define.</summary>
internal static class Undefined
{
    // A plain loop: Span.Fill of doubles is not in the precompiled framework and would be compiled at every start.
    public static void Mark(Span<double> results)
    {
        for (var i = 0; i < results.Length; i++)
            results[i] = double.NaN;
    }
}
