namespace RotationNotes.Delivery.Sending;

/// <summary>How a run stands, in messages of this run.</summary>
/// <param name="PausedUntil">Set while the brake is on.</param>
/// <param name="PauseReason">Why it is on.</param>
public readonly record struct SendingProgress(int Accepted, int Deferred, int Refused, int Ambiguous, int Suppressed, DateTimeOffset? PausedUntil, string? PauseReason)
{
    /// <summary>Rows this run brought to an end, for better or worse.</summary>
    public int Ended => Accepted + Refused + Ambiguous + Suppressed;
}

/// <summary>How a run ended.</summary>
/// <param name="LeftBecause">Why it ended before everything was terminal; null when nothing is left that it could do.</param>
/// <param name="IsServerUnusable">The configuration must be changed before another try makes sense.</param>
public sealed record SendingResult(SendingProgress Progress, string? LeftBecause, bool IsServerUnusable);
