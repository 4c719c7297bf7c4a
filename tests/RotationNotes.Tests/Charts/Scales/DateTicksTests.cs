using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;

namespace RotationNotes.Tests.Charts.Scales;

public class DateTicksTests
{
    [Fact]
    public void Choose_TwentyFiveYearsAcrossAPage_MarksEverySecondYear() =>
        Assert.Equal("2000 2002 2004 2006 2008 2010 2012 2014 2016 2018 2020 2022 2024", Labels(Weekdays(new(1999, 1, 4), new(2024, 7, 16)), 420));

    [Fact]
    public void Choose_HalfAYear_MarksMonthsWithTheYearBelowTheFirst() =>
        Assert.Equal("Jan/2024 Feb Mar Apr May Jun Jul", Labels(Weekdays(new(2024, 1, 1), new(2024, 7, 16)), 300));

    [Fact]
    public void Choose_OverTheTurnOfAYear_ShowsTheYearWhereItChanges() =>
        Assert.Equal("Oct/2022 Jan/2023 Apr Jul Oct Jan/2024 Apr Jul", Labels(Weekdays(new(2022, 8, 15), new(2024, 7, 16)), 260));

    [Fact]
    public void Choose_ThreeWeeks_MarksMondays() =>
        Assert.Equal("24 Jun/2024 1 Jul 8 Jul 15 Jul", Labels(Weekdays(new(2024, 6, 24), new(2024, 7, 16)), 150));

    [Fact]
    public void Choose_OneWeek_MarksDays() =>
        Assert.Equal("8/Jul 2024 9 10 11 12", Labels(Weekdays(new(2024, 7, 8), new(2024, 7, 12)), 200));

    [Fact]
    public void Choose_DataThatStartInMidPeriod_DoNotMarkThatPeriod() =>
        Assert.Equal("Jul/2024 Aug", Labels(Weekdays(new(2024, 6, 12), new(2024, 8, 16)), 60));

    [Fact]
    public void Of_DailyDates_KeepsWeekendsOut()
    {
        var axis = SessionAxis.Of([Series(Weekdays(new(2024, 7, 8), new(2024, 7, 19)))]);

        Assert.Equal(10, axis.Count);
        Assert.Equal(5, axis.IndexOnOrAfter(new DateOnly(2024, 7, 13)));
    }

    [Fact]
    public void Of_WeeksWithoutReports_KeepTheirWidth()
    {
        ImmutableArray<DateOnly> reports = [.. Enumerable.Range(0, 10).Select(i => new DateOnly(2024, 1, 2).AddDays(7 * i)), .. Enumerable.Range(30, 10).Select(i => new DateOnly(2024, 1, 2).AddDays(7 * i))];

        var axis = SessionAxis.Of([Series(reports)]);

        Assert.Equal(40, axis.Count);
    }

    private static ChartSeries Series(ImmutableArray<DateOnly> dates) => new("Reports", dates, [.. dates.Select(_ => 1.0)]);

    [Theory]
    [InlineData("2023-12-29", "2024-07-16", 260, "1月/2024年 2月 3月 4月 5月 6月 7月")]
    [InlineData("2024-07-01", "2024-07-31", 200, "7月1日/2024年 7月8日 7月15日 7月22日 7月29日")]
    [InlineData("2024-07-11", "2024-07-16", 200, "11日/2024年7月 12日 15日 16日")]
    [InlineData("2014-07-17", "2024-07-16", 200, "2016 2018 2020 2022 2024")]
    public void Choose_InChinese_NamesDatesTheChineseWay(string first, string last, double widthPt, string labels) =>
        Assert.Equal(labels, Labels(Weekdays(DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture)), widthPt, FixedWords.Chinese));

    private static ImmutableArray<DateOnly> Weekdays(DateOnly first, DateOnly last)
    {
        var dates = ImmutableArray.CreateBuilder<DateOnly>();
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                dates.Add(date);
        }

        return dates.ToImmutable();
    }

    // Four points per character stand in for a font.
    private static string Labels(ImmutableArray<DateOnly> dates, double widthPt, FixedWords? words = null)
    {
        var ticks = DateTicks.Choose(dates, words ?? FixedWords.English, i => 20 + i * widthPt / Math.Max(1, dates.Length - 1), text => 4.0 * text.Length, 8, (0, widthPt + 40));
        return string.Join(' ', ticks.Select(tick => tick.Below is null ? tick.Label : $"{tick.Label}/{tick.Below}"));
    }
}
