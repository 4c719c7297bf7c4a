using FsCheck;
using FsCheck.Fluent;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Import;
using RotationNotes.Market.Observations;

namespace RotationNotes.Tests.Market.Import;

public sealed class SeriesUnionTests
{
    [Fact]
    public void Join_OfTwoPartsOfOneSeries_IsThatSeries_InEitherOrder() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(0, 3).ListOf(60).ToArbitrary(),
            membership =>
            {
                // Each day belongs to the first part, the second, both, or (0) to none.
                var days = membership.Select((m, i) => (Day: i, In: m)).Where(d => d.In > 0).ToArray();
                var (first, second) = (Part(days.Where(d => d.In is 1 or 3)), Part(days.Where(d => d.In is 2 or 3)));
                var whole = Part(days);
                return Same(whole, SeriesUnion.Join(first, second).Series!) && Same(whole, SeriesUnion.Join(second, first).Series!);
            }));

    [Fact]
    public void Join_WithinTheTolerance_KeepsTheFirstCopysValues()
    {
        var (a, b) = (One(1228.0999755859375), One(1228.10));

        Assert.Equal(1228.0999755859375, SeriesUnion.Join(a, b).Series!.Values[0]);
        Assert.Null(SeriesUnion.Join(One(1228.10), One(1228.11)).Series);
    }

    [Fact]
    public void Join_OfAdjustedCopiesWithoutACommonDay_IsRefused()
    {
        var late = Adjusted(new DateOnly(2024, 7, 17));

        Assert.Contains("no date in common", SeriesUnion.Join(Adjusted(new DateOnly(2024, 7, 16)), late).Reason);
        Assert.NotNull(SeriesUnion.Join(late, late).Series);
    }

    private static Series Part(IEnumerable<(int Day, int In)> days)
    {
        var array = days.ToArray();
        return new Series(Descriptor, [.. array.Select(d => new DateOnly(2024, 1, 1).AddDays(d.Day))], [.. array.Select(d => 100.0 + d.Day)]);
    }

    private static Series One(double value) => new(Descriptor, [new DateOnly(1999, 1, 4)], [value]);

    private static Series Adjusted(DateOnly date) => new(Descriptor with { Adjusted = true }, [date], [1.0]);

    private static SeriesDescriptor Descriptor { get; } = new(new SeriesId("SPX"), "S&P 500", Unit.Price, "Test");

    private static bool Same(Series a, Series b) => a.Dates.SequenceEqual(b.Dates) && a.Values.SequenceEqual(b.Values);
}
