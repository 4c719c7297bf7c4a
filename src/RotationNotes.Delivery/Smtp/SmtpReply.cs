using System.Collections.Immutable;

namespace RotationNotes.Delivery.Smtp;

/// <summary>A complete reply: three-digit code and text lines.</summary>
public sealed record SmtpReply(int Code, ImmutableArray<string> Lines)
{
    public bool IsPositive => Code is >= 200 and < 300;

    public bool IsTransient => Code is >= 400 and < 500;

    public bool IsPermanent => Code is >= 500 and < 600;

    /// <summary>The server announces that it closes the connection.</summary>
    public bool ClosesConnection => Code == 421;

    /// <summary>Enhanced status code at the start of the text, e.g. <c>5.1.1</c> (RFC 3463), or null.</summary>
    public string? EnhancedCode
    {
        get
        {
            var first = Lines[0].Split(' ', 2)[0];
            var parts = first.Split('.');
            return parts.Length == 3 && parts[0] is "2" or "4" or "5" && parts.Length == 3 && parts.All(part => part.Length is >= 1 and <= 3 && part.All(char.IsAsciiDigit)) ? first : null;
        }
    }

    public override string ToString() => Code.ToString(System.Globalization.CultureInfo.InvariantCulture) + " " + string.Join(" / ", Lines);
}
