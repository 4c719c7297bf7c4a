using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Metrics;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Checks;

/// <summary>Draws facts for rehearsals, always the same for the same number of the draw.</summary>
internal sealed class FactDraw(ImmutableArray<MetricDefinition> metrics, DateOnly asOf, NoteDefinition note)
{
    private static readonly ImmutableArray<FactMood> present = [.. FactMood.All.Where(m => !m.IsMissing)];

    private readonly ImmutableArray<double> thresholds = Thresholds(note);

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

    private Fact One(MetricDefinition metric, ulong luck, bool mayMiss)
    {
        if (mayMiss && luck % 5 == 0)
            return FactMood.All[0].Of(metric, asOf);
        var fact = present[(int)((luck >> 8) % (ulong)present.Length)].Of(metric, asOf);
        if (thresholds.IsEmpty || fact.Value is null || metric.Extremes == ExtremeRule.None || (luck >> 16) % 2 == 0)
            return fact;
        var threshold = thresholds[(int)((luck >> 20) % (ulong)thresholds.Length)];
        var isShare = metric.Unit is MetricUnit.Fraction or MetricUnit.FractionDifference or MetricUnit.Correlation;
        if (isShare && Math.Abs(threshold) >= 1)
            return fact;
        var value = threshold * ((luck >> 40) % 2 == 0 ? 1.05 : 0.95);
        if ((fact.Percentile is { } share) && metric.Extremes == ExtremeRule.BySign && fact.LooksUp != value >= 0)
            fact = fact with { Percentile = 1 - share, LooksUp = value >= 0 };
        return fact with { Value = value };
    }

    /// <summary>The numbers that stand in the code of the templates.</summary>
    private static ImmutableArray<double> Thresholds(NoteDefinition note)
    {
        var found = new SortedSet<double>();
        foreach (var file in note.Files)
        {
            for (var at = file.Text.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = file.Text.IndexOf("{{", at + 2, StringComparison.Ordinal))
            {
                var end = file.Text.IndexOf("}}", at, StringComparison.Ordinal);
                foreach (var word in file.Text[at..(end < 0 ? file.Text.Length : end)].Split([' ', '(', ')', '\n', '=', '<', '>'], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (double.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number != 0)
                        found.Add(number);
                }
            }
        }

        return [.. found];
    }

    private static ulong Mix(int number, int k)
    {
        var x = ((ulong)number * 0x9E3779B97F4A7C15UL) + (ulong)k;
        x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdUL;
        x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return x ^ (x >> 33);
    }
}
