namespace RotationNotes.Metrics.Kernels;

/// <summary>Mean of all observations so far, newer ones counting more.</summary>
public static class DecayedMean
{
    /// <summary>Σ w(k)·x(t−k) / Σ w(k) with w(k) = ½^(k / <paramref name="halfLife"/>).</summary>
    /// <param name="halfLife">Observations after which a value counts half.</param>
    /// <remarks>An undefined observation has no result, and the mean begins anew behind it.</remarks>
    public static void Run(ReadOnlySpan<double> values, int halfLife, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(halfLife, 1);
        Require.SameLength(values, result);
        var keep = Math.Pow(0.5, 1.0 / halfLife);
        double mean = 0, weight = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                (mean, weight) = (0, 0);
                result[i] = double.NaN;
                continue;
            }

            // The mean moves by the newest value's share of all weight: no large sums whose digits could be lost.
            weight = weight * keep + 1;
            mean += (values[i] - mean) / weight;
            result[i] = mean;
        }
    }
}
