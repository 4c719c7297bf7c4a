using System.Globalization;
using System.Text;

namespace RotationNotes.Delivery.Mime;

/// <summary>Non-ASCII text inside a header (RFC 2047): words of at most 75 characters, never cut inside a character.</summary>
internal static class EncodedWord
{
    private const string Lead = "=?utf-8?";
    private const int LongestWord = 75;
    private const int Overhead = 12; // "=?utf-8?q?" and "?="

    /// <summary>The words that together stand for <paramref name="text"/>; a reader joins them without the spaces between.</summary>
    /// <param name="firstBudget">Columns left on the line where the first word starts.</param>
    public static List<string> Encode(string text, int firstBudget)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        var quoted = QuotedLength(text) <= (bytes + 2) / 3 * 4;
        var words = new List<string>();
        var chunk = new StringBuilder();
        var budget = Math.Clamp(firstBudget, 0, LongestWord) - Overhead;
        foreach (var piece in Pieces(text))
        {
            if (!Fits(chunk, piece, quoted, budget) && (chunk.Length > 0 || budget < LongestWord - Overhead))
            {
                // An empty first chunk means the line in hand is too short: the fold before the next word solves it.
                if (chunk.Length > 0)
                    words.Add(Word(chunk.ToString(), quoted));
                chunk.Clear();
                budget = LongestWord - Overhead;
            }

            chunk.Append(piece);
        }

        if (chunk.Length > 0)
            words.Add(Word(chunk.ToString(), quoted));
        return words;
    }

    private static bool Fits(StringBuilder chunk, string piece, bool quoted, int budget)
    {
        var candidate = chunk.ToString() + piece;
        return (quoted ? QuotedLength(candidate) : (Encoding.UTF8.GetByteCount(candidate) + 2) / 3 * 4) <= budget;
    }

    // A letter and its combining marks stay together where they fit; an endless run of marks is cut between code points.
    private static IEnumerable<string> Pieces(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (Encoding.UTF8.GetByteCount(element) <= 16)
            {
                yield return element;
                continue;
            }

            foreach (var rune in element.EnumerateRunes())
                yield return rune.ToString();
        }
    }

    private static string Word(string text, bool quoted)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!quoted)
            return Lead + "b?" + Convert.ToBase64String(bytes) + "?=";
        var word = new StringBuilder(Lead + "q?");
        foreach (var value in bytes)
        {
            if (value == ' ')
                word.Append('_');
            else if (IsPlain(value))
                word.Append((char)value);
            else
                word.Append('=').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return word.Append("?=").ToString();
    }

    private static int QuotedLength(string text)
    {
        var length = 0;
        foreach (var value in Encoding.UTF8.GetBytes(text))
            length += value == ' ' || IsPlain(value) ? 1 : 3;
        return length;
    }

    // The set that is safe inside a display name too (RFC 2047 §5 rule 3).
    private static bool IsPlain(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'!' or (byte)'*' or (byte)'+' or (byte)'-' or (byte)'/';
}
