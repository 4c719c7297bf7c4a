using System.Collections.Immutable;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Prose;

namespace RotationNotes.Narrative.Checks;

/// <summary>Finds words that claim more than a typed sentence may: superlatives, "since" and causes belong to facts.</summary>
public static class ProseLint
{
    private static readonly ImmutableArray<string> Superlatives =
    [
        "largest", "smallest", "biggest", "highest", "lowest", "widest", "narrowest", "longest", "shortest", "strongest", "weakest", "steepest", "sharpest", "fastest",
        "deepest", "best", "worst", "record", "unprecedented", "never", "all-time", "historic", "unmatched", "first time", "ever before",
        "历史最", "创纪录", "最大", "最小", "最高", "最低", "史上", "前所未有", "从未",
    ];

    private static readonly ImmutableArray<string> Causes =
    [
        "because", "caused", "drove", "driven", "triggered", "thanks to", "due to", "as a result", "led to", "boosted by", "fuelled", "fueled", "sparked", "owing to",
        "prompted", "spurred", "on the back of", "in response to", "weighed on", "lifted by", "helped by", "hurt by", "reflecting", "explained by", "pushed up", "pushed down", "dragged down",
        "因为", "由于", "导致", "推动", "引发", "受益于", "拖累", "得益于", "促使",
    ];

    private static readonly ImmutableArray<string> Sinces = ["since", "以来"];

    /// <summary>What a note may say as it is: its fixed expressions, and the names of its measures.</summary>
    public static ImmutableArray<string> Allowed(NoteDefinition note, MetricCatalogue catalogue) =>
        [.. note.Names, .. FactTable.MetricIds(note).Select(catalogue.Find).OfType<MetricDefinition>().Select(m => note.Terms.GetValueOrDefault(m.Id, m.Name))];

    /// <summary>Words of <paramref name="printed"/> that the author typed and no fact backs.</summary>
    /// <param name="allowed">Fixed expressions of the note, such as "largest companies".</param>
    public static IEnumerable<string> Complaints(PrintedText printed, ImmutableArray<string> allowed)
    {
        var typed = printed.Typed;
        foreach (var name in allowed.OrderByDescending(n => n.Length))
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

        // A caption may say from when its chart starts; running text compares with the past only through a fact.
        foreach (var word in printed.Role == PrintedRole.Fragment ? [] : Sinces)
        {
            if (HasWord(typed, word))
                yield return $"'{word}' is typed, and no fact says that it holds";
        }
    }

    private static bool HasWord(string text, string word)
    {
        var isLatin = char.IsAsciiLetter(word[0]);
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            // Chinese words have no spaces around them.
            if (!isLatin || ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end]))))
                return true;
        }

        return false;
    }
}
