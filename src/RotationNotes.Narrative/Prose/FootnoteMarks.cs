using System.Text.RegularExpressions;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Prose;

/// <summary>Keeps footnotes and the marks that refer to them together.</summary>
internal static partial class FootnoteMarks
{
    /// <summary>Length of the "[^a]: " that a paragraph begins with; 0 when it is no footnote.</summary>
    public static int DefinitionAt(string paragraph) => Opening().Match(paragraph) is { Success: true } match ? match.Length : 0;

    /// <summary>The text without the marks of footnotes whose every sentence has gone; a footnote written twice is reported.</summary>
    /// <param name="rendered">The text before sentences were taken away.</param>
    /// <param name="kept">What is left of it.</param>
    public static string WithoutLost(string rendered, string kept, List<Diagnostic> findings, Place file)
    {
        if (!rendered.Contains("[^", StringComparison.Ordinal))
            return kept;
        var left = Definition().Matches(kept).Select(m => m.Groups["label"].Value).ToArray();
        foreach (var label in left.GroupBy(l => l, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key))
            findings.Add(Diagnostic.Error(file, $"the footnote '[^{label}]' is written twice.", "Give each its own name; one footnote may be referred to more than once."));
        var lost = Definition().Matches(rendered).Select(m => m.Groups["label"].Value).Except(left, StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return lost.Count == 0 ? kept : Mark().Replace(kept, mark => lost.Contains(mark.Groups["label"].Value) ? "" : mark.Value);
    }

    /// <summary>Footnotes and link targets of the note's files that nothing refers to: what they say would be printed nowhere.</summary>
    public static IEnumerable<Diagnostic> Unused(NoteDefinition note)
    {
        var files = note.Files.Where(f => f.Name.EndsWith(".scriban", StringComparison.Ordinal)).ToArray();
        var used = files.SelectMany(f => Mark().Matches(Definition().Replace(f.Text, ""))).Select(m => m.Groups["label"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var linked = files.SelectMany(f => Bracket().Matches(Target().Replace(f.Text, ""))).Select(m => m.Groups["label"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            foreach (Match match in Definition().Matches(file.Text))
            {
                if (!used.Contains(match.Groups["label"].Value))
                    yield return Diagnostic.Error(At(file, match), $"nothing refers to the footnote '[^{match.Groups["label"].Value}]'.", "Refer to it in the text, or take it out.");
            }

            foreach (Match match in Target().Matches(file.Text))
            {
                if (!linked.Contains(match.Groups["label"].Value))
                    yield return Diagnostic.Error(At(file, match), $"nothing refers to the link target '[{match.Groups["label"].Value}]', so that the line is printed nowhere.", "Refer to it in the text, or take it out.");
            }
        }
    }

    private static Place At(NoteFile file, Match match) => new(file.Path, file.Text.AsSpan(0, match.Index).Count('\n') + 1);

    [GeneratedRegex(@"\A {0,3}\[\^[^\]\s]+\]:[ \t]*")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^ {0,3}\[\^(?<label>[^\]\s{}]+)\]:", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\[\^(?<label>[^\]\s]+)\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^ {0,3}\[(?<label>[^\]\^{}\r\n]+)\]:[ \t]*\S", RegexOptions.Multiline)]
    private static partial Regex Target();

    [GeneratedRegex(@"\[(?<label>[^\]\^\r\n]+)\]")]
    private static partial Regex Bracket();
}
