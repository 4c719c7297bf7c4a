namespace RotationNotes.Metrics.Kernels;

/// <summary>Quantiles of small samples.</summary>
public static class Quantiles
{
    /// <summary>Linear interpolation between order statistics: position (n − 1)·p (Hyndman and Fan 1996, type 7).</summary>
    /// <param name="sorted">Ascending, at least one value.</param>
    /// <param name="share">0 to 1; 0.5 is the median.</param>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
            throw new ArgumentException("A quantile needs at least one value.", nameof(sorted));
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var position = (sorted.Length - 1) * share;
        var below = (int)position;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>Interval of the median by resampling with replacement.</summary>
    /// <param name="values">At least one value, in any order.</param>
    /// <param name="confidence">E.g. 0.90.</param>
    /// <param name="resamples">How many samples are drawn.</param>
    /// <param name="seed">Fixes the draws: the same call gives the same interval.</param>
    public static (double Low, double High) MedianInterval(ReadOnlySpan<double> values, double confidence, int resamples, ulong seed)
    {
        var random = new SplitMix(seed);
        var medians = new double[resamples];
        var sample = new double[values.Length];
        for (var r = 0; r < resamples; r++)
        {
            for (var i = 0; i < sample.Length; i++)
                sample[i] = values[random.Below(values.Length)];
            Array.Sort(sample);
            medians[r] = Of(sample, 0.5);
        }

        Array.Sort(medians);
        return (Of(medians, (1 - confidence) / 2), Of(medians, (1 + confidence) / 2));
    }
}
