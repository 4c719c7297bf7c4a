using System.Collections.Immutable;
using System.Globalization;

namespace RotationNotes.Delivery.Smtp;

/// <summary>A complete reply: three-digit code and text lines.</summary>
public sealed record SmtpReply(int Code, ImmutableArray<string> Lines)
{
    /// <summary>Enhanced status code at the start of the text, e.g. <c>5.1.1</c> (RFC 3463), or null.</summary>
    public string? EnhancedCode
    {
        get
        {
            var first = Lines[0].Split(' ', 2)[0];
            var parts = first.Split('.');
            return parts.Length == 3 && parts[0] is "2" or "4" or "5" && parts.All(part => part.Length is >= 1 and <= 3 && part.All(char.IsAsciiDigit)) ? first : null;
        }
    }

    internal bool IsPositive => Code is >= 200 and < 300;

    internal bool IsTransient => Code is >= 400 and < 500;

    internal bool IsPermanent => Code is >= 500 and < 600;

    /// <summary>The server announces that it closes the connection.</summary>
    internal bool ClosesConnection => Code == 421;

    public override string ToString() => Code.ToString(CultureInfo.InvariantCulture) + " " + string.Join(" / ", Lines);

    /// <summary>Replies go to logs and ledgers: everything but printable ASCII is shown as a question mark.</summary>
    /// <param name="text">Lines without their codes, parted by LF.</param>
    internal static SmtpReply Of(int code, string text) =>
        new(code, [.. text.Split('\n').Select(line => string.Create(line.Length, line, static (shown, line) =>
        {
            for (var i = 0; i < shown.Length; i++)
                shown[i] = line[i] is >= ' ' and <= '~' ? line[i] : '?';
        }))]);
}
