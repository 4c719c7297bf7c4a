namespace RotationNotes.Delivery.Sending;

/// <summary>An even rate: each message reserves its own moment, so that a minute's share never leaves in one burst.</summary>
internal sealed class Pace(int? perMinute)
{
    private readonly TimeSpan gap = perMinute is { } rate ? TimeSpan.FromMinutes(1) / rate : TimeSpan.Zero;
    private DateTimeOffset free = DateTimeOffset.MinValue;

    /// <summary>The earliest instant for the next message.</summary>
    public DateTimeOffset Free => free;

    public bool IsFree(DateTimeOffset now) => free <= now;

    public void Take(DateTimeOffset now)
    {
        if (gap > TimeSpan.Zero)
            free = (free > now ? free : now) + gap;
    }
}
