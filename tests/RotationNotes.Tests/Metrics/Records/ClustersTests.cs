using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Records;

namespace RotationNotes.Tests.Metrics.Records;

public sealed class ClustersTests
{
    // Values at least as high as the last one stand at 1, 2, 6 and 10; the last stands at 12.
    private static readonly double[] sample = [0, 9, 9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 9];

    [Theory]
    [InlineData(0, 3)] // neighbours are one occasion: {1, 2}, {6}, {10}
    [InlineData(2, 3)]
    [InlineData(3, 2)] // 10 and 12 share a window, so 10 belongs to the current occasion
    [InlineData(5, 0)] // 10 belongs to 12, 6 to 10, 2 to 6: one long occasion
    public void Earlier_CollapsesOverlappingWindows(int overlap, int expected) =>
        Assert.Equal(expected, Clusters.Earlier(sample, 9, looksUp: true, overlap));

    [Fact]
    public void Earlier_LooksDownAsItLooksUp() =>
        Assert.Equal(2, Clusters.Earlier([.. sample.Select(v => -v)], -9, looksUp: false, 3));

    [Fact]
    public void Of_AValueThatManyReach_CountsNothing()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => (double)i), 50];

        Assert.Null(Clusters.Of(values, Standing.OfLast(values, ExtremeRule.Highest), 0));
    }

    [Fact]
    public void Of_ARecord_HasNoEarlierOccasion()
    {
        double[] values = [1, 2, 1, 3];

        Assert.Equal(0, Clusters.Of(values, Standing.OfLast(values, ExtremeRule.Highest), 0));
    }
}
