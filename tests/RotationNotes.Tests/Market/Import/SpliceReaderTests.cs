using RotationNotes.Market.Import;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;

namespace RotationNotes.Tests.Market.Import;

public sealed class SpliceReaderTests
{
    private static readonly PositionSplice splice = new("TFF.SUM", "Both contracts", ["TFF.OLD", "TFF.NEW"]);
    private static readonly DateOnly start = new(2018, 5, 1);

    [Fact]
    public void Derive_WithAPartMissing_GivesNothing() =>
        Assert.Empty(Derive([100, 100], []).Series);

    [Fact]
    public void Derive_AddsWhileBothRun_AndSaysNothingWhenTheyFit()
    {
        var result = Derive([100, 90, 20], [null, 10, 80, 101]);

        Assert.Equal([100, 100, 100, 101], result.Series[0].Values.ToArray());
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Derive_AWeekThatOneContractDidNotReport_HasNoValue()
    {
        var result = Derive([100, 90, 20], [10, null, 80, 101]);

        Assert.Equal(3, result.Series[0].Count);
        Assert.Contains("has no value on 1 day (2018-05-08)", result.Warnings[0].Message);
    }

    [Fact]
    public void Derive_ContractsOfAnotherSize_AreNoticed() =>
        Assert.Contains("open interest jumps where a contract joins or leaves, on 1 day (2018-05-15)", Assert.Single(Derive([100, 100, 100], [null, null, 500, 500]).Warnings).Message);

    private static SpliceResult Derive(double?[] old, double?[] current) => SpliceReader.Derive(splice, id =>
    {
        var values = id.Value.StartsWith("TFF.OLD", StringComparison.Ordinal) ? old : current;
        var known = values.Select((v, i) => (Date: start.AddDays(7 * i), Value: v)).Where(v => v.Value is not null).ToArray();
        return known.Length == 0 ? null : new Series(PositionField.Describe("TFF.X", "X", "OI"), [.. known.Select(k => k.Date)], [.. known.Select(k => k.Value!.Value)]);
    });
}
