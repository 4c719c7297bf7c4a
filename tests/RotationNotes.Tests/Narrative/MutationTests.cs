using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Claims;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Checks;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Prose;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative;

/// <summary>The facts are changed so that a claim becomes false: the sentence must go or change, for each guarded sentence of each note.</summary>
public class MutationTests
{
    private static readonly MarketView view = Shipped.Sample.AsOf(Shipped.Sample.DefaultAsOf);

    public static TheoryData<string> Notes => [.. Shipped.Library.List()];

    /// <summary>
    /// Facts are drawn over and over. Whenever a sentence of a claim block stands, each fact it rests on is replaced by ones that make its
    /// condition false, one after another; no such note may still hold the sentence.
    /// </summary>
    [Theory]
    [MemberData(nameof(Notes))]
    public void EachGuardedSentence_GoesOrChangesWithItsCondition(string id)
    {
        var note = Shipped.Library.Load(id);
        var draw = new FactDraw([.. FactTable.MetricIds(note).Select(m => MetricCatalogue.Default.Find(m)!)], view.AsOf, note);
        var conditions = new Dictionary<string, (int Stood, int Fell)>(StringComparer.Ordinal);
        for (var number = 1; number <= 160; number++)
        {
            var facts = draw.Mixture((number * 4) + 1);
            var standing = Claims(note, facts);
            foreach (var claim in standing.DistinctBy(c => c.Condition))
            {
                var (stood, fell) = conditions.GetValueOrDefault(claim.Condition!);
                if (fell >= 3)
                    continue;
                var reads = standing.Where(c => c.Condition == claim.Condition).Select(c => c.FactId).Distinct().ToArray();
                for (var variant = 0; variant < 6 && fell < 3; variant++)
                {
                    var changed = draw.Anew(facts, reads, (number * 60) + (variant * 3) + 1);
                    var still = Claims(note, changed).Any(c => c.Condition == claim.Condition);
                    if (!still)
                    {
                        fell++;
                        Assert.DoesNotContain(Sentences(note, changed), s => s == claim.Text);
                    }
                }

                conditions[claim.Condition!] = (stood + 1, fell);
            }
        }

        Assert.All(conditions, c => Assert.True(c.Value.Fell > 0, $"nothing made '{c.Key}' fall, though it stood {c.Value.Stood} times"));
        if (id.StartsWith("weekly-rotation", StringComparison.Ordinal))
            Assert.True(conditions.Count >= 15, $"only {conditions.Count} guarded conditions");
    }

    /// <summary>A more extreme value put into the past takes "the largest since" and "a record" away, in every fact that says one.</summary>
    [Fact]
    public void EachSuperlative_FallsWhenThePastHoldsSomethingLarger()
    {
        var note = Shipped.Library.Load("weekly-rotation");
        var facts = MetricCatalogue.Default.Evaluate(view, FactTable.MetricIds(note));
        var superlatives = Document(note, facts).Claims.Where(c => c.Aspect == "since" && c.Text.StartsWith("the ", StringComparison.Ordinal)).DistinctBy(c => c.FactId).ToArray();
        Assert.True(superlatives.Length >= 5, $"only {superlatives.Length} superlatives");

        foreach (var claim in superlatives)
        {
            var changed = facts.Select(f => f.Definition.Id == claim.FactId
                ? f with { Rank = 2, PreviousAtLeastAsExtreme = new DatedValue(f.AsOf.AddDays(-20), f.Value!.Value * 1.5), PreviousIndependent = new DatedValue(f.AsOf.AddDays(-40), f.Value.Value * 1.2) }
                : f).ToImmutableArray();
            Assert.DoesNotContain(Document(note, changed).Claims, c => c.FactId == claim.FactId && c.Text == claim.Text);
        }
    }

    private static ImmutableArray<Claim> Claims(NoteDefinition note, ImmutableArray<Fact> facts) => [.. Document(note, facts).Claims.Where(c => c.Condition is not null)];

    private static IEnumerable<string> Sentences(NoteDefinition note, ImmutableArray<Fact> facts) => Passage.Of(Document(note, facts)).Select(p => p.Text);

    private static NoteDocument Document(NoteDefinition note, ImmutableArray<Fact> facts) =>
        new NoteWriting(note, view, MetricCatalogue.Default, new Staging(facts, [], [], 0, (_, _, _, _) => { })).Write().Document;
}
