using RotationNotes.Metrics.Kernels;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics.Kernels;

public sealed class ReturnsTests
{
    [Fact]
    public void Simple_CountsObservationsBack()
    {
        double[] prices = [100, 110, 99, 121];
        var result = new double[4];

        Returns.Simple(prices, 2, result);

        Assert.True(double.IsNaN(result[0]) && double.IsNaN(result[1]));
        Assert.Equal(-0.01, result[2], 15);
        Assert.Equal(0.1, result[3], 15);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-5.0)]
    public void Simple_PriceAtOrBelowZero_HasNoReturnOnEitherSide(double broken)
    {
        double[] prices = [100, broken, 50];
        var result = new double[3];

        Returns.Simple(prices, 1, result);

        Assert.All(result, r => Assert.True(double.IsNaN(r)));
    }

    [Fact]
    public void Simple_WindowLongerThanTheSeries_HasNoValues()
    {
        var result = new double[2];

        Returns.Simple([100, 101], 5, result);

        Assert.All(result, r => Assert.True(double.IsNaN(r)));
    }

    [Fact]
    public void Change_OfYieldsInBasisPoints_LeavesNoBinaryDust()
    {
        // 4.43 − 4.55 is −0.1200000000000001 in binary; the other pair gives −0.11999999999999966.
        double[] yields = [4.55, 4.43, 4.31];
        var result = new double[3];

        Returns.Change(yields, 1, 100, result);

        Assert.Equal(-12.0, result[1]);
        Assert.Equal(-12.0, result[2]);
    }

    [Fact]
    public void Since_StartOnAHoliday_CountsFromTheCloseBefore()
    {
        DateOnly[] dates = [Day("2024-07-03"), Day("2024-07-05"), Day("2024-07-08")];
        var result = new double[3];

        Returns.Since(dates, [100, 102, 105], Day("2024-07-04"), result);

        Assert.Equal(0.0, result[0]);
        Assert.Equal(0.05, result[2], 15);
    }

    [Fact]
    public void Rebased_StandsAtOneHundredOnTheBaseDate()
    {
        DateOnly[] dates = [Day("2023-12-28"), Day("2023-12-29"), Day("2024-01-02")];
        var result = new double[3];

        Returns.Rebased(dates, [80, 40, 30], Day("2023-12-31"), result);

        Assert.Equal([200.0, 100.0, 75.0], result);
    }

    [Fact]
    public void PeriodToDate_Year_IsAgainstTheLastCloseOfTheYearBefore()
    {
        DateOnly[] dates = [Day("2022-12-30"), Day("2023-01-03"), Day("2023-12-29"), Day("2024-01-02")];
        var result = new double[4];

        PeriodToDate.Run(dates, [100, 101, 120, 126], Period.Year, result);

        Assert.True(double.IsNaN(result[0]));
        Assert.Equal(0.01, result[1], 12);
        Assert.Equal(0.2, result[2], 12);
        Assert.Equal(0.05, result[3], 12);
    }

    [Fact]
    public void PeriodToDate_AfterAYearWithoutObservations_HasNoBase()
    {
        DateOnly[] dates = [Day("2020-12-31"), Day("2022-01-03"), Day("2022-01-04")];
        var result = new double[3];

        PeriodToDate.Run(dates, [100, 101, 102], Period.Year, result);

        Assert.All(result, r => Assert.True(double.IsNaN(r)));
    }

    [Theory]
    [InlineData("2024-07-14", "2024-07-15", Period.Week)] // Sunday, Monday
    [InlineData("2023-12-31", "2024-01-01", Period.Month)]
    [InlineData("2024-03-31", "2024-04-01", Period.Quarter)]
    [InlineData("2023-12-31", "2024-01-01", Period.Year)]
    public void Number_OfPeriodsInARow_AreConsecutive(string last, string first, Period period) =>
        Assert.Equal(PeriodToDate.Number(Day(last), period) + 1, PeriodToDate.Number(Day(first), period));
}
