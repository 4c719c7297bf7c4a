namespace RotationNotes.Delivery.Sending;

/// <summary>Stops sending for a while when too many tries fail: a server in trouble is left alone, a list in trouble is noticed early.</summary>
/// <remarks>Not safe for several threads; the queue guards it.</remarks>
internal sealed class ErrorBrake(SendingOptions options, TimeProvider clock)
{
    private readonly Queue<bool> newest = new();
    private int failures;
    private TimeSpan nextPause = options.FirstPause;

    /// <summary>Nothing is begun before this instant.</summary>
    public DateTimeOffset? PausedUntil { get; private set; }

    /// <summary>Why it paused last, for people.</summary>
    public string? Reason { get; private set; }

    public bool IsPaused => PausedUntil is { } until && clock.GetUtcNow() < until;

    /// <summary>Counts one try.</summary>
    public void Record(bool failed)
    {
        if (!failed)
            nextPause = options.FirstPause;
        newest.Enqueue(failed);
        failures += failed ? 1 : 0;
        if (newest.Count > options.BrakeWindow && newest.Dequeue())
            failures--;
        if (failed && newest.Count >= options.BrakeWindow && failures >= options.PauseAtErrorShare * newest.Count)
            Pause($"{failures} of the last {newest.Count} tries failed");
    }

    /// <summary>The server cannot be used at all: no other message would fare better.</summary>
    public void ServerFailed(string reason) => Pause(reason);

    private void Pause(string reason)
    {
        // Conversations that fail together are one failure.
        if (IsPaused)
            return;
        (PausedUntil, Reason) = (clock.GetUtcNow() + nextPause, reason);
        nextPause = nextPause * 2 < options.LongestPause ? nextPause * 2 : options.LongestPause;
        newest.Clear();
        failures = 0;
    }
}
