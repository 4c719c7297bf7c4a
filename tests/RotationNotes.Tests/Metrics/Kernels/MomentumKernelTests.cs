using RotationNotes.Metrics.Kernels;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics.Kernels;

public sealed class MomentumKernelTests
{
    [Fact]
    public void Wilder_SeedsWithPlainMeansAndThenSmooths()
    {
        // Changes +2 −1 +3, then −2, with period 3.
        double[] prices = [10, 12, 11, 14, 12];
        var result = new double[5];

        RelativeStrength.Wilder(prices, 3, result);

        // Seed: gain 5/3, loss 1/3: 100 × 5/6. Next: gain 10/9, loss (2/3 + 2)/3 = 8/9: 100 × 10/18.
        Assert.True(double.IsNaN(result[2]));
        Assert.Equal(500.0 / 6, result[3], 12);
        Assert.Equal(1000.0 / 18, result[4], 12);
    }

    [Fact]
    public void Wilder_WithoutAnyLoss_IsOneHundred_AndWithoutAnyMoveUndefined()
    {
        double[] rising = new double[4], flat = new double[4];

        RelativeStrength.Wilder([1, 2, 3, 4], 2, rising);
        RelativeStrength.Wilder([5, 5, 5, 5], 2, flat);

        Assert.Equal(100, rising[3]);
        Assert.True(double.IsNaN(flat[3]));
    }

    [Fact]
    public void Wilder_IsUnchangedByScale()
    {
        var prices = Walk(400, seed: 11);
        double[] one = new double[400], thousand = new double[400];

        RelativeStrength.Wilder(prices, 14, one);
        RelativeStrength.Wilder([.. prices.Select(p => p * 1024)], 14, thousand);

        Assert.Equal(one[14..], thousand[14..]);
    }

    [Fact]
    public void Drawdown_IsZeroAtAHighAndDeepestAtTheTrough()
    {
        var result = new double[4];

        Extremes.Drawdown([100, 120, 90, 130], result);

        Assert.Equal([0, 0, 90.0 / 120 - 1, 0], result);
    }

    [Fact]
    public void Streak_CountsUpAndStartsAgain()
    {
        var result = new double[6];

        Extremes.Streak([double.NaN, 1, 1, 0, 1, 1], result);

        Assert.True(double.IsNaN(result[0]));
        Assert.Equal([1, 2, 0, 1, 2], result[1..]);
    }

    [Fact]
    public void Reports_ChangeOverAHole_IsNotTheChangeOfAWeek()
    {
        DateOnly[] dates = [Day("2024-06-18"), Day("2024-06-25"), Day("2024-07-01"), Day("2024-07-16")];
        var result = new double[4];

        Reports.Change(dates, [0.5, 0.6, 0.55, 0.7], 1, result);

        Assert.Equal(0.1, result[1], 12);
        Assert.Equal(-0.05, result[2], 12); // the report of a holiday week is dated a day early
        Assert.True(double.IsNaN(result[3]));
    }

    [Fact]
    public void WeekEnds_LeaveOutTheUnfinishedWeek()
    {
        DateOnly[] dates = [Day("2024-07-11"), Day("2024-07-12"), Day("2024-07-15"), Day("2024-07-16")];

        var (kept, values) = PeriodEnds.Of(dates, [1, 2, 3, 4], Period.Week, nextSession: Day("2024-07-17"));

        Assert.Equal([Day("2024-07-12")], kept);
        Assert.Equal([2.0], values);
    }
}
