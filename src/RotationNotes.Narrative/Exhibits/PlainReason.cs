using System.Text.RegularExpressions;
using RotationNotes.Foundation.Text;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Narrative.Exhibits;

/// <summary>Says to a reader why something is missing: without names of series, expressions, layouts or advice that is for the operator.</summary>
internal static partial class PlainReason
{
    /// <param name="reason">Why there is no value, as the market or the metrics put it.</param>
    public static string Of(string reason, DateWords dates, Speech speech)
    {
        var hint = reason.IndexOf("; a file", StringComparison.Ordinal);
        if (hint > 0)
            reason = reason[..hint];
        if (reason.StartsWith("no observation of ", StringComparison.Ordinal))
            return speech.NothingKnown;
        if (Stale().Match(reason) is { Success: true } stale && IsoDate.TryParse(stale.Groups[1].Value, out var day))
            return speech.TooOld(dates.Full(day));
        if (Window().Match(reason) is { Success: true } window)
            return speech.TooFew(window.Groups[1].Value, window.Groups[2].Value);
        return speech.OtherReason(reason.TrimEnd('.'));
    }

    [GeneratedRegex("^the last observation of .* is ([0-9]{4}-[0-9]{2}-[0-9]{2})")]
    private static partial Regex Stale();

    // "pctrank(…, 156) needs 156 observations, there are 135": readers need the numbers, not the expression.
    [GeneratedRegex(@"\(.* needs ([0-9]+) observations, there are ([0-9]+)")]
    private static partial Regex Window();
}
