using RotationNotes.Market.Calendar;

namespace RotationNotes.Publishing.Scheduling;

/// <summary>Until when an edition is news: after that it leaves only with an operator's word.</summary>
public static class IssueDeadline
{
    private const string ExchangeZone = "America/New_York";

    /// <param name="asOf">Session the edition describes.</param>
    /// <param name="hours">Hours after that session's close; zero for no limit.</param>
    /// <returns>Null without a limit.</returns>
    public static DateTimeOffset? Of(DateOnly asOf, TradingCalendar calendar, int hours) => hours == 0 ? null : CloseOf(asOf, calendar).AddHours(hours);

    /// <summary>The instant at which a session's closing bell rings.</summary>
    public static DateTimeOffset CloseOf(DateOnly session, TradingCalendar calendar)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(ExchangeZone);
        var local = session.ToDateTime(calendar.CloseTime(session));
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
