using RotationNotes.Delivery.Ledger;

namespace RotationNotes.Tests.Delivery.Ledger;

public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset Planned = new(2024, 7, 19, 21, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Pauses_GrowToTwoHours_UntilADayIsOver()
    {
        var schedule = new RetrySchedule(TimeSpan.FromHours(24));
        var minutes = new List<double>();
        var now = Planned;
        for (var failed = 1; schedule.After(failed, Planned, now) is { } next; failed++)
        {
            minutes.Add((next - now).TotalMinutes);
            now = next;
        }

        Assert.Equal([1, 3, 9, 27, 81, 120], minutes.Take(6));
        Assert.All(minutes.Skip(5), pause => Assert.Equal(120, pause));
        Assert.InRange(now - Planned, TimeSpan.FromHours(22), TimeSpan.FromHours(24));
    }
}
