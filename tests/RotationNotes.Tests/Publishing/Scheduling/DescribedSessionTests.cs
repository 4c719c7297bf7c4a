using RotationNotes.Market.Calendar;
using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Tests.Publishing.Scheduling;

public sealed class DescribedSessionTests
{
    private static readonly TradingCalendar Calendar = TradingCalendar.Load();

    [Theory]
    [InlineData("2024-07-12T17:30", "2024-07-12")] // a Friday after the close
    [InlineData("2024-07-12T15:59", "2024-07-11")] // before the bell
    [InlineData("2024-07-03T13:30", "2024-07-03")] // early close at 13:00
    [InlineData("2024-07-04T17:30", "2024-07-03")] // Independence Day
    [InlineData("2024-03-29T17:30", "2024-03-28")] // Good Friday
    [InlineData("2024-07-14T12:00", "2024-07-12")] // a Sunday
    public void LastClosedSession_IsTheOneWhoseBellHasRung(string newYorkTime, string session)
    {
        var local = DateTime.Parse(newYorkTime, System.Globalization.CultureInfo.InvariantCulture);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var instant = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();

        Assert.Equal(DateOnly.Parse(session, System.Globalization.CultureInfo.InvariantCulture), DescribedSession.LastClosedSession(instant, Calendar));
    }
}
