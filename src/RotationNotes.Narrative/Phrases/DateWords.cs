using System.Collections.Immutable;
using System.Globalization;

namespace RotationNotes.Narrative.Phrases;

/// <summary>Dates as the note writes them.</summary>
public sealed class DateWords(DateStyle style, DateOnly asOf)
{
    private const int RecentDays = 330;

    private static readonly ImmutableArray<string> Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly ImmutableArray<string> ChineseDays = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];

    /// <summary>"16 July 2024", "July 16, 2024" or "2024年7月16日".</summary>
    public string Full(DateOnly date) => style switch
    {
        DateStyle.DayMonth => $"{Number(date.Day)}\u00A0{Month(date)} {Number(date.Year)}",
        DateStyle.MonthDay => $"{Month(date)}\u00A0{Number(date.Day)}, {Number(date.Year)}",
        _ => $"{Number(date.Year)}年{DayMonth(date)}",
    };

    /// <summary>"16 July", "July 16" or "7月16日".</summary>
    public string DayMonth(DateOnly date) => style switch
    {
        DateStyle.DayMonth => $"{Number(date.Day)}\u00A0{Month(date)}",
        DateStyle.MonthDay => $"{Month(date)}\u00A0{Number(date.Day)}",
        _ => $"{Number(date.Month)}月{Number(date.Day)}日",
    };

    /// <summary>"July 2024" or "2024年7月".</summary>
    public string MonthYear(DateOnly date) => style == DateStyle.YearMonthDay ? $"{Number(date.Year)}年{Number(date.Month)}月" : $"{Month(date)} {Number(date.Year)}";

    /// <summary>"2024" or "2024年".</summary>
    public string Year(DateOnly date) => style == DateStyle.YearMonthDay ? Number(date.Year) + "年" : Number(date.Year);

    /// <summary>What stands behind "since": the month for a date long ago, the day for one within the last eleven months.</summary>
    public string SinceWhen(DateOnly date)
    {
        if (asOf.DayNumber - date.DayNumber > RecentDays)
            return MonthYear(date);
        return date.Year == asOf.Year ? DayMonth(date) : Full(date);
    }

    public string Weekday(DateOnly date) => style == DateStyle.YearMonthDay ? ChineseDays[(int)date.DayOfWeek] : date.DayOfWeek.ToString();

    private static string Month(DateOnly date) => Months[date.Month - 1];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
