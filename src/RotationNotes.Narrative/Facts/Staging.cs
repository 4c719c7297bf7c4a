using System.Collections.Immutable;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Templates;

namespace RotationNotes.Narrative.Facts;

/// <summary>A note is rehearsed with made-up facts and events, and says which facts each of its conditions read.</summary>
internal sealed class Staging(ImmutableArray<Fact> facts, ImmutableArray<NoteEvent> events, ImmutableArray<HouseView> views, int seed, Action<string, int, bool, IReadOnlySet<string>> decided)
{
    private readonly HashSet<string> reading = new(StringComparer.Ordinal);

    public FactTable Facts { get; } = new(facts);

    public ImmutableArray<NoteEvent> Events => events;

    /// <summary>None, the first ones, or all with something replaced.</summary>
    public ImmutableArray<HouseView> Views => views;

    /// <summary>Varies the choice between equal words.</summary>
    public int Seed => seed;

    public bool YearToDate => seed % 2 == 0;

    /// <summary>Told by facts that one of their members was asked for.</summary>
    public void Read(string metricId) => reading.Add(metricId);

    /// <summary>Told by the render how a condition came out.</summary>
    public void Decided(TemplateDecision decision)
    {
        decided(decision.File, decision.Offset, decision.Outcome, reading);
        reading.Clear();
    }

    /// <summary>Told by claim blocks whether they hold.</summary>
    public void Claim(string file, int line, int column, bool holds, IEnumerable<Fact> rests)
    {
        reading.UnionWith(rests.Select(f => f.Definition.Id));
        decided(file, -((line * 1000) + column), holds, reading);
        reading.Clear();
    }
}
