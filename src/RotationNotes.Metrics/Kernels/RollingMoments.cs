namespace RotationNotes.Metrics.Kernels;

/// <summary>Mean and sample standard deviation of the last n observations, the current one included.</summary>
/// <remarks>
/// One pass with sliding sums of deviations from a local reference. The reference moves to the window's own mean every n
/// observations, and at once when the spread left in the window is small against what passed through the sums: that is
/// where sliding sums lose digits. A window that holds an undefined observation has no result.
/// </remarks>
public static class RollingMoments
{
    // Below this share of the largest sum since the last re-basing fewer than thirteen digits are left.
    internal const double CancellationLimit = 1e-3;

    public static void Mean(ReadOnlySpan<double> values, int window, Span<double> means) => Run(values, window, means, default);

    /// <summary>Divisor n − 1; exactly 0 when all observations of the window are equal.</summary>
    public static void StandardDeviation(ReadOnlySpan<double> values, int window, Span<double> deviations) =>
        Run(values, window, default, deviations);

    /// <summary>Distance of each observation from the mean of its window in standard deviations; undefined when the window does not vary.</summary>
    /// <remarks>The current observation belongs to the window, so the result cannot exceed (n − 1)/√n.</remarks>
    public static void ZScore(ReadOnlySpan<double> values, int window, Span<double> result)
    {
        var means = new double[values.Length];
        Run(values, window, means, result);
        for (var i = 0; i < values.Length; i++)
            result[i] = result[i] > 0 ? (values[i] - means[i]) / result[i] : double.NaN;
    }

    private static void Run(ReadOnlySpan<double> values, int window, Span<double> means, Span<double> deviations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        if (!means.IsEmpty)
            Require.SameLength(values, means);
        if (!deviations.IsEmpty)
            Require.SameLength(values, deviations);

        int defined = 0, equal = 0, age = 0;
        double origin = 0, sum = 0, squares = 0, peak = 0, share = 1.0 / window;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            equal = i > 0 && value == values[i - 1] ? equal + 1 : 1;
            defined = double.IsFinite(value) ? defined + 1 : 0;
            if (defined < window)
            {
                Write(i, double.NaN, double.NaN, means, deviations);
                continue;
            }

            if (equal >= window)
            {
                // Exact, and the sums are rebuilt when movement returns.
                age = window;
                Write(i, value, window > 1 ? 0 : double.NaN, means, deviations);
                continue;
            }

            var slid = defined > window && age < window;
            if (slid)
            {
                double entering = value - origin, leaving = values[i - window] - origin;
                sum += entering - leaving;
                squares += entering * entering - leaving * leaving;
                peak = Math.Max(peak, squares);
                age++;
            }

            if (!slid || squares - sum * sum * share < CancellationLimit * peak)
            {
                Rebase(values.Slice(i - window + 1, window), out origin, out sum, out squares);
                peak = squares;
                age = 0;
            }

            if (!means.IsEmpty)
                means[i] = origin + sum * share;
            if (!deviations.IsEmpty)
                deviations[i] = Math.Sqrt(Math.Max(0, squares - sum * sum * share) / (window - 1));
        }
    }

    private static void Rebase(ReadOnlySpan<double> window, out double origin, out double sum, out double squares)
    {
        origin = MeanOf(window);
        sum = 0;
        squares = 0;
        foreach (var value in window)
        {
            var deviation = value - origin;
            sum += deviation;
            squares += deviation * deviation;
        }
    }

    /// <summary>Mean by deviations from the last value: exact for equal values, no loss for large levels.</summary>
    internal static double MeanOf(ReadOnlySpan<double> window)
    {
        var origin = window[^1];
        double sum = 0;
        foreach (var value in window)
            sum += value - origin;
        return origin + sum / window.Length;
    }

    private static void Write(int index, double mean, double deviation, Span<double> means, Span<double> deviations)
    {
        if (!means.IsEmpty)
            means[index] = mean;
        if (!deviations.IsEmpty)
            deviations[index] = deviation;
    }
}
