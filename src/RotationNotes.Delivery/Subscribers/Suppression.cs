namespace RotationNotes.Delivery.Subscribers;

/// <summary>Why an address gets nothing any more, on whatever list.</summary>
public enum SuppressionCause
{
    HardBounce,
    SoftBounces,
    Complaint,
    Request,
    Operator,
}

/// <param name="Recipient">Key of the address.</param>
public sealed record Suppression(string Recipient, SuppressionCause Cause, string? Detail, DateTimeOffset Since);
