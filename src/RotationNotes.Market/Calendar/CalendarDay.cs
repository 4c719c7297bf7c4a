namespace RotationNotes.Market.Calendar;

/// <summary>What a row of a calendar file says about its date.</summary>
public enum CalendarDayKind
{
    /// <summary>No trading on a weekday.</summary>
    Closed,
    /// <summary>A session that ends before 16:00.</summary>
    Early,
    /// <summary>A normal session; only useful to take back a row of an earlier file.</summary>
    Open,
}

/// <summary>One exception to "every weekday is a session that closes at 16:00".</summary>
/// <param name="Close">New York time of the last trade; 16:00 for <see cref="CalendarDayKind.Open"/>, midnight for closings.</param>
/// <param name="Name">Why, as a reader would say it: "Good Friday".</param>
public sealed record CalendarDay(DateOnly Date, CalendarDayKind Kind, TimeOnly Close, string Name);
