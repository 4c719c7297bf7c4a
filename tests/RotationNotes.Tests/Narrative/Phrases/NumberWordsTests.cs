using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Tests.Narrative.Phrases;

public class NumberWordsTests
{
    [Theory]
    [InlineData("8.3%", "an")]
    [InlineData("11.5%", "an")]
    [InlineData("18", "an")]
    [InlineData("80 bp", "an")]
    [InlineData("1.2%", "a")]
    [InlineData("110", "a")]
    [InlineData("1,800", "a")]
    [InlineData("11,000", "an")]
    [InlineData("hour", "an")]
    [InlineData("European", "a")]
    [InlineData("index", "an")]
    [InlineData("one-day", "a")]
    [InlineData("−8.3%", "an")]
    public void Article_FollowsTheSpokenSound(string next, string expected) => Assert.Equal(expected, NumberWords.Article(next));

    [Theory]
    [InlineData(1, "first")]
    [InlineData(12, "twelfth")]
    [InlineData(13, "13th")]
    [InlineData(21, "21st")]
    [InlineData(112, "112th")]
    [InlineData(1003, "1,003rd")]
    public void Ordinal_IsAWordUpToTwelve(long number, string expected) => Assert.Equal(expected, NumberWords.Ordinal(number));

    [Fact]
    public void Join_SetsCommasAndAnd()
    {
        Assert.Equal("", NumberWords.Join([]));
        Assert.Equal("a", NumberWords.Join(["a"]));
        Assert.Equal("a and b", NumberWords.Join(["a", "b"]));
        Assert.Equal("a, b and c", NumberWords.Join(["a", "b", "c"]));
    }

    [Fact]
    public void Dates_FollowTheStyleOfTheNote()
    {
        var day = new DateOnly(2024, 7, 16);

        Assert.Equal("16\u00A0July 2024", new DateWords(DateStyle.DayMonth, day).Full(day));
        Assert.Equal("July\u00A016, 2024", new DateWords(DateStyle.MonthDay, day).Full(day));
    }

    [Theory]
    [InlineData("2020-04-29", "April 2020")]
    [InlineData("2024-03-01", "1\u00A0March")]
    [InlineData("2023-11-15", "15\u00A0November 2023")]
    public void SinceWhen_IsTheMonthForLongAgoAndTheDayForThisYear(string date, string expected) =>
        Assert.Equal(expected, new DateWords(DateStyle.DayMonth, new DateOnly(2024, 7, 16)).SinceWhen(DateOnly.Parse(date)));
}
