using RotationNotes.Delivery.Messages;

namespace RotationNotes.Delivery.Ledger;

/// <summary>Who is to get an edition, and until when it is worth sending.</summary>
public sealed record EditionPlan
{
    /// <summary>Edition id, e.g. <c>2024-07-16-weekly-rotation-r1</c>.</summary>
    public required string Edition { get; init; }

    public required string NoteId { get; init; }

    public required EditionMail Mail { get; init; }

    public required IEnumerable<PlannedRecipient> Recipients { get; init; }

    /// <summary>After this instant the edition waits for an operator's approval; null when it never gets stale.</summary>
    public DateTimeOffset? IssueBy { get; init; }
}

/// <param name="List">List through which the recipient gets it: only an active subscription keeps the delivery going. Null for an address that was named singly.</param>
public readonly record struct PlannedRecipient(EmailAddress Address, string? List = null);

/// <summary>Whether an edition may leave.</summary>
public enum ReleaseState
{
    Released,
    /// <summary>Waits for <c>outbox approve</c>.</summary>
    Held,
    /// <summary>Will not be sent any further.</summary>
    Cancelled,
}

/// <param name="Added">Recipients that were not planned before.</param>
/// <param name="AlreadyThere">Recipients of an earlier plan; their rows were left as they are.</param>
/// <param name="HeldBecause">Why nothing leaves for now; null when it does.</param>
public sealed record PlanReceipt(int Added, int AlreadyThere, ReleaseState State, string? HeldBecause);
