using System.Globalization;
using System.Text;

namespace RotationNotes.Delivery.Mime;

/// <summary>A header parameter such as a file name: quoted when plain, else percent-encoded and split into numbered sections (RFC 2231).</summary>
internal static class MimeParameter
{
    private const int LongestPlain = 56;
    private const int LongestSection = 54;

    /// <summary>The parameter as one or more <c>name=value</c> pieces, without the semicolons between them.</summary>
    public static List<string> Write(string name, string value)
    {
        if (value.Length <= LongestPlain && value.All(c => c is >= ' ' and <= '~') && !value.Contains("=?", StringComparison.Ordinal))
            return [name + "=\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\""];

        var sections = new List<string>();
        var section = new StringBuilder("utf-8''");
        foreach (var rune in value.EnumerateRunes())
        {
            var encoded = Encode(rune);
            if (section.Length + encoded.Length > LongestSection)
            {
                sections.Add(section.ToString());
                section.Clear();
            }

            section.Append(encoded);
        }

        sections.Add(section.ToString());
        return sections.Count == 1
            ? [$"{name}*={sections[0]}"]
            : [.. sections.Select((text, index) => string.Create(CultureInfo.InvariantCulture, $"{name}*{index}*={text}"))];
    }

    private static string Encode(Rune rune)
    {
        if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '-' or '.' or '_' or '~'))
            return rune.ToString();
        Span<byte> bytes = stackalloc byte[4];
        var count = rune.EncodeToUtf8(bytes);
        var text = new StringBuilder(12);
        foreach (var value in bytes[..count])
            text.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
