namespace RotationNotes.Metrics.Kernels;

/// <summary>Pearson correlation and regression slope of the last n pairs, the current one included.</summary>
/// <remarks>Linear time, with the re-basing of <see cref="RollingMoments"/>. A window with an undefined member, or one that does not vary, has no result.</remarks>
public static class RollingCorrelation
{
    /// <summary>Correlation between −1 and 1.</summary>
    public static void Pearson(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int window, Span<double> result) =>
        Run(first, second, window, slope: false, result);

    /// <summary>Slope of the least-squares line of <paramref name="first"/> on <paramref name="second"/> (beta).</summary>
    public static void Slope(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int window, Span<double> result) =>
        Run(first, second, window, slope: true, result);

    private static void Run(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, int window, bool slope, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        Require.Paired(xs, ys);
        Require.SameLength(xs, result);

        int defined = 0, equalX = 0, equalY = 0, age = 0;
        var sums = default(Sums);
        double peakX = 0, peakY = 0;
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
                sums.Slide(x, y, xs[i - window], ys[i - window]);
                peakX = Math.Max(peakX, sums.Xx);
                peakY = Math.Max(peakY, sums.Yy);
                age++;
            }

            if (!slid
                || sums.SpreadX(window) < RollingMoments.CancellationLimit * peakX
                || sums.SpreadY(window) < RollingMoments.CancellationLimit * peakY)
            {
                sums = Sums.Of(xs.Slice(i - window + 1, window), ys.Slice(i - window + 1, window));
                (peakX, peakY, age) = (sums.Xx, sums.Yy, 0);
            }

            double spreadX = sums.SpreadX(window), spreadY = sums.SpreadY(window), shared = sums.Xy - sums.X * sums.Y / window;
            if (spreadX > 0 && spreadY > 0)
                result[i] = slope ? shared / spreadY : Math.Clamp(shared / (Math.Sqrt(spreadX) * Math.Sqrt(spreadY)), -1, 1);
        }
    }

    /// <summary>Sums of deviations from a local origin and of their products.</summary>
    private struct Sums
    {
        private double originX;
        private double originY;

        public double X { get; private set; }

        public double Y { get; private set; }

        public double Xx { get; private set; }

        public double Yy { get; private set; }

        public double Xy { get; private set; }

        public static Sums Of(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
        {
            var sums = new Sums { originX = RollingMoments.MeanOf(xs), originY = RollingMoments.MeanOf(ys) };
            for (var i = 0; i < xs.Length; i++)
                sums.Add(xs[i] - sums.originX, ys[i] - sums.originY, 1);
            return sums;
        }

        public void Slide(double enteringX, double enteringY, double leavingX, double leavingY)
        {
            Add(enteringX - originX, enteringY - originY, 1);
            Add(leavingX - originX, leavingY - originY, -1);
        }

        public readonly double SpreadX(int count) => Xx - X * X / count;

        public readonly double SpreadY(int count) => Yy - Y * Y / count;

        private void Add(double x, double y, int sign)
        {
            X += sign * x;
            Y += sign * y;
            Xx += sign * x * x;
            Yy += sign * y * y;
            Xy += sign * x * y;
        }
    }
}
