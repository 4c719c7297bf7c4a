using RotationNotes.Metrics.Kernels;

namespace RotationNotes.Tests.Metrics.Kernels;

public sealed class DecayedMeanTests
{
    [Fact]
    public void Run_WeighsAnObservationOneHalfLifeOldHalf()
    {
        double[] values = [4, 10];
        var result = new double[2];

        DecayedMean.Run(values, 1, result);

        // (10 + 4 / 2) / 1.5
        Assert.Equal([4.0, 8.0], result.Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void Run_AfterAnUndefinedObservation_BeginsAnew()
    {
        double[] values = [1, 1, double.NaN, 7];
        var result = new double[4];

        DecayedMean.Run(values, 5, result);

        Assert.True(double.IsNaN(result[2]));
        Assert.Equal(7.0, result[3]);
    }
}
