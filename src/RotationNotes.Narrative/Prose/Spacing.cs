using System.Text;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Narrative.Prose;

/// <summary>Takes away the white space that template branches leave behind.</summary>
internal static class Spacing
{
    /// <summary>Single spaces inside lines, none at line ends or before punctuation; indents at line starts stay.</summary>
    /// <remarks>Languages without spaces between words lose those beside their own characters, line ends within a paragraph included.</remarks>
    public static string Tidy(string text, Speech speech)
    {
        if (speech.IsUnspaced)
            text = Unspaced.Close(text);
        var result = new StringBuilder(text.Length);
        var lineStart = true;
        foreach (var c in text)
        {
            if (c == '\n')
            {
                TrimEnd(result);
                // A list item whose only sentence was not to be said.
                if (result.Length > 0 && result[^1] == '-' && (result.Length == 1 || result[^2] == '\n'))
                    result.Length--;
                else
                    result.Append(c);
                lineStart = true;
                continue;
            }

            if (c == ' ' && !lineStart && result.Length > 0 && result[^1] == ' ')
                continue;
            if (c is '.' or ',' or ';' && !lineStart && result.Length > 0 && result[^1] == ' ')
                result.Length--;
            if (c != ' ')
                lineStart = false;
            result.Append(c);
        }

        TrimEnd(result);
        return result.ToString();
    }

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] is ' ' or '\t')
            text.Length--;
    }
}
