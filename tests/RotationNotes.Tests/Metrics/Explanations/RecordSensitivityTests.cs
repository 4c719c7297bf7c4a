using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Explanations;
using RotationNotes.Metrics.Facts;
using RotationNotes.Metrics.Kernels;
using RotationNotes.Narrative.Facts;
using RotationNotes.Tests.Specimens;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics.Explanations;

public sealed class RecordSensitivityTests
{
    [Fact]
    public void Of_AGap_AsksOtherWindowsAndTheRatio()
    {
        var view = View("2024-07-16", Daily("RUT", Unit.Price, "2024-07-16", Walk(200, 1)), Daily("SPX", Unit.Price, "2024-07-16", Walk(200, 2)));
        var evaluation = MetricCatalogue.Default.Over(view);

        var variations = RecordSensitivity.Of(evaluation, evaluation.Evaluate("rut-spx-gap-5d"));

        Assert.Equal(
            ["(ret(RUT, 3) - ret(SPX, 3))", "(ret(RUT, 4) - ret(SPX, 4))", "(ret(RUT, 6) - ret(SPX, 6))", "(ret(RUT, 7) - ret(SPX, 7))", "ret(RUT / SPX, 5)"],
            variations.Select(v => v.Expression));
        Assert.All(variations, v => Assert.Equal(199 - (v.Change.StartsWith("window", StringComparison.Ordinal) ? int.Parse(v.Change.Split(' ')[1]) - 1 : 4), v.N));
    }

    [Fact]
    public void Of_OneSessionReturn_LeavesOutWindowsThatDoNotExist()
    {
        var evaluation = MetricCatalogue.Default.Over(View("2024-07-16", Daily("RUT", Unit.Price, "2024-07-16", Walk(100, 1))));

        Assert.Equal(["ret(RUT, 2)", "ret(RUT, 3)"], RecordSensitivity.Of(evaluation, evaluation.Evaluate("rut-ret-1d")).Select(v => v.Expression));
    }

    [Theory]
    [InlineData("window 3 instead of 5", 13, "2024-07-15")]
    [InlineData("window 4 instead of 5", 1, null)]
    [InlineData("window 6 instead of 5", 2, "2020-03-26")]
    [InlineData("window 7 instead of 5", 1, null)]
    [InlineData("ratio instead of difference", 1, null)]
    [InlineData("the last 20 years only", 1, null)]
    public void Of_TheGapOfJuly2024_ShowsWhichChoicesMakeTheRecord(string change, int rank, string? previous)
    {
        var evaluation = MetricCatalogue.Default.Over(RealMarket.AsOf("2024-07-16"));

        var variation = RecordSensitivity.Of(evaluation, evaluation.Evaluate("rut-spx-gap-5d")).Single(v => v.Change == change);

        Assert.Equal((rank, previous), (variation.Rank!.Value, variation.Previous?.Date.ToString("yyyy-MM-dd")));
        Assert.Equal(rank == 1, variation.Holds);
    }

    [Fact]
    public void Statement_NamesSampleRankAndThePreviousIndependentValue()
    {
        var view = View("2024-07-16", Daily("RUT", Unit.Price, "2024-07-16", [.. Walk(60, 3), 100, 150, 151, 150]));
        var fact = MetricCatalogue.Default.Evaluate(view, "rut-ret-5d") with { PreviousIndependent = null };

        Assert.StartsWith($"Number {fact.Rank} from the top of 59 values since ", RecordStatement.Of(fact), StringComparison.Ordinal);
        Assert.EndsWith("Outside windows that overlap this one nothing before was as high.", RecordStatement.Of(fact), StringComparison.Ordinal);
    }

    [Fact]
    public void FisherInterval_OfFivePairs_IsWide()
    {
        // artanh 0.962 = 1.97207; ± 1.95996/√2 = 1.38590.
        var (low, high) = FisherInterval.Of(0.962, 5)!.Value;

        Assert.Equal(Math.Tanh(1.97207 - 1.38590), low, 4);
        Assert.Equal(Math.Tanh(1.97207 + 1.38590), high, 4);
        Assert.Null(FisherInterval.Of(0.5, 3));
        Assert.Null(FisherInterval.Of(1, 60));
    }
}
