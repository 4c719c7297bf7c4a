using RotationNotes.Metrics;
using static RotationNotes.Tests.Metrics.TestMarket;

namespace RotationNotes.Tests.Metrics;

/// <summary>What was published about the rotation of July 2024, computed from the market files of the time.</summary>
public sealed class PublishedFiguresTests
{
    private static Fact Evaluate(string asOf, string id)
    {
        var fact = MetricCatalogue.Default.Evaluate(RealMarket.AsOf(asOf), id);
        Assert.Null(fact.Unavailable);
        return fact;
    }

    [Theory]
    [InlineData("rut-ret-5d", 0.1154, 4)]
    [InlineData("spx-ret-5d", 0.0162, 4)]
    [InlineData("ndx-ret-5d", -0.0027, 4)]
    [InlineData("rut-z50", 4.42, 2)]
    [InlineData("rut-spx-gap-5d", 0.0992, 4)]
    [InlineData("rut-rvx-corr-5d", 0.962, 3)]
    [InlineData("rut-ret-ytd", 0.1167, 4)]
    public void On16July2024(string id, double published, int decimals) =>
        Assert.Equal(published, Math.Round(Evaluate("2024-07-16", id).Value!.Value, decimals));

    [Fact]
    public void FiveSessionGapToTheSp500_IsTheLargestSince1999()
    {
        var fact = Evaluate("2024-07-16", "rut-spx-gap-5d");

        Assert.True(fact.IsRecord);
        Assert.Equal(1, fact.Rank);
        Assert.Equal(Day("1999-01-11"), fact.SampleStart);
    }

    [Fact]
    public void SpotVolatilityCorrelation_IsTheHighestOnRecord() => Assert.True(Evaluate("2024-07-16", "rut-rvx-corr-5d").IsRecord);

    [Fact]
    public void UpThreePercentAgainstAFallingSp500_HappenedTwice() =>
        Assert.Equal([Day("2008-10-10"), Day("2024-07-11")], Evaluate("2024-07-16", "rut-up3-spx-down").Events);

    [Fact]
    public void TwoWeekRotation_IsTheLargestSinceMay2002()
    {
        var fact = Evaluate("2024-07-17", "rut-vs-ndx-10d");

        Assert.Equal(0.1130, fact.Value!.Value, 4);
        Assert.Equal(Day("2002-05-07"), fact.PreviousAtLeastAsExtreme!.Value.Date);
    }

    [Theory]
    [InlineData("2024-07-16", "2024-07-09")]
    [InlineData("2024-07-19", "2024-07-16")] // published at 15:30 that Friday, half an hour before the close
    [InlineData("2024-07-22", "2024-07-16")]
    public void Positioning_IsThatOfTheLastPublishedReport(string asOf, string report)
    {
        foreach (var id in new[] { "am-long-share-rut", "lev-long-share-rut", "am-net-rut", "lev-net-rut" })
            Assert.Equal(Day(report), Evaluate(asOf, id).ObservedOn);
    }

    [Fact]
    public void Positioning_Of16July2024()
    {
        Assert.Equal(0.592, Evaluate("2024-07-22", "am-long-share-rut").Value!.Value, 3);
        Assert.Equal(0.413, Evaluate("2024-07-22", "lev-long-share-rut").Value!.Value, 3);
    }

    [Fact]
    public void TwoYearYield_FellOnTheInflationReport()
    {
        // 4.62 % on 10 July, 4.50 % on 11 July 2024.
        Assert.Equal(-12.0, Evaluate("2024-07-11", "dgs2-chg-1d").Value);
    }

    [Fact]
    public void RallyOfTheFourthQuarterOf2023_WasMoreThanAQuarter()
    {
        // From the close of 27 October to that of 27 December 2023: "up to 26 %".
        var gain = RotationNotes.Metrics.Expressions.SeriesExpression.Parse("since(RUT, \"2023-10-27\")").Evaluate(RealMarket.AsOf("2023-12-27"));

        Assert.Equal(0.26, gain.Values.Span[^1], 2);
    }

    [Fact]
    public void VolatilityThatEnded_LeavesALaterFactUnavailable()
    {
        var fact = MetricCatalogue.Default.Evaluate(RealMarket.AsOf("2025-09-24"), "rut-rvx-corr-5d");

        Assert.Null(fact.Value);
        Assert.StartsWith("the last observation of RVX is 2025-06-04", fact.Unavailable, StringComparison.Ordinal);
    }
}
