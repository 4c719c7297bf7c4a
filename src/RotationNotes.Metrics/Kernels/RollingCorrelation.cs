namespace RotationNotes.Metrics.Kernels;

/// <summary>Pearson correlation and regression slope of the last n pairs, the current one included.</summary>
/// <remarks>Linear time, with the re-basing of <see cref="RollingMoments"/>. A window with an undefined member, or one that does not vary, has no result.</remarks>
public static class RollingCorrelation
{
    // Products of spreads inside these bounds keep all their digits.
    private const double SmallestProduct = 1e-280;
    private const double LargestProduct = 1e280;

    /// <summary>Correlation between −1 and 1.</summary>
    public static void Pearson(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int window, Span<double> result) =>
        Run(first, second, window, slope: false, result);

    /// <summary>Slope of the least-squares line of <paramref name="first"/> on <paramref name="second"/> (beta).</summary>
    public static void Slope(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int window, Span<double> result) =>
        Run(first, second, window, slope: true, result);

    // The sums live in locals: in a structure of their own the compiler would keep them in memory.
    private static void Run(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, int window, bool slope, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        Require.Paired(xs, ys);
        Require.SameLength(xs, result);

        int defined = 0, equalX = 0, equalY = 0, age = 0;
        double originX = 0, originY = 0, sumX = 0, sumY = 0, sumXx = 0, sumYy = 0, sumXy = 0, peakX = 0, peakY = 0;
        double spreadX = 0, spreadY = 0, share = 1.0 / window;
        for (var i = 0; i < xs.Length; i++)
        {
            double x = xs[i], y = ys[i];
            equalX = i > 0 && x == xs[i - 1] ? equalX + 1 : 1;
            equalY = i > 0 && y == ys[i - 1] ? equalY + 1 : 1;
            defined = double.IsFinite(x) && double.IsFinite(y) ? defined + 1 : 0;
            result[i] = double.NaN;
            if (defined < window)
                continue;
            if (equalX >= window || equalY >= window)
            {
                age = window;
                result[i] = slope && equalY < window ? 0 : double.NaN;
                continue;
            }

            var slid = defined > window && age < window;
            if (slid)
            {
                double inX = x - originX, inY = y - originY, outX = xs[i - window] - originX, outY = ys[i - window] - originY;
                sumX += inX - outX;
                sumY += inY - outY;
                sumXx += inX * inX - outX * outX;
                sumYy += inY * inY - outY * outY;
                sumXy += inX * inY - outX * outY;
                peakX = Math.Max(peakX, sumXx);
                peakY = Math.Max(peakY, sumYy);
                spreadX = sumXx - sumX * sumX * share;
                spreadY = sumYy - sumY * sumY * share;
                age++;
            }

            if (!slid || spreadX < RollingMoments.CancellationLimit * peakX || spreadY < RollingMoments.CancellationLimit * peakY)
            {
                ReadOnlySpan<double> lastX = xs.Slice(i - window + 1, window), lastY = ys.Slice(i - window + 1, window);
                (originX, originY) = (RollingMoments.MeanOf(lastX), RollingMoments.MeanOf(lastY));
                (sumX, sumY, sumXx, sumYy, sumXy) = (0, 0, 0, 0, 0);
                for (var k = 0; k < lastX.Length; k++)
                {
                    double dx = lastX[k] - originX, dy = lastY[k] - originY;
                    sumX += dx;
                    sumY += dy;
                    sumXx += dx * dx;
                    sumYy += dy * dy;
                    sumXy += dx * dy;
                }

                (peakX, peakY, age) = (sumXx, sumYy, 0);
                spreadX = sumXx - sumX * sumX * share;
                spreadY = sumYy - sumY * sumY * share;
            }

            if (!(spreadX > 0 && spreadY > 0))
                continue;
            var shared = sumXy - sumX * sumY * share;
            result[i] = slope ? shared / spreadY : Math.Clamp(shared / Root(spreadX, spreadY), -1, 1);
        }
    }

    // √(ab), in two roots where the product would leave the range of doubles.
    private static double Root(double a, double b)
    {
        var product = a * b;
        return product is > SmallestProduct and < LargestProduct ? Math.Sqrt(product) : Math.Sqrt(a) * Math.Sqrt(b);
    }
}
