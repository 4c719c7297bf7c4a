using System.Collections.Immutable;
using System.Text;
using RotationNotes.Narrative.Claims;

namespace RotationNotes.Narrative.Prose;

/// <summary>Finds sentences in rendered Markdown and takes away those that rest on a fact that does not exist.</summary>
public static class Sentences
{
    private static readonly ImmutableArray<string> Abbreviations = ["U.S.", "U.K.", "vs.", "e.g.", "i.e.", "No.", "St.", "Inc.", "approx."];

    /// <summary>The text without the sentences that hold an absent mark, and the metric ids behind those marks in order.</summary>
    /// <remarks>A list item, heading or paragraph that loses its last sentence goes as a whole.</remarks>
    internal static (string Text, ImmutableArray<string> Silenced) Silence(string text)
    {
        if (!text.Contains(Marks.AbsentStart))
            return (text, []);
        var silenced = ImmutableArray.CreateBuilder<string>();
        var result = new StringBuilder(text.Length);
        foreach (var unit in Units(text))
        {
            if (!unit.Contains(Marks.AbsentStart))
            {
                result.Append(unit);
                continue;
            }

            var (marker, body) = SplitMarker(unit.TrimEnd('\n'));
            var kept = new StringBuilder();
            foreach (var sentence in Split(body))
            {
                if (!sentence.Contains(Marks.AbsentStart))
                    kept.Append(sentence);
                else
                    Collect(sentence, silenced);
            }

            var rest = kept.ToString().TrimEnd();
            if (rest.Length > 0 && !IsLeadInOnly(rest))
                result.Append(marker).Append(rest);
            result.Append(unit.AsSpan(unit.TrimEnd('\n').Length));
        }

        return (result.ToString(), silenced.ToImmutable());
    }

    /// <summary>Sentences of one paragraph, each with the white space behind it; joined they give the paragraph again.</summary>
    public static IEnumerable<string> Split(string paragraph)
    {
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (paragraph[i] is not ('.' or '!' or '?' or '。' or '！' or '？'))
                continue;
            var end = i + 1;
            while (end < paragraph.Length && IsCloser(paragraph[end]))
                end++;
            if (paragraph[i] < '\u3000' && end < paragraph.Length && !char.IsWhiteSpace(paragraph[end]))
                continue;
            if (paragraph[i] == '.' && EndsInAbbreviation(paragraph.AsSpan(start, i + 1 - start)))
                continue;
            while (end < paragraph.Length && char.IsWhiteSpace(paragraph[end]))
                end++;
            yield return paragraph[start..end];
            start = end;
            i = end - 1;
        }

        if (start < paragraph.Length)
            yield return paragraph[start..];
    }

    // A closing asterisk or underscore belongs to the sentence it closes, as do claim ends and quotes.
    private static bool IsCloser(char c) =>
        c is '"' or '\'' or '）' or '\u201D' or '\u2019' or ')' or ']' or '*' or '_' or Marks.ClaimEnd or Marks.TrustedEnd or Marks.BackedEnd;

    private static bool EndsInAbbreviation(ReadOnlySpan<char> text)
    {
        foreach (var abbreviation in Abbreviations)
        {
            if (text.EndsWith(abbreviation, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Paragraphs, list items and headings with the line ends behind them; joined they give the text again.</summary>
    internal static IEnumerable<string> Units(string text)
    {
        var start = 0;
        var lineStart = 0;
        while (lineStart < text.Length)
        {
            var lineEnd = text.IndexOf('\n', lineStart);
            var next = lineEnd < 0 ? text.Length : lineEnd + 1;
            var line = text[lineStart..next];
            if (lineStart > start && SplitMarker(line).Marker.Length > 0)
            {
                yield return text[start..lineStart];
                start = lineStart;
            }

            if (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith('#'))
            {
                yield return text[start..next];
                start = next;
            }

            lineStart = next;
        }

        if (start < text.Length)
            yield return text[start..];
    }

    /// <summary>Splits "- text", "3. text", "## text", "> text", "[^a]: text" into the marker and the rest.</summary>
    internal static (string Marker, string Body) SplitMarker(string unit)
    {
        var i = 0;
        while (i < unit.Length && unit[i] == ' ')
            i++;
        var from = i;
        if (FootnoteMarks.DefinitionAt(unit) is > 0 and var length)
            return (unit[..length], unit[length..]);
        if (i < unit.Length && unit[i] is '-' or '*' or '+' or '>')
            i++;
        else if (i < unit.Length && unit[i] == '#')
            while (i < unit.Length && unit[i] == '#')
                i++;
        else
        {
            while (i < unit.Length && char.IsAsciiDigit(unit[i]))
                i++;
            if (i == from || i >= unit.Length || unit[i] != '.')
                return ("", unit);
            i++;
        }

        if (i >= unit.Length || unit[i] != ' ')
            return ("", unit);
        while (i < unit.Length && unit[i] == ' ')
            i++;
        return (unit[..i], unit[i..]);
    }

    /// <summary>True for "**Rates.**" alone: a lead-in whose sentence has gone.</summary>
    private static bool IsLeadInOnly(string text) =>
        text.Length > 4 && text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal) && text.IndexOf("**", 2, StringComparison.Ordinal) == text.Length - 2;

    private static void Collect(string sentence, ImmutableArray<string>.Builder silenced)
    {
        for (var at = sentence.IndexOf(Marks.AbsentStart); at >= 0; at = sentence.IndexOf(Marks.AbsentStart, at + 1))
        {
            var end = sentence.IndexOf(Marks.AbsentEnd, at);
            if (end > at)
                silenced.Add(sentence[(at + 1)..end]);
        }
    }
}
