using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RotationNotes.Delivery.Sending;

/// <summary>A complete reply: three-digit code and text lines.</summary>
public sealed partial record SmtpReply(int Code, ImmutableArray<string> Lines)
{
    /// <summary>Enhanced status code at the start of the text, e.g. <c>5.1.1</c> (RFC 3463), or null.</summary>
    public string? EnhancedCode => Enhanced.Match(Lines[0]) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"^[245]\.[0-9]{1,3}\.[0-9]{1,3}(?= |$)")]
    private static partial Regex Enhanced { get; }

    public override string ToString() => Code.ToString(CultureInfo.InvariantCulture) + " " + string.Join(" / ", Lines);

    /// <summary>Replies go to logs and ledgers: everything but printable ASCII is shown as a question mark.</summary>
    /// <param name="text">Lines without their codes, parted by LF.</param>
    internal static SmtpReply Of(int code, string text) =>
        new(code, [.. text.Split('\n').Select(line => string.Concat(line.Select(c => c is >= ' ' and <= '~' ? c : '?')))]);
}
