using System.Text.RegularExpressions;

namespace RotationNotes.Delivery.Bounces;

/// <summary>Hard or soft: decided from action and enhanced status code (RFC 3463), with the reply code where a report has no better.</summary>
/// <remarks>
/// Only statements about the address itself are hard. Refusals for policy, content, size or reputation say something about the message or
/// about us; a list must not lose its readers for a spam filter's bad day.
/// </remarks>
public static partial class BounceClassifier
{
    // 5.1.x: the address. 5.1.7 and 5.1.8 are about the sender, 5.1.0 says nothing precise.
    private static readonly string[] Hard = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];

    /// <param name="action">Action field: failed, delayed, delivered, relayed, expanded.</param>
    /// <param name="status">Status field, e.g. <c>5.1.1</c>; null when missing.</param>
    /// <param name="diagnostic">Diagnostic-Code field; its reply code or words count where the status is vague.</param>
    public static BounceKind Classify(string action, string? status, string? diagnostic)
    {
        if (!action.Equals("failed", StringComparison.OrdinalIgnoreCase))
            return BounceKind.Notice;
        // The remote server's own code, inside the diagnostic, is more precise than the reporting system's summary.
        var code = EnhancedCode(diagnostic) is { } remote && IsVague(status) ? remote : status;
        if (code is null || code.StartsWith('4'))
            return BounceKind.Soft;
        if (Hard.Contains(code))
            return BounceKind.Hard;
        return IsVague(code) && SaysUnknownUser(diagnostic) ? BounceKind.Hard : BounceKind.Soft;
    }

    /// <summary>The first code in a text that stands as a word of its own, so that no address and no version number is taken for one.</summary>
    internal static string? EnhancedCode(string? text) => Code.Match(text ?? "") is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"(?<=^|[ \-();:,\t])[245]\.[0-9]{1,3}\.[0-9]{1,3}(?=$|[ \-();:,\t])")]
    private static partial Regex Code { get; }

    private static bool IsVague(string? code) => code is null or "5.0.0" or "5.1.0" or "5.5.0";

    private static bool SaysUnknownUser(string? text)
    {
        string[] words = ["user unknown", "unknown user", "no such user", "does not exist", "mailbox not found", "unknown recipient", "recipient not found", "no mailbox here", "invalid recipient", "mailbox unavailable"];
        return text is not null && words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
