using RotationNotes.Metrics.Kernels;

namespace RotationNotes.Tests.Metrics.Kernels;

/// <summary>What must hold for any input, on random series with gaps and ties, and equality with the plainest computation.</summary>
public sealed class KernelPropertyTests
{
    private const double Relative = 1e-9;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    private delegate void OneColumn(ReadOnlySpan<double> values, int window, Span<double> result);

    private delegate void TwoColumns(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int window, Span<double> result);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WindowKernels_EqualTheNaiveOnes(int seed)
    {
        var values = Prices(seed);
        var other = Prices(seed + 100);
        foreach (var window in new[] { 2, 3, 7, 21, 60, 150 })
        {
            Equal(Naive(values, window, w => w.Average()), Run(RollingMoments.Mean, values, window));
            Equal(Naive(values, window, Deviation), Run(RollingMoments.StandardDeviation, values, window));
            Equal(Naive(values, window, w => (w[^1] - w.Average()) / Deviation(w)), Run(RollingMoments.ZScore, values, window));
            Equal(Naive(values, window, w => w.Min()), Run((v, n, r) => Extremes.Rolling(v, n, highest: false, r), values, window));
            Equal(Naive(values, window, w => w.Max()), Run((v, n, r) => Extremes.Rolling(v, n, highest: true, r), values, window));
            Equal(Naive(values, window, w => (double)w.Count(v => v <= w[^1]) / w.Length), Run(RollingRank.Percentile, values, window));
            Equal(NaivePairs(values, other, window, correlation: true), Run(RollingCorrelation.Pearson, values, other, window));
            Equal(NaivePairs(values, other, window, correlation: false), Run(RollingCorrelation.Slope, values, other, window));
            Equal(Enumerable.Range(0, values.Length).Select(i => i >= window ? values[i] / values[i - window] - 1 : double.NaN), Run(Returns.Simple, values, window));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RunningKernels_EqualTheNaiveOnes(int seed)
    {
        var values = Prices(seed);
        double[] conditions = [.. values.Select(v => double.IsNaN(v) ? double.NaN : v % 3 < 1 ? 1.0 : 0.0)];
        var (drawdown, streak, count, decayed) = (new double[values.Length], new double[values.Length], new double[values.Length], new double[values.Length]);

        Extremes.Drawdown(values, drawdown);
        Extremes.Streak(conditions, streak);
        Extremes.Count(conditions, count);
        DecayedMean.Run(values, 9, decayed);

        Equal(values.Select((v, i) => v / values[..(i + 1)].Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max() - 1), drawdown);
        Equal(conditions.Select((c, i) => double.IsNaN(c) ? double.NaN : conditions[..(i + 1)].Reverse().TakeWhile(x => x == 1).Count()), streak);
        Equal(conditions.Select((c, i) => double.IsNaN(c) ? double.NaN : conditions[..(i + 1)].Count(x => x == 1)), count);
        Equal(values.Select((v, i) =>
        {
            var run = values[..(i + 1)].Reverse().TakeWhile(double.IsFinite).ToArray();
            return run.Length == 0 ? double.NaN : run.Select((x, k) => x * Math.Pow(0.5, k / 9.0)).Sum() / run.Select((_, k) => Math.Pow(0.5, k / 9.0)).Sum();
        }), decayed);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Scale_ChangesNoRelativeStatistic(int seed)
    {
        var values = Prices(seed);
        double[] scaled = [.. values.Select(v => v * 37.5)];
        var other = Prices(seed + 100);

        Equal(Run(Returns.Simple, values, 5), Run(Returns.Simple, scaled, 5));
        Equal(Run(RollingMoments.ZScore, values, 20), Run(RollingMoments.ZScore, scaled, 20));
        Equal(Run(RollingRank.Percentile, values, 20), Run(RollingRank.Percentile, scaled, 20));
        Equal(Run(RollingCorrelation.Pearson, values, other, 20), Run(RollingCorrelation.Pearson, scaled, other, 20));
        Equal(Run(RollingCorrelation.Slope, values, other, 20).Select(s => s * 37.5), Run(RollingCorrelation.Slope, scaled, other, 20));
        Equal(Run(RollingMoments.StandardDeviation, values, 20).Select(s => s * 37.5), Run(RollingMoments.StandardDeviation, scaled, 20));
        Equal(Run(RelativeStrength.Wilder, values, 14), Run(RelativeStrength.Wilder, scaled, 14));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Shift_ChangesNoStatisticOfDeviations(int seed)
    {
        var values = Prices(seed);
        double[] shifted = [.. values.Select(v => v + 5000)];
        var other = Prices(seed + 100);

        Equal(Run(RollingMoments.StandardDeviation, values, 20), Run(RollingMoments.StandardDeviation, shifted, 20));
        Equal(Run(RollingMoments.ZScore, values, 20), Run(RollingMoments.ZScore, shifted, 20));
        Equal(Run(RollingCorrelation.Pearson, values, other, 20), Run(RollingCorrelation.Pearson, shifted, other, 20));
        Equal(Run(RollingRank.Percentile, values, 20), Run(RollingRank.Percentile, shifted, 20));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Reversal_MirrorsWindowStatistics(int seed)
    {
        var values = Prices(seed);
        var other = Prices(seed + 100);
        const int window = 20;
        double[] backwards = [.. values.Reverse()], otherBackwards = [.. other.Reverse()];

        // The window that ends at i covers the same observations as the mirrored one that ends at n − 1 − (i − window + 1).
        void Mirrors(double[] forwards, double[] mirrored) =>
            Equal(forwards[(window - 1)..], mirrored[(window - 1)..].Reverse());

        Mirrors(Run(RollingMoments.Mean, values, window), Run(RollingMoments.Mean, backwards, window));
        Mirrors(Run(RollingMoments.StandardDeviation, values, window), Run(RollingMoments.StandardDeviation, backwards, window));
        Mirrors(Run(RollingCorrelation.Pearson, values, other, window), Run(RollingCorrelation.Pearson, backwards, otherBackwards, window));
        Mirrors(Run((v, n, r) => Extremes.Rolling(v, n, true, r), values, window), Run((v, n, r) => Extremes.Rolling(v, n, true, r), backwards, window));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Results_StayInsideTheirBounds(int seed)
    {
        var values = Prices(seed);
        var other = Prices(seed + 100);
        foreach (var window in new[] { 2, 5, 50 })
        {
            var bound = (window - 1) / Math.Sqrt(window) * (1 + 1e-12);
            Assert.All(Defined(Run(RollingMoments.ZScore, values, window)), z => Assert.InRange(z, -bound, bound));
            Assert.All(Defined(Run(RollingRank.Percentile, values, window)), p => Assert.InRange(p, 1.0 / window, 1.0));
            Assert.All(Defined(Run(RollingCorrelation.Pearson, values, other, window)), r => Assert.InRange(r, -1.0, 1.0));
        }

        Assert.All(Defined(Run(RelativeStrength.Wilder, values, 14)), r => Assert.InRange(r, 0.0, 100.0));
    }

    // A walk in steps of a quarter: many ties, one stretch without movement, one value in forty missing.
    private static double[] Prices(int seed)
    {
        var random = new Random(seed);
        var values = new double[700];
        var price = 400.0;
        for (var i = 0; i < values.Length; i++)
        {
            if (i is < 300 or > 330)
                price = Math.Max(20, price + 0.25 * random.Next(-8, 9));
            values[i] = random.Next(40) == 0 ? double.NaN : price;
        }

        return values;
    }

    private static double Deviation(double[] window)
    {
        var mean = window.Average();
        var deviation = Math.Sqrt(window.Sum(v => (v - mean) * (v - mean)) / (window.Length - 1));
        return window.All(v => v == window[0]) ? 0 : deviation;
    }

    private static double[] Naive(double[] values, int window, Func<double[], double> statistic) =>
        [.. values.Select((_, i) => i + 1 < window || values[(i + 1 - window)..(i + 1)].Any(double.IsNaN) ? double.NaN : statistic(values[(i + 1 - window)..(i + 1)]))];

    private static double[] NaivePairs(double[] xs, double[] ys, int window, bool correlation) =>
    [
        .. xs.Select((_, i) =>
        {
            if (i + 1 < window)
                return double.NaN;
            double[] x = xs[(i + 1 - window)..(i + 1)], y = ys[(i + 1 - window)..(i + 1)];
            if (x.Concat(y).Any(double.IsNaN) || y.All(v => v == y[0]) || (correlation && x.All(v => v == x[0])))
                return double.NaN;
            double mx = x.Average(), my = y.Average();
            var shared = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
            double sx = x.Sum(a => (a - mx) * (a - mx)), sy = y.Sum(b => (b - my) * (b - my));
            return correlation ? shared / Math.Sqrt(sx * sy) : x.All(v => v == x[0]) ? 0 : shared / sy;
        }),
    ];

    private static double[] Run(OneColumn kernel, double[] values, int window)
    {
        var result = new double[values.Length];
        kernel(values, window, result);
        return result;
    }

    private static double[] Run(TwoColumns kernel, double[] first, double[] second, int window)
    {
        var result = new double[first.Length];
        kernel(first, second, window, result);
        return result;
    }

    private static IEnumerable<double> Defined(double[] values)
    {
        Assert.Contains(values, double.IsFinite);
        return values.Where(double.IsFinite);
    }

    private static void Equal(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        foreach (var ((e, a), i) in expected.Zip(actual).Select((pair, i) => (pair, i)))
            Assert.True(double.IsNaN(e) ? double.IsNaN(a) : Math.Abs(e - a) <= Relative * Math.Max(1, Math.Abs(e)), $"place {i}: expected {e:R}, found {a:R}");
    }
}
