using RotationNotes.Metrics.Kernels;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics.Kernels;

public sealed class SwingsTests
{
    private static readonly DateOnly[] Dates = Sessions(7, "2024-07-16");

    [Fact]
    public void TroughToPeak_TakesThePeakBehindTheTrough()
    {
        // The highest price stands before the trough: 90 to 117 is the rally, 130 is none.
        double[] prices = [100, 130, 90, 99, 117, 95, 110];
        var result = new double[7];

        Swings.TroughToPeak(Dates, prices, Dates[1], Dates[5], result);

        Assert.Equal(double.NaN, result[0]);
        Assert.Equal([0, 0, 0.1, 0.3, 0.3, 0.3], result[1..].Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void PeakToTrough_IsTheDeepestFallInside()
    {
        double[] prices = [200, 100, 120, 90, 150, 120, 60];
        var result = new double[7];

        Swings.PeakToTrough(Dates, prices, Dates[1], Dates[5], result);

        // From 120 to 90; the fall to 60 comes after the last date.
        Assert.Equal([0, 0, -0.25, -0.25, -0.25, -0.25], result[1..].Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void TroughToPeak_SkipsPricesAtOrBelowZero()
    {
        double[] prices = [100, -5, 50, 0, 100, 110, 120];
        var result = new double[7];

        Swings.TroughToPeak(Dates, prices, Dates[0], Dates[^1], result);

        Assert.True(double.IsNaN(result[1]) && double.IsNaN(result[3]));
        Assert.Equal(1.4, result[^1], 12);
    }

    [Fact]
    public void MaxGain_CountsFromTheCloseOfTheStart()
    {
        double[] prices = [90, 100, 98, 110.5, 104, 112, 100];
        var result = new double[7];

        Swings.MaxGain(Dates, prices, Dates[1], result);

        Assert.Equal(double.NaN, result[0]);
        Assert.Equal([0, 0, 0.105, 0.105, 0.12, 0.12], result[1..].Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void MaxGain_StartThatLiesAhead_HasNoValueYet()
    {
        var result = new double[7];

        Swings.MaxGain(Dates, [1, 2, 3, 4, 5, 6, 7], Dates[^1].AddDays(1), result);

        Assert.All(result, v => Assert.True(double.IsNaN(v)));
    }
}
