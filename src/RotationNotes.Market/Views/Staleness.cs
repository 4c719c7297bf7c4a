using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Views;

/// <summary>How old the newest known observation of a series is.</summary>
/// <param name="Id">The series.</param>
/// <param name="LastObservation">Date of the newest known observation.</param>
/// <param name="SessionsBehind">Sessions after it, up to and including the as-of session; 0 when it is of that session.</param>
/// <param name="Limit">Sessions that are still normal for a series of its frequency and release lag.</param>
public readonly record struct Staleness(SeriesId Id, DateOnly LastObservation, int SessionsBehind, int Limit)
{
    public bool IsStale => SessionsBehind > Limit;

    /// <summary>Sessions that are still normal: a weekly report is up to seven sessions old before the next one comes, a monthly figure about fifty.</summary>
    public static int LimitOf(SeriesDescriptor descriptor) => LimitOf(descriptor.Frequency, descriptor.ReleaseLagDays);

    /// <param name="lagDays">Calendar days from the end of a period to its release.</param>
    public static int LimitOf(Frequency frequency, int lagDays) => frequency switch
    {
        Frequency.Daily => 5,
        Frequency.Weekly => 20,
        Frequency.Monthly => 45 + Sessions(lagDays),
        Frequency.Quarterly => 130 + Sessions(lagDays),
        var other => throw new InvalidOperationException($"No staleness limit for frequency {other}."),
    };

    /// <summary>A sentence part: "the last observation of RUT is 2025-09-24, 213 sessions before the as-of date".</summary>
    public override string ToString() => SessionsBehind <= 0
        ? $"the last observation of {Id} is of the as-of date"
        : $"the last observation of {Id} is {LastObservation:yyyy-MM-dd}, {SessionsBehind} {(SessionsBehind == 1 ? "session" : "sessions")} before the as-of date";

    private static int Sessions(int calendarDays) => calendarDays * 5 / 7;
}
