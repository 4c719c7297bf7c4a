using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Calendar;

namespace RotationNotes.Tests.Market.Calendar;

public sealed class TradingCalendarTests
{
    private static readonly TradingCalendar calendar = TradingCalendar.Load();

    [Theory]
    [InlineData("1994-04-27", "Funeral of Richard Nixon")]
    [InlineData("2001-09-11", "Attacks of 11 September")]
    [InlineData("2001-09-14", "Attacks of 11 September")]
    [InlineData("2004-06-11", "Funeral of Ronald Reagan")]
    [InlineData("2007-01-02", "Day of mourning for Gerald Ford")]
    [InlineData("2012-10-30", "Hurricane Sandy")]
    [InlineData("2018-12-05", "Day of mourning for George H. W. Bush")]
    [InlineData("2022-06-20", "Juneteenth")]
    [InlineData("2024-07-04", "Independence Day")]
    [InlineData("2025-01-09", "Day of mourning for Jimmy Carter")]
    [InlineData("2027-03-26", "Good Friday")]
    public void HolidayName_OnAClosing_SaysWhy(string date, string name)
    {
        Assert.Equal(name, calendar.HolidayName(Date(date)));
        Assert.False(calendar.IsSession(Date(date)));
    }

    [Theory]
    [InlineData("2021-12-31")] // New Year's Day 2022 fell on a Saturday and was not kept.
    [InlineData("2021-06-18")] // Juneteenth was not kept before 2022.
    [InlineData("1997-01-20")] // Martin Luther King Day was not kept before 1998.
    public void IsSession_OnDaysThatOnlyLookLikeHolidays_IsTrue(string date) =>
        Assert.True(calendar.IsSession(Date(date)));

    [Theory]
    [InlineData("2024-07-03", "13:00")]
    [InlineData("2024-11-29", "13:00")]
    [InlineData("1992-12-24", "14:00")]
    [InlineData("2024-07-16", "16:00")]
    [InlineData("2002-07-03", "16:00")] // In 2002 the day after, not the day before, was short.
    public void CloseTime_IsNewYorkTime(string date, string close)
    {
        Assert.Equal(TimeOnly.Parse(close), calendar.CloseTime(Date(date)));
        Assert.Equal(close != "16:00", calendar.IsEarlyClose(Date(date)));
    }

    [Fact]
    public void SessionsBetween_CountsAfterTheFirstUpToTheSecond()
    {
        // 4 July 2024 is closed: 5, 8, 9, 10, 11, 12, 15, 16 July.
        Assert.Equal(8, calendar.SessionsBetween(Date("2024-07-03"), Date("2024-07-16")));
        Assert.Equal(-8, calendar.SessionsBetween(Date("2024-07-16"), Date("2024-07-03")));
        Assert.Equal(0, calendar.SessionsBetween(Date("2024-07-05"), Date("2024-07-07")));
    }

    [Fact]
    public void SessionsBetween_AddsUpAcrossAnyDate()
    {
        var (first, last) = (Date("1989-12-01"), Date("2027-12-31"));
        for (var date = first; date <= last; date = date.AddDays(97))
            Assert.Equal(calendar.SessionsBetween(first, last), calendar.SessionsBetween(first, date) + calendar.SessionsBetween(date, last));
    }

    [Fact]
    public void NextAndPrevious_AreEachOthersInverseOnSessions()
    {
        for (var date = Date("1989-12-18"); date < Date("2027-12-01"); date = date.AddDays(13))
        {
            var session = calendar.LastSessionOnOrBefore(date);
            Assert.Equal(session, calendar.PreviousSession(calendar.NextSession(session)));
        }
    }

    [Fact]
    public void LastSessionOnOrBefore_ALongWeekend_IsTheFridayBefore() =>
        Assert.Equal(Date("2024-05-24"), calendar.LastSessionOnOrBefore(Date("2024-05-27")));

    [Fact]
    public void NextSession_BeyondTheCalendar_SaysHowToExtendIt()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => calendar.NextSession(Date("2027-12-31")));

        Assert.Contains("2027-12-31", refused.Message);
    }

    [Fact]
    public void Sessions_Since1990_AreTheDatesOnWhichTheSP500HasAClose()
    {
        var path = Path.Combine(RealData.Required().FullName, "index", "GSPC_ohlc.csv");
        var closes = File.ReadLines(path).Skip(1).Select(line => DateOnly.ParseExact(line.AsSpan(0, 10), "yyyy-MM-dd")).Where(d => d >= calendar.First).ToHashSet();
        var wrong = new List<DateOnly>();
        for (var date = calendar.First; date <= closes.Max(); date = date.AddDays(1))
        {
            if (calendar.IsSession(date) != closes.Contains(date))
                wrong.Add(date);
        }

        Assert.Empty(wrong);
        Assert.True(closes.Count > 9_000);
    }

    [Fact]
    public void Load_WithAnOperatorsFile_ExtendsAndOverrides()
    {
        var path = WriteExtension("""
            date,kind,close,name
            2028-12-29,through,,
            2028-01-17,closed,,Martin Luther King Jr. Day
            2026-11-30,closed,,Power failure, all day
            2024-07-04,open,,
            2024-07-17,early,12:30,Test
            """);

        var extended = TradingCalendar.Load(path);

        Assert.Equal(Date("2028-12-29"), extended.Last);
        Assert.False(extended.IsSession(Date("2028-01-17")));
        Assert.Equal("Power failure, all day", extended.HolidayName(Date("2026-11-30")));
        Assert.True(extended.IsSession(Date("2024-07-04")));
        Assert.Equal(new TimeOnly(12, 30), extended.CloseTime(Date("2024-07-17")));
    }

    [Fact]
    public void Load_WithBrokenRows_NamesEachWithItsLine()
    {
        var path = WriteExtension("""
            date,kind,close,name
            # a comment
            2028-13-01,closed,,Thirteenth month
            2028-01-17,shut,,Wrong kind
            2028-01-18,early,17:00,Too late
            2028-01-22,closed,,A Saturday
            2028-01-19,closed
            """);

        var refused = Assert.Throws<DiagnosticException>(() => TradingCalendar.Load(path));

        Assert.Equal(FailureKind.Configuration, refused.Kind);
        Assert.Equal([3, 4, 5, 6, 7], refused.Diagnostics.Select(d => d.Place.Line));
    }

    [Fact]
    public void Load_AMissingFile_IsAConfigurationError() =>
        Assert.Equal(FailureKind.Configuration, Assert.Throws<DiagnosticException>(() => TradingCalendar.Load("no-such-calendar.csv")).Kind);

    private static string WriteExtension(string text)
    {
        var path = Path.Combine(Scratch.Folder().FullName, "extension.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
