using RotationNotes.Market.Calendar;
using RotationNotes.Market.Views;

namespace RotationNotes.Publishing.Scheduling;

/// <summary>Which session an edition describes, and how far that lies behind the one it should describe.</summary>
/// <param name="AsOf">The session the data allow.</param>
/// <param name="Expected">The one it should describe: the last that had closed at the fire or at this moment, or the one asked for.</param>
/// <param name="SessionsBehind">How many sessions the data lag behind the expected one.</param>
public readonly record struct DescribedSession(DateOnly AsOf, DateOnly Expected, int SessionsBehind)
{
    private const string ExchangeZone = "America/New_York";

    /// <param name="fire">Nominal instant of the fire.</param>
    public static DescribedSession At(DateTimeOffset fire, MarketData market)
    {
        var expected = LastClosedSession(fire, market.Calendar);
        var asOf = market.DefaultAsOf < expected ? market.DefaultAsOf : expected;
        return new DescribedSession(asOf, expected, asOf == expected ? 0 : market.Calendar.SessionsBetween(asOf, expected));
    }

    /// <summary>For who asks for the newest session of the data.</summary>
    public static DescribedSession Newest(DateOnly asOf, DateTimeOffset now, TradingCalendar calendar)
    {
        var expected = LastClosedSession(now, calendar);
        return expected > asOf ? new DescribedSession(asOf, expected, calendar.SessionsBetween(asOf, expected)) : new DescribedSession(asOf, asOf, 0);
    }

    /// <summary>For who names a date: an old one is meant, but the data may end before it.</summary>
    /// <param name="session">Last session on or before that date.</param>
    public static DescribedSession Asked(DateOnly session, MarketData market) =>
        new(session, session, session > market.DefaultAsOf ? market.Calendar.SessionsBetween(market.DefaultAsOf, session) : 0);

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
