using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Checks;

/// <summary>Draws facts for rehearsals, always the same for the same number of the draw.</summary>
internal sealed partial class FactDraw(ImmutableArray<MetricDefinition> metrics, DateOnly asOf, NoteDefinition note)
{
    private static readonly ImmutableArray<FactMood> present = [.. FactMood.All.Where(m => !m.IsMissing)];

    private readonly ILookup<string, (string Member, double Threshold)> thresholds = Thresholds(note);

    /// <summary>Every fact in one mood.</summary>
    public ImmutableArray<Fact> Uniform(FactMood mood) => [.. metrics.Select(m => mood.Of(m, asOf))];

    /// <summary>Each fact in a mood of its own; in every fourth draw some are missing.</summary>
    public ImmutableArray<Fact> Mixture(int number) => [.. metrics.Select((m, k) => One(m, Mix(number, k), number % 4 == 0))];

    /// <summary>The same facts, but for those named.</summary>
    public ImmutableArray<Fact> Anew(ImmutableArray<Fact> facts, IReadOnlyCollection<string> ids, int number) =>
        [.. facts.Select((f, k) => ids.Contains(f.Definition.Id) ? One(f.Definition, Mix(number, k), number % 3 == 0) : f)];

    /// <summary>None, or events of every kind of the note close around the date.</summary>
    public ImmutableArray<NoteEvent> Events(int number)
    {
        var kinds = note.Events.DistinctBy(e => e.Kind).ToArray();
        return number % 3 == 0 ? [] : [.. kinds.Select((e, i) => e with { Date = asOf }).Where((_, i) => number % 3 == 1 || i == 0), .. kinds.Select((e, i) => e with { Date = asOf.AddDays(3 + (7 * i)) })];
    }

    /// <summary>None, every view as if new, or every view with one before it.</summary>
    public ImmutableArray<HouseView> Views(int number) => (number % 5) switch
    {
        0 => [],
        1 or 2 => [.. note.Views.Select(v => v with { From = asOf.AddDays(-10) })],
        _ => [.. note.Views.SelectMany(v => new[] { v with { From = asOf.AddDays(-400), Stance = "mildly positive" }, v with { From = asOf.AddDays(-100) } })],
    };

    private Fact One(MetricDefinition metric, ulong luck, bool mayMiss)
    {
        if (mayMiss && luck % 5 == 0)
            return FactMood.All[0].Of(metric, asOf);
        var fact = present[(int)((luck >> 8) % (ulong)present.Length)].Of(metric, asOf);
        var beside = thresholds[FactTable.TemplateName(metric.Id)].ToArray();
        if (beside.Length == 0 || fact.Value is null || metric.Extremes == ExtremeRule.None || (luck >> 16) % 2 == 0)
            return fact;
        var (member, threshold) = beside[(int)((luck >> 20) % (ulong)beside.Length)];
        var value = threshold * ((luck >> 40) % 2 == 0 ? 1.05 : 0.95);
        switch (member)
        {
            case "percentile":
                return fact.Percentile is null ? fact : fact with { Percentile = Math.Clamp(value, 0, 1) };
            case "n":
                return fact with { N = (int)value };
            default:
                if (fact.Percentile is { } share && metric.Extremes == ExtremeRule.BySign && fact.LooksUp != value >= 0)
                    fact = fact with { Percentile = 1 - share, LooksUp = value >= 0 };
                return fact with { Value = value };
        }
    }

    /// <summary>The numbers that the templates compare members of each fact with, by the fact's name in templates.</summary>
    private static ILookup<string, (string Member, double Threshold)> Thresholds(NoteDefinition note) =>
        note.Files.SelectMany(file => Comparison().Matches(file.Text))
            .Select(m => (Fact: m.Groups[1].Value, Member: m.Groups[2].Value, Text: m.Groups[3].Value))
            .Distinct()
            .ToLookup(c => c.Fact, c => (c.Member, double.Parse(c.Text, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"([a-z][a-z0-9_]*)\.(value|percentile|n)\s*(?:<=|>=|<|>)\s*(-?[0-9]+(?:\.[0-9]+)?)")]
    private static partial Regex Comparison();

    private static ulong Mix(int number, int k)
    {
        var x = ((ulong)number * 0x9E3779B97F4A7C15UL) + (ulong)k;
        x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdUL;
        x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return x ^ (x >> 33);
    }
}
