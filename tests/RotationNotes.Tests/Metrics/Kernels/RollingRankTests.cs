using RotationNotes.Metrics.Kernels;

namespace RotationNotes.Tests.Metrics.Kernels;

public sealed class RollingRankTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(63, 5)]
    [InlineData(64, 64)]
    [InlineData(65, 64)]
    [InlineData(400, 1)]
    [InlineData(400, 60)]
    [InlineData(400, 500)]
    public void Percentile_WithTiesAndGaps_IsTheCountByHand(int count, int window)
    {
        var random = new Random(count + window);
        // Few distinct values make ties; both zeros are one value; one in fifty is missing.
        var values = Enumerable.Range(0, count).Select(_ => random.Next(50) == 0 ? double.NaN : random.Next(-8, 9) * (random.Next(2) == 0 ? 1.0 : -1.0)).ToArray();
        var result = new double[count];

        RollingRank.Percentile(values, window, result);

        for (var i = 0; i < count; i++)
        {
            var last = values[Math.Max(0, i - window + 1)..(i + 1)];
            var expected = i + 1 < window || last.Any(double.IsNaN) ? double.NaN : (double)last.Count(v => v <= values[i]) / window;
            Assert.Equal(expected, result[i]);
        }
    }
}
