namespace RotationNotes.Tests.Specimens;

/// <summary>A clock that shows one instant until told another.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
