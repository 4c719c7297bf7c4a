using RotationNotes.Market.Calendar;
using RotationNotes.Market.Views;

namespace RotationNotes.Publishing.Scheduling;

/// <summary>Which session a scheduled edition describes.</summary>
/// <param name="AsOf">The session the data allow.</param>
/// <param name="Expected">The last session that had closed at the fire.</param>
/// <param name="SessionsBehind">How many sessions the data lag behind the expected one.</param>
public readonly record struct ScheduledAsOf(DateOnly AsOf, DateOnly Expected, int SessionsBehind)
{
    private const string ExchangeZone = "America/New_York";

    /// <param name="fire">Nominal instant of the fire.</param>
    public static ScheduledAsOf At(DateTimeOffset fire, MarketData market)
    {
        var expected = LastClosedSession(fire, market.Calendar);
        var asOf = market.DefaultAsOf < expected ? market.DefaultAsOf : expected;
        return new ScheduledAsOf(asOf, expected, asOf == expected ? 0 : market.Calendar.SessionsBetween(asOf, expected));
    }

    /// <summary>The last session whose closing bell had rung: on a holiday the one before it, before the close yesterday's.</summary>
    public static DateOnly LastClosedSession(DateTimeOffset instant, TradingCalendar calendar)
    {
        var local = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(ExchangeZone));
        var date = DateOnly.FromDateTime(local.DateTime);
        var session = calendar.LastSessionOnOrBefore(date);
        return session == date && TimeOnly.FromDateTime(local.DateTime) < calendar.CloseTime(date)
            ? calendar.PreviousSession(date)
            : session;
    }
}
