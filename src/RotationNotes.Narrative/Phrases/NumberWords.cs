using System.Collections.Immutable;
using System.Globalization;

namespace RotationNotes.Narrative.Phrases;

/// <summary>Counts, ordinals, articles and lists in English words.</summary>
public static class NumberWords
{
    private static readonly ImmutableArray<string> Counts =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly ImmutableArray<string> Ordinals =
        ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    /// <summary>"three" up to twelve, digits with grouping beyond.</summary>
    public static string Count(long number) =>
        number is >= 0 and <= 12 ? Counts[(int)number] : number.ToString("N0", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    /// <summary>"three" or "3" as a number; null for other words.</summary>
    public static int? Parse(string word) =>
        Counts.IndexOf(word.ToLowerInvariant()) is var index and >= 0 ? index : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>"third" up to twelfth, "13th", "21st" beyond.</summary>
    public static string Ordinal(long number)
    {
        if (number is >= 0 and <= 12)
            return Ordinals[(int)number];
        return OrdinalDigits(number);
    }

    /// <summary>"3rd", "11th", "92nd".</summary>
    public static string OrdinalDigits(long number)
    {
        var lastTwo = Math.Abs(number % 100);
        var ending = lastTwo is >= 11 and <= 13 ? "th" : (lastTwo % 10) switch
        {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        };
        return number.ToString("N0", CultureInfo.InvariantCulture) + ending;
    }

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Join(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };

    /// <summary>"a" or "an" for the way <paramref name="next"/> is spoken: "an 8", "an 11", "an 18", "a 1", "an hour", "a euro".</summary>
    public static string Article(string next)
    {
        var start = 0;
        while (start < next.Length && !char.IsLetterOrDigit(next[start]))
            start++;
        if (start == next.Length)
            return "a";
        if (char.IsDigit(next[start]))
        {
            var digits = 0;
            while (start + digits < next.Length && (char.IsDigit(next[start + digits]) || next[start + digits] == ','))
                digits++;
            var whole = next.AsSpan(start, digits);
            var leading = whole.IndexOf(',') is var comma and >= 0 ? whole[..comma] : whole;
            return leading[0] == '8' || leading is "11" or "18" ? "an" : "a";
        }

        var word = next[start..].ToLowerInvariant();
        if (word.StartsWith("hour", StringComparison.Ordinal) || word.StartsWith("honest", StringComparison.Ordinal))
            return "an";
        if (word.StartsWith("eu", StringComparison.Ordinal) || word.StartsWith("uni", StringComparison.Ordinal) || word.StartsWith("use", StringComparison.Ordinal) || word.StartsWith("one", StringComparison.Ordinal))
            return "a";
        return word[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a";
    }
}
