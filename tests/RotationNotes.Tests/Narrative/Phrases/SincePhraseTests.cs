using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Tests.Narrative.Phrases;

public class SincePhraseTests
{
    private static readonly DateOnly asOf = new(2024, 7, 16);
    private static readonly DateWords dates = new(DateStyle.DayMonth, asOf);

    [Fact]
    public void Of_EarlierExtremeYearsAgo_NamesItsMonth() =>
        Assert.Equal("the largest gain since April 2020", SincePhrase.Of(Fact(0.99, new DateOnly(2020, 4, 29)), "largest gain", dates, English.Instance));

    [Fact]
    public void Of_Record_NamesTheStartOfTheData() =>
        Assert.Equal("the largest gain in data that start in 1999", SincePhrase.Of(Fact(1, null), "largest gain", dates, English.Instance));

    [Fact]
    public void Of_EarlierExtremeLastMonth_SaysNothing() => Assert.Equal("", SincePhrase.Of(Fact(0.99, new DateOnly(2024, 6, 16)), "largest gain", dates, English.Instance));

    [Fact]
    public void Of_ExceededOnlyByOverlappingWindows_SaysThatTheRunIsLeftOut()
    {
        var fact = Fact(0.99, new DateOnly(2024, 7, 15)) with { PreviousIndependent = new DatedValue(new DateOnly(2002, 5, 7), 0.12) };

        Assert.Equal("the largest lead since May 2002 outside the current run", SincePhrase.Of(fact, "largest lead", dates, English.Instance));
    }

    [Fact]
    public void Of_ValueInTheMiddleOfItsHistory_SaysNothing() => Assert.Equal("", SincePhrase.Of(Fact(0.6, new DateOnly(2020, 4, 29)), "largest gain", dates, English.Instance));

    [Fact]
    public void Of_RecordInAShortSample_SaysNothing() => Assert.Equal("", SincePhrase.Of(Fact(1, null) with { N = 100 }, "largest gain", dates, English.Instance));

    [Fact]
    public void Of_Unavailable_SaysNothing() => Assert.Equal("", SincePhrase.Of(Fact(1, null) with { Value = null, Unavailable = "no data" }, "largest gain", dates, English.Instance));

    private static Fact Fact(double percentile, DateOnly? earlier) => new()
    {
        Definition = MetricCatalogue.Default.Find("rut-ret-5d")!,
        AsOf = asOf,
        Value = 0.1154,
        N = 6000,
        SampleStart = new DateOnly(1999, 1, 11),
        Percentile = percentile,
        LooksUp = true,
        PreviousAtLeastAsExtreme = earlier is { } date ? new DatedValue(date, 0.12) : null,
        PreviousIndependent = earlier is { } separate ? new DatedValue(separate, 0.12) : null,
    };
}
