using RotationNotes.Delivery.Ledger;

namespace RotationNotes.Delivery.Sending;

/// <summary>How fast and how stubbornly a run sends.</summary>
public sealed record SendingOptions
{
    /// <summary>Conversations with the server at the same time.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Messages per minute over all, or null for no limit.</summary>
    public int? PerMinute { get; init; }

    /// <summary>Messages per minute to one domain, or null for no limit.</summary>
    public int? PerMinuteAndDomain { get; init; }

    /// <summary>Messages under way to one domain at the same time.</summary>
    public int ParallelPerDomain { get; init; } = 20;

    /// <summary>Share of failed tries, between 0 and 1, at which sending pauses; measured over the newest <see cref="BrakeWindow"/> tries.</summary>
    public double PauseAtErrorShare { get; init; } = 0.5;

    public int BrakeWindow { get; init; } = 20;

    /// <summary>The first pause; each one that brings no success doubles, up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a run waits for rows that are due later before it ends incomplete.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    public AmbiguityPolicy Ambiguous { get; init; } = AmbiguityPolicy.Hold;
}
