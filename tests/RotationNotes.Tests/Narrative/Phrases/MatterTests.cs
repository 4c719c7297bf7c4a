using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Exhibits;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Tests.Narrative.Phrases;

/// <summary>The sentences that nobody writes, as a reader meets them.</summary>
public class MatterTests
{
    private static readonly DateWords days = new(DateStyle.DayMonth, new DateOnly(2024, 11, 6));

    [Theory]
    [InlineData("no observation of RVX is known by 2002-10-09; a file like 'RVX_History.csv' would bring it", "there were no data at this date")]
    [InlineData("the last observation of TFF.RUT.OI is 2024-09-17, older than 21 days", "the newest figures, of 17\u00A0September 2024, are too old")]
    [InlineData("pctrank(TFF.RUT.LEV.NET, 156) needs 156 observations, there are 25", "the window needs 156 observations and there are 25")]
    [InlineData("the close did not move in 60 sessions.", "the close did not move in 60 sessions")]
    public void Reason_ForReaders_NamesNoSeriesFileOrExpression(string reason, string said) => Assert.Equal(said, PlainReason.Of(reason, days, English.Instance));

    [Fact]
    public void Reason_InChinese_HoldsNoEnglish()
    {
        foreach (var reason in (string[])["no observation of RVX is known by 2002-10-09", "the last observation of RVX is 2024-09-17, too old", "pctrank(X, 156) needs 156 observations, there are 25", "anything else"])
            Assert.DoesNotContain(PlainReason.Of(reason, new DateWords(DateStyle.YearMonthDay, new DateOnly(2024, 11, 6)), Chinese.Instance), char.IsAsciiLetter);
    }

    [Fact]
    public void LateData_EveryFamilyOfTheCatalogue_StandsInsideTheSentence()
    {
        foreach (var family in MetricCatalogue.Default.All.Select(m => m.Family).Distinct())
        {
            var english = English.Instance.RestOn([English.Instance.Family(family), English.Instance.Family("positioning")], "9 July 2024");
            Assert.DoesNotContain("measures", english);
            Assert.Matches("^The newest data on [a-z ]+ and futures positions published by the as-of date are those of 9 July 2024\\.$", english);
            Assert.DoesNotContain(Chinese.Instance.Family(family), char.IsAsciiLetter);
        }
    }
}
