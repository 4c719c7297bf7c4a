using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Phrases;

/// <summary>Dates as the note writes them.</summary>
public sealed class DateWords(DateStyle style, DateOnly asOf)
{
    private const int RecentDays = 330;

    private static readonly ImmutableArray<string> Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>"16 July 2024" or "July 16, 2024".</summary>
    public string Full(DateOnly date) => style == DateStyle.DayMonth
        ? $"{Number(date.Day)}\u00A0{Month(date)} {Number(date.Year)}"
        : $"{Month(date)}\u00A0{Number(date.Day)}, {Number(date.Year)}";

    /// <summary>"16 July" or "July 16".</summary>
    public string DayMonth(DateOnly date) => style == DateStyle.DayMonth ? $"{Number(date.Day)}\u00A0{Month(date)}" : $"{Month(date)}\u00A0{Number(date.Day)}";

    /// <summary>"July 2024".</summary>
    public static string MonthYear(DateOnly date) => $"{Month(date)} {Number(date.Year)}";

    /// <summary>What stands behind "since": the month for a date long ago, the day for one within the last eleven months.</summary>
    public string SinceWhen(DateOnly date)
    {
        if (asOf.DayNumber - date.DayNumber > RecentDays)
            return MonthYear(date);
        return date.Year == asOf.Year ? DayMonth(date) : Full(date);
    }

    public static string Month(DateOnly date) => Months[date.Month - 1];

    public static string Weekday(DateOnly date) => date.DayOfWeek.ToString();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
