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

internal static class SuppressionCauses
{
    public static string Text(this SuppressionCause cause) => cause switch
    {
        SuppressionCause.HardBounce => "hard-bounce",
        SuppressionCause.SoftBounces => "soft-bounces",
        SuppressionCause.Complaint => "complaint",
        SuppressionCause.Request => "request",
        _ => "operator",
    };

    public static SuppressionCause Parse(string text) => text switch
    {
        "hard-bounce" => SuppressionCause.HardBounce,
        "soft-bounces" => SuppressionCause.SoftBounces,
        "complaint" => SuppressionCause.Complaint,
        "request" => SuppressionCause.Request,
        _ => SuppressionCause.Operator,
    };
}
