using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Records;

namespace RotationNotes.Tests.Metrics.Records;

public sealed class StandingSweepTests
{
    [Theory]
    [InlineData(ExtremeRule.BySign, 0)]
    [InlineData(ExtremeRule.BySign, 5)]
    [InlineData(ExtremeRule.NearestTail, 0)]
    [InlineData(ExtremeRule.NearestTail, 3)]
    [InlineData(ExtremeRule.Highest, 10)]
    [InlineData(ExtremeRule.Lowest, 1)]
    public void OfFirst_AtEveryLength_IsTheStandingOfThatBeginning(ExtremeRule rule, int overlap)
    {
        var random = new Random(overlap + (int)rule);
        // Coarse values tie; some differ by less than the tolerance only.
        double[] values = [.. Enumerable.Range(0, 500).Select(_ => random.Next(-20, 21) / 4.0 + (random.Next(5) == 0 ? 1e-13 : 0))];
        var sweep = new StandingSweep(values, rule, overlap);

        for (var length = 1; length <= values.Length; length += random.Next(1, 4))
            Assert.Equal(Standing.OfLast(values.AsSpan(0, length), rule, overlap), sweep.OfFirst(length));
    }

    [Fact]
    public void OfFirst_ShorterThanBefore_IsABug()
    {
        var sweep = new StandingSweep(new double[] { 1, 2, 3 }, ExtremeRule.Highest, 0);
        sweep.OfFirst(3);

        Assert.Throws<ArgumentOutOfRangeException>(() => sweep.OfFirst(2));
    }
}
