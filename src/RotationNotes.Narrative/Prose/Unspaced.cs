using System.Text;
using RotationNotes.Narrative.Claims;

namespace RotationNotes.Narrative.Prose;

/// <summary>Takes away the white space around the characters of a script that has none between words.</summary>
internal static class Unspaced
{
    /// <summary>Joins the lines of each paragraph; list items, headings and empty lines stay apart.</summary>
    public static string Close(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (' ' or '\n'))
            {
                result.Append(text[i]);
                continue;
            }

            var end = i;
            while (end < text.Length && text[end] is ' ' or '\n')
                end++;
            var gap = text.AsSpan(i, end - i);
            var lines = gap.Count('\n');
            var isApart = lines > 1 || (lines == 1 && StartsBlock(text.AsSpan(end)));
            if (isApart || end == text.Length || result.Length == 0 || !(IsOwn(Before(result)) || IsOwn(After(text, end))) || EndsInMarker(result))
                result.Append(gap);
            i = end - 1;
        }

        return result.ToString();
    }

    /// <summary>Ideographs and the punctuation that goes with them.</summary>
    public static bool IsOwn(char c) => c is >= '\u3000' and <= '\u9FFF' or >= '\uFF00' and <= '\uFF65' or '\u201C' or '\u201D' or Marks.CallStart or Marks.CallEnd;

    private static bool StartsBlock(ReadOnlySpan<char> rest) => rest.StartsWith("- ") || rest.StartsWith("#") || rest.StartsWith("> ");

    private static bool EndsInMarker(StringBuilder text)
    {
        var at = text.Length - 1;
        if (text[at] is not ('-' or '#' or '>'))
            return false;
        while (at >= 0 && text[at] is '#' or '-' or '>')
            at--;
        return at < 0 || text[at] == '\n';
    }

    private static char Before(StringBuilder text)
    {
        var at = text.Length - 1;
        while (at > 0 && Marks.IsMark(text[at]) && text[at] != Marks.CallEnd)
            at--;
        return text[at];
    }

    private static char After(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case Marks.ClaimStart:
                    at = text.IndexOf(Marks.ClaimText, at);
                    break;
                case Marks.BackedStart:
                    at = text.IndexOf(Marks.BackedText, at);
                    break;
                case Marks.TrustedStart or Marks.BackedEnd or '*':
                    break;
                default:
                    return text[at];
            }
        }

        return '\n';
    }
}
