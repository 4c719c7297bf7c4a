namespace RotationNotes.Graphics.Text;

/// <summary>Words that a reader takes in at one glance, so that a line does not end between them: a number and its unit, a name and its number, a month and its year.</summary>
internal static class Ties
{
    private static readonly HashSet<string> Units = new(StringComparer.Ordinal)
    {
        "bp", "bps", "pp", "ppt", "pct", "percent", "percentage", "per", "basis", "million", "billion", "trillion", "bn", "mn", "tn", "\u03C3", "sigma", "a.m.", "p.m.", "am", "pm",
    };

    private static readonly HashSet<string> Months = new(StringComparer.Ordinal)
    {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    };

    // Words that open a sentence or a clause before a year and form no name with it.
    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal)
    {
        "In", "Since", "From", "By", "Until", "After", "Before", "During", "At", "On", "Of", "The", "And", "Or", "But", "About", "Around", "Over", "Under", "Between", "To", "As", "All", "Only", "Some", "These", "Those",
    };

    /// <summary>What may happen at the space at <paramref name="at"/>.</summary>
    public static BreakKind At(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || at + 1 >= text.Length)
            return BreakKind.Space;
        // Every tie has a number on one side; most spaces are settled by these two characters.
        var (numberBefore, numberAfter) = (IsNumberEnd(text[at - 1]), char.IsAsciiDigit(text[at + 1]));
        if (!numberBefore && !numberAfter)
            return BreakKind.Space;
        var before = WordBefore(text, at);
        var after = WordAfter(text, at);
        if (numberBefore && !numberAfter)
            return StartsLikeANumber(before) && Look(Units, after) ? BreakKind.Tie : IsDay(before) && Look(Months, after) ? BreakKind.LooseTie : BreakKind.Space;
        if (!numberAfter || !IsWhole(after))
            return BreakKind.Space;
        if (Look(Months, before))
            return BreakKind.LooseTie;
        return before.Length > 1 && char.IsUpper(before[0]) && char.IsLetter(before[^1]) && !Look(Openers, before) ? BreakKind.Tie : BreakKind.Space;
    }

    private static bool IsNumberEnd(char character) => char.IsAsciiDigit(character);

    private static bool StartsLikeANumber(ReadOnlySpan<char> word) => char.IsAsciiDigit(word[0]) || (word.Length > 1 && word[0] is '+' or '-' or '\u2212' or '\u2013' or '$' or '\u20AC' or '\u00A3' or '\u00A5' or '(');

    private static bool IsDay(ReadOnlySpan<char> word) => word.Length <= 2 && char.IsAsciiDigit(word[0]);

    private static bool IsWhole(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (!char.IsAsciiDigit(character))
                return false;
        }

        return word.Length is > 0 and <= 4;
    }

    private static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int at)
    {
        var start = text[..at].LastIndexOfAny(" \u00A0(\u201C") + 1;
        return text[start..at];
    }

    private static ReadOnlySpan<char> WordAfter(ReadOnlySpan<char> text, int at)
    {
        var rest = text[(at + 1)..];
        var end = rest.IndexOfAny(" \u00A0");
        return (end < 0 ? rest : rest[..end]).TrimEnd(".,;:!?)\u201D\u2019");
    }

    private static bool Look(HashSet<string> words, ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
