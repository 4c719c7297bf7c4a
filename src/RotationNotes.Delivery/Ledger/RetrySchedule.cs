namespace RotationNotes.Delivery.Ledger;

/// <summary>When a deferred message is tried again: soon at first, then ever more rarely, and at last not any more.</summary>
/// <param name="giveUpAfter">Counted from the plan.</param>
public sealed class RetrySchedule(TimeSpan giveUpAfter)
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <summary>1, 3, 9, 27, 81, 120, 120 … minutes after the try that failed.</summary>
    /// <param name="failedTry">Number of the try, from 1.</param>
    /// <returns>Null when the next try would fall behind the time after which a message is given up.</returns>
    public DateTimeOffset? After(long failedTry, DateTimeOffset plannedAt, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failedTry, 1);
        var pause = failedTry > 5 ? Longest : First * Math.Pow(3, failedTry - 1);
        var next = now + (pause < Longest ? pause : Longest);
        return next - plannedAt <= giveUpAfter ? next : null;
    }
}
