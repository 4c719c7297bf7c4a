using System.Globalization;
using System.Text;

namespace RotationNotes.Narrative.Prose;

/// <summary>Sets typed characters as a typesetter would: curly quotes, dashes, ellipsis, no-break spaces before units. One paragraph at a time, run by run.</summary>
internal sealed class Typography
{
    private const char NoBreakSpace = '\u00A0';

    // Longest first: "percentage points" must not be cut by "percent".
    private static readonly string[] Units = ["percentage point", "percent", "basis point", "bp", "pp", "per cent"];

    // Words that have lost their beginning.
    private static readonly string[] Clipped = ["n", "tis", "twas", "em", "til"];

    private char last = ' ';
    private bool isQuoting;
    private bool isQuotingSingly;

    /// <summary>What the next run depends on; kept while a footnote is set.</summary>
    public (char Last, bool IsQuoting, bool IsQuotingSingly) State
    {
        get => (last, isQuoting, isQuotingSingly);
        set => (last, isQuoting, isQuotingSingly) = value;
    }

    /// <param name="text">One run of text.</param>
    /// <param name="before">The character before the run, or a space at the start of a paragraph.</param>
    public static string Set(string text, char before) => new Typography { last = before }.Set(text);

    /// <summary>A paragraph begins.</summary>
    public void Begin() => State = (' ', false, false);

    /// <summary>Something stands here that is set elsewhere and ends with <paramref name="c"/>.</summary>
    public void Pass(char c) => last = c;

    /// <summary>The next run of the paragraph.</summary>
    public string Set(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"':
                    isQuoting = Opens(text, i, isQuoting);
                    c = isQuoting ? '\u201C' : '\u201D';
                    break;
                case '\'' when IsClipped(text, i + 1):
                    c = '\u2019';
                    break;
                case '\'':
                    isQuotingSingly = Opens(text, i, isQuotingSingly) && !char.IsAsciiDigit(last);
                    c = isQuotingSingly ? '\u2018' : '\u2019';
                    break;
                case '-' when Follows(text, i, "---"):
                    c = '\u2014';
                    i += 2;
                    break;
                case '-' when Follows(text, i, "--"):
                    c = '\u2013';
                    i += 1;
                    break;
                case '.' when Follows(text, i, "..."):
                    c = '\u2026';
                    i += 2;
                    break;
                case ' ' when char.IsAsciiDigit(last) && UnitFollows(text, i + 1):
                    c = NoBreakSpace;
                    break;
            }

            result.Append(c);
            last = c;
        }

        return result.ToString();
    }

    /// <summary>Behind a blank or an opening sign a quotation begins, behind a letter it ends; behind all else it does the one or the other by turns.</summary>
    private bool Opens(string text, int at, bool isOpen)
    {
        if (char.IsWhiteSpace(last) || last is '\u2014' or '\u2013' or '\u201C' or '\u2018' or '/' || char.GetUnicodeCategory(last) == UnicodeCategory.OpenPunctuation)
            return true;
        var isUnspaced = last >= '\u2E80';
        if (isOpen || (char.IsLetter(last) && !isUnspaced) || last is '\u201D' or '\u2019' || char.GetUnicodeCategory(last) == UnicodeCategory.ClosePunctuation && !isUnspaced)
            return false;
        // A digit may be an inch or a minute; what follows the run is not known and may be a number of the text.
        var next = at + 1 < text.Length ? text[at + 1] : char.IsAsciiDigit(last) ? ' ' : 'x';
        return char.IsLetterOrDigit(next) || char.GetUnicodeCategory(next) == UnicodeCategory.OpenPunctuation;
    }

    /// <summary>True for what follows an apostrophe that stands for something left out: '87, '90s, rock 'n' roll.</summary>
    private bool IsClipped(string text, int at)
    {
        if (char.IsLetterOrDigit(last) && last < '\u2E80')
            return false;
        var end = at;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        var word = text[at..end];
        if (word.Length is 2 or 3 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[1]))
            return word.Length == 2 || word[2] == 's';
        return Array.Exists(Clipped, clipped => clipped.Equals(word, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Follows(string text, int at, string pattern) => string.CompareOrdinal(text, at, pattern, 0, pattern.Length) == 0;

    private static bool UnitFollows(string text, int at)
    {
        foreach (var unit in Units)
        {
            if (!Follows(text, at, unit))
                continue;
            var end = at + unit.Length;
            if (end == text.Length || !char.IsLetter(text[end]) || text[end] == 's')
                return true;
        }

        return false;
    }
}
