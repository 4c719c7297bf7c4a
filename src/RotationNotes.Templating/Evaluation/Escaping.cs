using System.Buffers;
using System.Globalization;
using System.Text;

namespace RotationNotes.Templating.Evaluation;

/// <summary>Makes a printed value safe for the kind of output it goes to.</summary>
internal static class Escaping
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'");

    public static string For(OutputEscape kind, string text) => kind switch
    {
        OutputEscape.Html => ForHtml(text),
        OutputEscape.Plain => WithoutControls(text, false),
        OutputEscape.Subject => WithoutControls(text, true),
        _ => text,
    };

    /// <summary>Entities for the five characters that end a text or an attribute.</summary>
    public static string ForHtml(string text)
    {
        var at = text.AsSpan().IndexOfAny(Special);
        if (at < 0)
            return text;
        var result = new StringBuilder(text.Length + 16).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '<': result.Append("&lt;"); break;
                case '>': result.Append("&gt;"); break;
                case '&': result.Append("&amp;"); break;
                case '"': result.Append("&quot;"); break;
                case '\'': result.Append("&#39;"); break;
                default: result.Append(text[at]); break;
            }
        }
        return result.ToString();
    }

    /// <summary>
    /// Takes out what a reader cannot see but a terminal or mail program obeys: control characters, and marks that turn the
    /// direction of text. A line break stays, or becomes a blank where everything must stand on one line.
    /// </summary>
    private static string WithoutControls(string text, bool oneLine)
    {
        var clean = true;
        foreach (var c in text)
            clean &= !IsHarmful(c) && !(oneLine && IsLineBreak(c));
        if (clean)
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (IsLineBreak(c) && oneLine)
                result.Append(result.Length > 0 && result[^1] == ' ' ? "" : " ");
            else if (!IsHarmful(c))
                result.Append(c);
        }
        return result.ToString();
    }

    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\t' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsHarmful(char c) => c is not ('\n' or '\r' or '\t')
        && (char.GetUnicodeCategory(c) is UnicodeCategory.Control || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF');
}
