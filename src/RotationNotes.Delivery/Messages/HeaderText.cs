using System.Text;

namespace RotationNotes.Delivery.Messages;

/// <summary>The one rule for text that enters a header: no character may end a line or hide what follows.</summary>
/// <remarks>Nor may it hold the start of an encoded word (RFC 2047), which mail programs would read as other text than was written.</remarks>
public static class HeaderText
{
    private const string EncodedWord = "=?";

    /// <summary>The text as a header may carry it: breaks and tabs are blanks, blanks stand alone, other forbidden characters are gone.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ' || (IsForbidden(rune) && Rune.IsWhiteSpace(rune)))
                line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            else if (!IsForbidden(rune))
                line.Append(rune.ToString());
        }

        return line.ToString().TrimEnd().Replace(EncodedWord, "= ?", StringComparison.Ordinal);
    }

    /// <summary>C0 and C1 controls, DEL, line and paragraph separators, direction overrides and the mark of broken UTF-16.</summary>
    internal static bool IsForbidden(Rune rune) => rune.Value is < 0x20 or (>= 0x7F and <= 0x9F) or 0x2028 or 0x2029
        or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFD;

    internal static bool HoldsEncodedWord(string text) => text.Contains(EncodedWord, StringComparison.Ordinal);

    internal static Rune? FirstForbidden(string text) => text.EnumerateRunes().Where(IsForbidden).Cast<Rune?>().FirstOrDefault();

    /// <exception cref="ArgumentException">The text holds a forbidden character.</exception>
    internal static string Checked(string text, string what)
    {
        if (FirstForbidden(text) is { } rune)
            throw new ArgumentException($"{what} holds the character U+{rune.Value:X4}, which no header may carry.", nameof(text));
        if (HoldsEncodedWord(text))
            throw new ArgumentException($"{what} holds '=?', which starts an encoded word; write the letters themselves.", nameof(text));
        return text;
    }
}
