using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Narrative.Exhibits;

/// <summary>What the measures of a note mean: one entry per family, in it each formula once, named by the first measure that follows it.</summary>
internal sealed class Glossary(NoteDefinition note, MetricCatalogue catalogue, Speech speech)
{
    /// <param name="used">Metric ids in order of first use.</param>
    public DefinitionList Of(IEnumerable<string> used)
    {
        var metrics = used.Distinct(StringComparer.Ordinal).Select(catalogue.Find).OfType<MetricDefinition>();
        return new DefinitionList([.. metrics.GroupBy(metric => speech.Family(metric.Family)).Select(family => new Definition([new Text(char.ToUpperInvariant(family.Key[0]) + family.Key[1..])], Meaning(family)))]);
    }

    private ImmutableArray<Inline> Meaning(IEnumerable<MetricDefinition> family)
    {
        var text = ImmutableArray.CreateBuilder<Inline>();
        // Where the numbers come from is said once for all formulas that share it.
        foreach (var bySource in family.GroupBy(metric => metric.Source))
        {
            foreach (var formula in bySource.GroupBy(metric => Shape(metric.Formula)))
                Write(text, [.. formula]);
            if (speech.DefinitionSource(bySource.Key) is { Length: > 0 } source)
                text.Add(new Text(source));
        }

        if (text is [.., Text last])
            text[^1] = new Text(last.Value.TrimEnd());
        return text.ToImmutable();
    }

    private void Write(ImmutableArray<Inline>.Builder text, ImmutableArray<MetricDefinition> members)
    {
        var first = members[0];
        var name = note.Terms.GetValueOrDefault(first.Id, first.Name) + (members.Length > 1 ? speech.AndMore(members.Length - 1) : "");
        var window = members.All(member => member.Window == first.Window) && !Repeats(first.Window, first.Formula) ? first.Window : null;
        text.Add(new Strong([new Text(name)]));
        text.Add(new Text(speech.Definition(Bound(first.Formula), window)));
    }

    /// <summary>No line begins with the second operand of a difference or product.</summary>
    private static string Bound(string formula) => formula.Replace("− ", "−\u00A0", StringComparison.Ordinal).Replace("× ", "×\u00A0", StringComparison.Ordinal);

    /// <summary>What formulas that differ in their windows alone have in common.</summary>
    private static string Shape(string formula) => string.Concat(formula.Where(c => !char.IsAsciiDigit(c))).Replace("weeks", "week", StringComparison.Ordinal);

    /// <summary>Whether a window says no more than the formula: a single observation, or a count that stands in it.</summary>
    private static bool Repeats(string window, string formula)
    {
        var words = window.Split(' ');
        return words.Length <= 2
            && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && (count == 1 || formula.Contains(words[0], StringComparison.Ordinal));
    }
}
