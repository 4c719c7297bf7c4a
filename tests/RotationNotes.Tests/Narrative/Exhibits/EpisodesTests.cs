using RotationNotes.Narrative.Exhibits.Charts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Exhibits;

public class EpisodesTests
{
    [Fact]
    public void Largest_NeighboursOfAPeak_CountAsOneEpisode()
    {
        double[] values = [0, 9, 8, 0, 0, 5, 0, 0, 3];

        Assert.Equal([1, 5, 8], Episodes.Largest(values, 3, apart: 3));
    }

    [Fact]
    public void Largest_NewestValueIsAlwaysIn_EvenWhenALargerOneLiesBesideIt()
    {
        double[] values = [7, 0, 0, 0, 6, 5];

        Assert.Equal([0, 5], Episodes.Largest(values, 2, apart: 3));
    }

    [Fact]
    public void Largest_NegativeNewestValue_RanksTheDeepest()
    {
        double[] values = [-9, 4, 0, -2, 0, 0, -3];

        Assert.Equal([0, 6, 3], Episodes.Largest(values, 5, apart: 3));
    }

    [Theory]
    [InlineData(4.0, true, 4)]
    [InlineData(2.0, false, 4)]
    [InlineData(10.0, true, 1)]
    public void Newest_ComparesWithTheLargest_OrIsNowhereNear(double newest, bool near, int rank)
    {
        double[] values = [9, 0, 0, 0, 7, 0, 0, 0, 6, 0, 0, 0, newest];

        Assert.Equal(near, Episodes.IsNewestNear(values, Episodes.Largest(values, 3, apart: 3)));
        Assert.Equal(rank, Episodes.RankOfNewest(values, apart: 3));
    }

    [Theory]
    [InlineData("2024-07-16", "2023-12-29")]
    [InlineData("2024-01-10", "2022-12-30")]
    public void YearToDate_StartsAtTheLastCloseOfTheYearBefore_OrOneYearEarlierWhenTheYearIsYoung(string asOf, string expected)
    {
        var day = DateOnly.Parse(asOf);
        var dates = SmallMarket.Sessions(600).Where(d => d <= day).ToArray();

        Assert.Equal(DateOnly.Parse(expected), WindowStart.Of(new ChartWindow(WindowKind.YearToDate), dates, day));
    }

    [Fact]
    public void Window_LongerThanTheSeries_ShowsAllOfIt()
    {
        var dates = SmallMarket.Sessions(50);

        Assert.Equal(dates[0], WindowStart.Of(ChartWindow.Parse("5y")!, dates, SmallMarket.AsOf));
    }
}
