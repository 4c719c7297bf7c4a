using RotationNotes.Market.Releases;

namespace RotationNotes.Tests.Market.Releases;

public sealed class TradersReportTests
{
    /// <summary>Dates of the CFTC's published schedules: an ordinary week, holidays on each weekday, shutdown backlogs.</summary>
    [Theory]
    [InlineData("2024-07-16", "2024-07-19")]
    [InlineData("2024-07-02", "2024-07-08")] // Independence Day on Thursday
    [InlineData("2024-06-18", "2024-06-24")] // Juneteenth on Wednesday
    [InlineData("2024-11-26", "2024-12-02")] // Thanksgiving
    [InlineData("2024-12-24", "2024-12-30")] // Christmas on Wednesday
    [InlineData("2024-02-20", "2024-02-23")] // a Monday holiday before the report changes nothing
    [InlineData("2015-06-30", "2015-07-06")] // the Friday itself was the holiday
    [InlineData("2023-07-03", "2023-07-07")] // Monday's positions, Tuesday was the holiday
    [InlineData("2025-11-10", "2025-12-12")] // shutdown
    [InlineData("2026-01-20", "2026-01-23")] // the first on time after it
    [InlineData("2018-12-18", "2018-12-21")] // the last before the shutdown of 2018
    [InlineData("2018-12-24", "2019-02-01")]
    [InlineData("2019-02-26", "2019-03-05")]
    [InlineData("2019-03-05", "2019-03-08")]
    public void Published_FollowsTheSchedule(string report, string published) =>
        Assert.Equal(DateOnly.Parse(published), TradersReport.Published(DateOnly.Parse(report)));

    [Fact]
    public void Published_NeverRunsBackwards_AndIsAFederalBusinessDay()
    {
        var before = DateOnly.MinValue;
        for (var tuesday = new DateOnly(2006, 6, 13); tuesday < new DateOnly(2027, 12, 1); tuesday = tuesday.AddDays(7))
        {
            // When Tuesday is a holiday the positions are Monday's.
            var report = FederalHolidays.IsHoliday(tuesday) ? tuesday.AddDays(-1) : tuesday;
            var published = TradersReport.Published(report);
            Assert.True(published > before, $"{report:O} came out on {published:O}, the one before on {before:O}.");
            Assert.True(published.DayNumber - report.DayNumber >= 3);
            Assert.True(FederalHolidays.IsBusinessDay(published), $"{published:O}");
            before = published;
        }
    }

    [Theory]
    [InlineData("2021-06-18", true)] // Juneteenth 2021 fell on a Saturday
    [InlineData("2020-06-19", false)]
    [InlineData("2026-07-03", true)]
    [InlineData("2023-01-02", true)]
    [InlineData("2024-10-14", true)]
    [InlineData("2024-05-27", true)]
    [InlineData("2024-05-20", false)]
    [InlineData("2021-12-31", true)]
    public void IsHoliday_KnowsTheDayThatStandsIn(string date, bool expected) =>
        Assert.Equal(expected, FederalHolidays.IsHoliday(DateOnly.Parse(date)));
}
