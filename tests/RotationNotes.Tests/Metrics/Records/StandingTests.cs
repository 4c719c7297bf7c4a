using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Records;

namespace RotationNotes.Tests.Metrics.Records;

public sealed class StandingTests
{
    [Fact]
    public void OfLast_PositiveValue_LooksForLargerOnes()
    {
        var standing = Standing.OfLast([0.10, 0.02, 0.12, -0.30, 0.09, 0.11], ExtremeRule.BySign);

        Assert.True(standing.LooksUp);
        Assert.Equal(2, standing.Rank);
        Assert.Equal(2, standing.Previous);
        Assert.Equal(5.0 / 6, standing.Percentile, 15);
    }

    [Fact]
    public void OfLast_NegativeValue_LooksForSmallerOnes()
    {
        var standing = Standing.OfLast([0.10, -0.05, -0.02, -0.04], ExtremeRule.BySign);

        Assert.False(standing.LooksUp);
        Assert.Equal(2, standing.Rank);
        Assert.Equal(1, standing.Previous);
    }

    [Fact]
    public void OfLast_EqualEarlierValue_IsAtLeastAsExtreme()
    {
        var standing = Standing.OfLast([-12, 3, -12], ExtremeRule.BySign);

        Assert.Equal(1, standing.Rank);
        Assert.Equal(0, standing.Previous);
    }

    [Fact]
    public void OfLast_OverlappingWindow_IsNotAnIndependentPrecedent()
    {
        // Two-step returns: yesterday's shares one step with today's.
        var standing = Standing.OfLast([0.08, 0.01, 0.09, 0.07], ExtremeRule.BySign, overlap: 2);

        Assert.Equal(2, standing.Previous);
        Assert.Equal(0, standing.PreviousIndependent);
    }

    [Fact]
    public void OfLast_DifferenceInTheLastDigit_IsATie()
    {
        var standing = Standing.OfLast([59.47890400376252, 40, 59.47890400376254], ExtremeRule.NearestTail);

        Assert.Equal((1, 0), (standing.Rank, standing.Previous));
        Assert.Equal(1.0, standing.Percentile);
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 9 }, true)]
    [InlineData(new double[] { 1, 2, 3, 0 }, false)]
    [InlineData(new double[] { 1, 3, 2 }, true)] // the median itself looks up
    public void OfLast_NearestTail_DependsOnTheMedian(double[] sample, bool looksUp) =>
        Assert.Equal(looksUp, Standing.OfLast(sample, ExtremeRule.NearestTail).LooksUp);

    [Fact]
    public void OfLast_SingleValue_HasNothingBefore()
    {
        var standing = Standing.OfLast([0.3], ExtremeRule.BySign);

        Assert.Equal((1.0, 1, -1), (standing.Percentile, standing.Rank, standing.Previous));
    }
}
