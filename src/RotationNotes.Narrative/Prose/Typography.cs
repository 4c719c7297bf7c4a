using System.Text;

namespace RotationNotes.Narrative.Prose;

/// <summary>Sets typed characters as a typesetter would: curly quotes, dashes, ellipsis, no-break spaces before units.</summary>
internal static class Typography
{
    private const char NoBreakSpace = '\u00A0';

    // Longest first: "percentage points" must not be cut by "percent".
    private static readonly string[] Units = ["percentage point", "percent", "basis point", "bp", "pp", "per cent"];

    /// <param name="text">One run of text.</param>
    /// <param name="before">The character before the run, or a space at the start of a paragraph.</param>
    public static string Set(string text, char before)
    {
        var result = new StringBuilder(text.Length);
        var last = before;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"':
                    c = Opens(last) ? '\u201C' : '\u201D';
                    break;
                case '\'':
                    c = Opens(last) ? '\u2018' : '\u2019';
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

    private static bool Opens(char before) => char.IsWhiteSpace(before) || before is '(' or '[' or '\u2014' or '\u2013' or '\u201C' or '\u2018' or '/';

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
