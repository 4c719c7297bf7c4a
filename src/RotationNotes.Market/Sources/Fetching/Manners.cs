namespace RotationNotes.Market.Sources.Fetching;

/// <summary>How politely and how stubbornly one source is asked.</summary>
/// <param name="Agent">What the client calls itself, with a contact where one is set.</param>
/// <param name="Spacing">From one request to the next.</param>
/// <param name="Timeout">For one answer with its body.</param>
/// <param name="FirstByte">For the beginning of an answer.</param>
public sealed record Manners(string Agent, TimeSpan Spacing, TimeSpan Timeout, TimeSpan FirstByte)
{
    public int Retries { get; init; } = 3;

    /// <summary>Before the first repetition; doubled each time, with jitter.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait a vendor may ask for; beyond it the source is left for another time.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of a body, unpacked from its transport.</summary>
    public long LargestBody { get; init; } = 64L * 1024 * 1024;

    /// <summary>For one address, every repetition counted.</summary>
    public TimeSpan Deadline => (Retries + 1) * (Timeout + LongestWait);
}
