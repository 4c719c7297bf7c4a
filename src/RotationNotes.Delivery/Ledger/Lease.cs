using RotationNotes.Delivery.Messages;

namespace RotationNotes.Delivery.Ledger;

/// <summary>One delivery that a sender has taken for itself.</summary>
/// <param name="Recipient">Key of the row, see <see cref="EmailAddress.Key"/>.</param>
/// <param name="Token">Fencing token: every later step names it, and a row that was taken by another since refuses it.</param>
/// <param name="PlannedAt">From when on retries are counted.</param>
public sealed record Lease(string Edition, string Recipient, EmailAddress Address, string? List, string MessageId, long Token, DateTimeOffset PlannedAt);

/// <summary>Whether the final dot may leave.</summary>
public enum DotPermission
{
    Granted,
    /// <summary>The recipient unsubscribed or was suppressed since the claim; the row says so.</summary>
    Suppressed,
    /// <summary>The row or its edition was taken away: another sender has it, or an operator stopped it.</summary>
    Withdrawn,
}

/// <summary>How one try ended, for the ledger.</summary>
/// <param name="State">Terminal, deferred or ambiguous; the ledger knows when a deferred one is due again.</param>
/// <param name="Phase">How far the conversation had come, in lower case.</param>
/// <param name="Code">The server's reply code, or null when it said nothing.</param>
/// <param name="Reason">One sentence; printable ASCII of the server included.</param>
public sealed record Attempt(DeliveryState State, string Phase, int? Code, string? EnhancedCode, string Reason);
