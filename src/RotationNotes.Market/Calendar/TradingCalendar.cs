using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Calendar;

/// <summary>Sessions of the New York Stock Exchange, as dates and times of New York.</summary>
/// <remarks>
/// Complete between <see cref="First"/> and <see cref="Last"/>. Earlier dates count as sessions on every weekday (old data
/// decide there); asking beyond <see cref="Last"/> throws, because nobody knows those closings yet.
/// </remarks>
public sealed class TradingCalendar
{
    /// <summary>The regular end of trading.</summary>
    public static readonly TimeOnly NormalClose = new(16, 0);

    private const string EmbeddedFile = "nyse-calendar.csv";

    // ordinals[i] is the number of sessions on the first i days from First; so ranges of sessions are differences.
    private readonly int[] ordinals;
    private readonly int[] sessions;
    // By day number: the runtime ships a dictionary over int ready compiled, one over DateOnly it compiles at every start.
    private readonly Dictionary<int, CalendarDay> exceptions;

    private TradingCalendar(DateOnly first, DateOnly last, Dictionary<int, CalendarDay> exceptions)
    {
        (First, Last, this.exceptions) = (first, last, exceptions);
        var days = last.DayNumber - first.DayNumber + 1;
        ordinals = new int[days + 1];
        var open = new List<int>(days * 5 / 7 + 1);
        for (var i = 0; i < days; i++)
        {
            var day = first.DayNumber + i;
            if (IsWeekday(day) && !(exceptions.TryGetValue(day, out var known) && known.Kind == CalendarDayKind.Closed))
                open.Add(day);
            ordinals[i + 1] = open.Count;
        }

        sessions = [.. open];
    }

    /// <summary>First date the calendar answers for with certainty.</summary>
    public DateOnly First { get; }

    /// <summary>Last date the calendar answers for.</summary>
    public DateOnly Last { get; }

    /// <summary>The exchange's calendar as shipped, with rows of an operator's file added or put in the place of shipped ones.</summary>
    /// <param name="extensionCsvPath">A file in the layout of <see cref="CalendarFile"/>, or null.</param>
    /// <exception cref="DiagnosticException">Configuration: the operator's file is missing or has rows that cannot be read.</exception>
    public static TradingCalendar Load(string? extensionCsvPath = null)
    {
        var shipped = CalendarFile.Parse(EmbeddedText.Read(EmbeddedFile), EmbeddedFile);
        if (extensionCsvPath is null)
            return Build(shipped);
        string text;
        try
        {
            text = File.ReadAllText(extensionCsvPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(
                FailureKind.Configuration,
                Diagnostic.Error(new Place(extensionCsvPath), $"the calendar extension cannot be read: {e.Message}", "Correct the path or remove the setting."));
        }

        return Build(shipped, CalendarFile.Parse(text, extensionCsvPath));
    }

    /// <summary>A calendar from files, later ones winning.</summary>
    /// <exception cref="ArgumentException">No file says from when and through when it holds.</exception>
    public static TradingCalendar Build(params ReadOnlySpan<CalendarFile> files)
    {
        DateOnly? first = null, last = null;
        var exceptions = new Dictionary<int, CalendarDay>();
        foreach (var file in files)
        {
            first = file.First ?? first;
            last = file.Last ?? last;
            foreach (var day in file.Days)
                exceptions[day.Date.DayNumber] = day;
        }

        if (first is null || last is null || last < first)
            throw new ArgumentException("The calendar files name no range of dates.", nameof(files));
        return new TradingCalendar(first.Value, last.Value, exceptions);
    }

    /// <summary>Whether the exchange trades on the date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">After <see cref="Last"/>; this holds for all questions.</exception>
    public bool IsSession(DateOnly date)
    {
        if (date < First)
            return IsWeekday(date.DayNumber);
        var i = Index(date);
        return ordinals[i + 1] > ordinals[i];
    }

    /// <summary>True for a session that ends before 16:00.</summary>
    public bool IsEarlyClose(DateOnly date) => IsSession(date) && CloseTime(date) < NormalClose;

    /// <summary>New York time at which the session ends; 16:00 also for dates that are no session.</summary>
    public TimeOnly CloseTime(DateOnly date) =>
        exceptions.TryGetValue(date.DayNumber, out var day) && day.Kind == CalendarDayKind.Early ? day.Close : NormalClose;

    /// <summary>The date itself when it is a session, otherwise the session before it.</summary>
    public DateOnly LastSessionOnOrBefore(DateOnly date)
    {
        if (date < First || ordinals[Index(date) + 1] == 0)
        {
            var earlier = date.DayNumber;
            while (!IsWeekday(earlier) || earlier >= First.DayNumber)
                earlier--;
            return DateOnly.FromDayNumber(earlier);
        }

        return DateOnly.FromDayNumber(sessions[ordinals[Index(date) + 1] - 1]);
    }

    /// <summary>The first session after the date.</summary>
    public DateOnly NextSession(DateOnly date)
    {
        if (date < First)
        {
            var later = date.DayNumber + 1;
            while (later < First.DayNumber && !IsWeekday(later))
                later++;
            return later < First.DayNumber ? DateOnly.FromDayNumber(later) : DateOnly.FromDayNumber(sessions[0]);
        }

        var ordinal = ordinals[Index(date) + 1];
        return ordinal < sessions.Length ? DateOnly.FromDayNumber(sessions[ordinal]) : throw Beyond(date.AddDays(1));
    }

    /// <summary>The last session before the date.</summary>
    public DateOnly PreviousSession(DateOnly date) => LastSessionOnOrBefore(date.AddDays(-1));

    /// <summary>Sessions after <paramref name="from"/> up to and including <paramref name="to"/>; negative when <paramref name="to"/> is the earlier one.</summary>
    public int SessionsBetween(DateOnly from, DateOnly to) => Ordinal(to) - Ordinal(from);

    /// <summary>Why the exchange is closed on a weekday; null on sessions, weekends and before <see cref="First"/>.</summary>
    public string? HolidayName(DateOnly date) =>
        exceptions.TryGetValue(date.DayNumber, out var day) && day.Kind == CalendarDayKind.Closed ? day.Name : null;

    // Number of sessions from First up to the date; before First minus the weekdays in between.
    private int Ordinal(DateOnly date)
    {
        if (date >= First)
            return ordinals[Index(date) + 1];
        var days = First.DayNumber - 1 - date.DayNumber;
        var (weeks, rest) = (days / 7, days % 7);
        var weekdays = weeks * 5;
        for (var i = 1; i <= rest; i++)
        {
            if (IsWeekday(date.DayNumber + i))
                weekdays++;
        }

        return -weekdays;
    }

    private int Index(DateOnly date) => date <= Last ? date.DayNumber - First.DayNumber : throw Beyond(date);

    private ArgumentOutOfRangeException Beyond(DateOnly date) =>
        new(nameof(date), date, $"The trading calendar ends on {Last:yyyy-MM-dd}; extend it with a calendar file.");

    // Day 0 of DateOnly is a Monday.
    private static bool IsWeekday(int dayNumber) => dayNumber % 7 < 5;
}
