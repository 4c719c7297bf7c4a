using System.Globalization;
using System.Text;

namespace RotationNotes.Foundation.Text;

/// <summary>Text from outside as it may go to a terminal or a log: what would steer it, or forge a line, is written out.</summary>
public static class VisibleText
{
    /// <summary>The text with every control character, line separator and change of direction as <c>\u001b</c>; the same object when there is none.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') || !text.Any(Steers))
            return text;
        var visible = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (Steers(c))
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                visible.Append(c);
        }

        return visible.ToString();
    }

    private static bool Steers(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
