using System.Collections.Immutable;

namespace RotationNotes.Narrative.Checks;

/// <summary>Finds words that claim more than a typed sentence may: superlatives and causes belong to facts.</summary>
public static class ProseLint
{
    private static readonly ImmutableArray<string> Superlatives =
    [
        "largest", "smallest", "biggest", "highest", "lowest", "widest", "narrowest", "longest", "strongest", "weakest", "steepest", "sharpest",
        "best", "worst", "record", "unprecedented", "never", "all-time", "historic",
    ];

    private static readonly ImmutableArray<string> Causes =
    [
        "because", "caused", "drove", "driven", "triggered", "thanks to", "due to", "as a result", "led to", "boosted by", "fuelled", "fueled", "sparked", "owing to",
    ];

    /// <summary>Words of <paramref name="printed"/> that the author typed and no fact backs.</summary>
    /// <param name="allowed">Fixed expressions of the note, such as "largest companies".</param>
    public static IEnumerable<string> Complaints(PrintedText printed, ImmutableArray<string> allowed)
    {
        var typed = printed.Typed;
        foreach (var name in allowed)
            typed = typed.Replace(name, new string('\0', name.Length), StringComparison.OrdinalIgnoreCase);
        foreach (var word in Superlatives)
        {
            if (HasWord(typed, word))
                yield return $"the superlative '{word}' is typed, not printed from a fact";
        }

        foreach (var word in Causes)
        {
            if (HasWord(typed, word))
                yield return $"'{word}' names a cause that no fact shows";
        }
    }

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end])))
                return true;
        }

        return false;
    }
}
