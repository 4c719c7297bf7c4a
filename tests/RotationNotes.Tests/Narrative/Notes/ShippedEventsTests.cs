using RotationNotes.Market.Releases;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Notes;

/// <summary>Dates that are typed by hand in several notes agree with one another and with the calendar of meetings.</summary>
public sealed class ShippedEventsTests
{
    public static TheoryData<string> Notes => [.. Shipped.Library.List().Where(id => !Shipped.Library.Load(id).Events.IsEmpty)];

    [Theory]
    [MemberData(nameof(Notes))]
    public void PolicyEvents_AreTheScheduledMeetings_WithoutAGap(string id)
    {
        DateOnly[] events = [.. Dates(id, "policy")];

        Assert.Equal(PolicyMeetings.All.Where(date => date >= events[0] && date <= events[^1]), events);
    }

    // Releases of January 2022 to June 2025 as the Bureau of Labor Statistics kept them: day of each month.
    [Theory]
    [MemberData(nameof(Notes))]
    public void InflationEvents_AreTheDaysOfRelease(string id)
    {
        int[] days = [12, 10, 10, 12, 11, 10, 13, 10, 13, 13, 10, 13, 12, 14, 14, 12, 10, 13, 12, 10, 13, 12, 14, 12, 11, 13, 12, 10, 15, 12, 11, 14, 11, 10, 13, 11, 15, 12, 12, 10, 13, 11];
        var released = days.Select((day, i) => new DateOnly(2022, 1, 1).AddMonths(i).AddDays(day - 1));
        DateOnly[] events = [.. Dates(id, "inflation")];

        Assert.Equal(released.Where(date => date >= events[0] && date <= events[^1]), events);
    }

    private static IEnumerable<DateOnly> Dates(string id, string kind) => Shipped.Library.Load(id).Events.Where(e => e.Kind == kind).Select(e => e.Date);
}
