using RotationNotes.Metrics.Kernels;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics.Kernels;

public sealed class RollingTests
{
    [Fact]
    public void StandardDeviation_DividesByOneLessThanTheCount()
    {
        double[] values = [2, 4, 9];
        var result = new double[3];

        RollingMoments.StandardDeviation(values, 3, result);

        // Mean 5, squares 9 + 1 + 16 = 26, divided by 2.
        Assert.Equal(Math.Sqrt(13), result[2], 14);
        Assert.True(double.IsNaN(result[1]));
    }

    [Fact]
    public void ZScore_OfAFlatWindow_IsUndefinedAndReturnsWithMovement()
    {
        double[] values = [1.1, 1.1, 1.1, 2.2];
        var result = new double[4];

        RollingMoments.ZScore(values, 3, result);

        Assert.True(double.IsNaN(result[2]));
        // 1.1 1.1 2.2: the last lies 2/√3 standard deviations above, the largest value three observations allow.
        Assert.Equal(2 / Math.Sqrt(3), result[3], 12);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    [InlineData(250)]
    public void ZScore_NeverExceedsWhatTheWindowAllows(int window)
    {
        var values = Walk(3000, seed: window);
        values[1500] *= 50; // a spike reaches the bound
        var result = new double[values.Length];

        RollingMoments.ZScore(values, window, result);

        var bound = (window - 1) / Math.Sqrt(window);
        Assert.All(result[(window - 1)..], z => Assert.InRange(z, -bound * (1 + 1e-12), bound * (1 + 1e-12)));
        Assert.Equal(bound, result[1500], 1e-3 * bound);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1e7)]
    public void Moments_StayWithTheTwoPassOracle(double scale)
    {
        var values = Walk(25_000, seed: 7, start: scale);
        values[9000] *= 1e4; // what leaves the sums again must leave no trace
        foreach (var window in new[] { 2, 21, 60, 250 })
        {
            double[] means = new double[values.Length], deviations = new double[values.Length];
            RollingMoments.Mean(values, window, means);
            RollingMoments.StandardDeviation(values, window, deviations);

            for (var i = window - 1; i < values.Length; i++)
            {
                var (mean, deviation) = Naive(values.AsSpan(i - window + 1, window));
                Assert.Equal(mean, means[i], 1e-12 * mean);
                Assert.Equal(deviation, deviations[i], 1e-10 * deviation);
            }
        }
    }

    [Fact]
    public void Pearson_OfFivePairs_ByHand()
    {
        double[] x = [1, 2, 3, 4, 5], y = [2, 1, 4, 3, 5];
        var result = new double[5];

        RollingCorrelation.Pearson(x, y, 5, result);

        // Products of deviations: 2 + 2 + 0 + 0 + 4 = 8; both spreads are 10.
        Assert.Equal(0.8, result[4], 14);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(250)]
    public void Correlation_StaysWithTheTwoPassOracle(int window)
    {
        var x = Walk(25_000, seed: 3, start: 1e7);
        var y = Walk(25_000, seed: 4);
        x[12_000] *= 3;
        double[] correlations = new double[x.Length], slopes = new double[x.Length];

        RollingCorrelation.Pearson(x, y, window, correlations);
        RollingCorrelation.Slope(x, y, window, slopes);

        for (var i = window - 1; i < x.Length; i++)
        {
            var (correlation, slope) = Naive(x.AsSpan(i - window + 1, window), y.AsSpan(i - window + 1, window));
            Assert.Equal(correlation, correlations[i], 1e-10);
            Assert.Equal(slope, slopes[i], 1e-10 * Math.Max(1, Math.Abs(slope)) * 1e3);
        }
    }

    [Fact]
    public void Correlation_WindowWithAHole_HasNoValueUntilTheHoleIsOut()
    {
        double[] x = [1, 2, double.NaN, 3, 5, 4], y = [1, 3, 2, 5, 4, 6];
        var result = new double[6];

        RollingCorrelation.Pearson(x, y, 3, result);

        Assert.All(result[..5], r => Assert.True(double.IsNaN(r)));
        Assert.True(double.IsFinite(result[5]));
    }

    [Fact]
    public void Correlation_WhenOneSideDoesNotMove_IsUndefined()
    {
        var result = new double[4];

        RollingCorrelation.Pearson([1, 2, 3, 4], [0.1, 0.1, 0.1, 0.2], 3, result);

        Assert.True(double.IsNaN(result[2]));
        Assert.True(double.IsFinite(result[3]));
    }

    [Fact]
    public void Slope_OfALine_IsItsSlope()
    {
        var result = new double[5];

        RollingCorrelation.Slope([3, 5, 7, 9, 13], [1, 2, 3, 4, 6], 5, result);

        Assert.Equal(2, result[4], 13);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Extremes_And_Percentile_AgreeWithTheNaiveScan(int window)
    {
        var random = new Random(window);
        var values = new double[1500];
        for (var i = 0; i < values.Length; i++)
            values[i] = random.Next(50) == 0 ? double.NaN : random.Next(40); // ties and holes
        double[] lows = new double[values.Length], highs = new double[values.Length], shares = new double[values.Length];

        Extremes.Rolling(values, window, highest: false, lows);
        Extremes.Rolling(values, window, highest: true, highs);
        RollingRank.Percentile(values, window, shares);

        for (var i = 0; i < values.Length; i++)
        {
            var part = values[Math.Max(0, i - window + 1)..(i + 1)];
            if (part.Length < window || part.Any(double.IsNaN))
            {
                Assert.True(double.IsNaN(lows[i]) && double.IsNaN(highs[i]) && double.IsNaN(shares[i]));
                continue;
            }

            Assert.Equal(part.Min(), lows[i]);
            Assert.Equal(part.Max(), highs[i]);
            Assert.Equal(part.Count(v => v <= values[i]) / (double)window, shares[i]);
        }
    }

    private static (double Mean, double Deviation) Naive(ReadOnlySpan<double> window)
    {
        var mean = 0.0;
        foreach (var v in window)
            mean += v / window.Length;
        var squares = 0.0;
        foreach (var v in window)
            squares += (v - mean) * (v - mean);
        return (mean, Math.Sqrt(squares / (window.Length - 1)));
    }

    private static (double Correlation, double Slope) Naive(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        var meanX = Naive(xs).Mean;
        var meanY = Naive(ys).Mean;
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < xs.Length; i++)
        {
            xx += (xs[i] - meanX) * (xs[i] - meanX);
            yy += (ys[i] - meanY) * (ys[i] - meanY);
            xy += (xs[i] - meanX) * (ys[i] - meanY);
        }

        return (xy / Math.Sqrt(xx * yy), xy / yy);
    }
}
