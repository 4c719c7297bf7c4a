namespace RotationNotes.Delivery.Sending;

public enum SmtpVerdict
{
    /// <summary>The server took responsibility.</summary>
    Accepted,
    /// <summary>Not taken; a later try may succeed.</summary>
    Deferred,
    /// <summary>Not taken, and the server says it never will be.</summary>
    Refused,
    /// <summary>The final dot left and no answer came: the message may have been taken. Never retried without an operator's word.</summary>
    Ambiguous,
    /// <summary>Not handed over: the caller did not let the final dot leave.</summary>
    Withheld,
}

/// <summary>What became of one message for one recipient.</summary>
/// <param name="Phase">Where it was decided.</param>
/// <param name="Reply">The server's words, or null when there were none.</param>
/// <param name="Reason">One sentence for the ledger.</param>
public sealed record SmtpOutcome(SmtpVerdict Verdict, SmtpPhase Phase, SmtpReply? Reply, string Reason);
