using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Claims;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Narrative.Claims;

/// <summary>Every fact printed while a note is written; those that reach the document are numbered in reading order.</summary>
internal sealed class ClaimLedger
{
    private readonly List<Draft> drafts = [];
    private readonly List<ClaimCondition> conditions = [];
    private readonly ImmutableArray<Claim>.Builder claims = ImmutableArray.CreateBuilder<Claim>();

    /// <summary>Where the text now being written stands; every claim entered takes it along.</summary>
    public string Place { get; set; } = "";

    /// <summary>Wraps <paramref name="text"/> so that the document knows it came from <paramref name="fact"/>.</summary>
    /// <param name="aspect">What of the fact is printed: <c>value</c>, <c>direction</c>, <c>since</c>, <c>rank</c>, ….</param>
    /// <param name="value">The number behind the text, or null when the text is no number.</param>
    public string Print(Fact fact, string aspect, string text, double? value, MetricUnit? unit = null)
    {
        if (Marks.HasAny(text))
            throw new ArgumentException("A claim cannot hold another claim.", nameof(text));
        drafts.Add(new Draft(fact, aspect, value, (unit ?? fact.Definition.Unit).JsonName()));
        var id = (drafts.Count - 1).ToString(CultureInfo.InvariantCulture);
        return $"{Marks.ClaimStart}{id}{Marks.ClaimText}{text}{Marks.ClaimEnd}";
    }

    /// <summary>The mark that opens a claim block.</summary>
    public string Open(ClaimCondition condition)
    {
        conditions.Add(condition);
        return $"{Marks.BlockOpen}{(conditions.Count - 1).ToString(CultureInfo.InvariantCulture)}{Marks.BlockText}";
    }

    /// <summary>The mark between a claim and the next one to try.</summary>
    public string Instead(ClaimCondition condition) => Open(condition).Replace(Marks.BlockOpen, Marks.BlockOtherwise);

    /// <summary>The condition behind the number of a block or of a backed sentence.</summary>
    public ClaimCondition ConditionOf(ReadOnlySpan<char> mark) => conditions[int.Parse(mark, CultureInfo.InvariantCulture)];

    /// <summary>Enters a printed claim into the document's list and returns its final id.</summary>
    /// <param name="mark">The number between the first two marks.</param>
    /// <param name="printed">The characters that reached the page.</param>
    public string Enter(ReadOnlySpan<char> mark, string printed)
    {
        var draft = drafts[int.Parse(mark, CultureInfo.InvariantCulture)];
        return Add(draft.Fact, draft.Aspect, printed, draft.Value, draft.Unit, null);
    }

    /// <summary>Enters a sentence that stands because a condition holds: one claim for each fact the condition reads.</summary>
    public void EnterSentence(ReadOnlySpan<char> mark, string printed)
    {
        var condition = ConditionOf(mark);
        foreach (var fact in condition.Facts)
            Add(fact, ClaimCondition.Aspect, printed, fact.Value, fact.Definition.Unit.JsonName(), condition.Text);
    }

    public ImmutableArray<Claim> Claims => claims.ToImmutable();

    private string Add(Fact fact, string aspect, string printed, double? value, string unit, string? condition)
    {
        var id = "c" + (claims.Count + 1).ToString(CultureInfo.InvariantCulture);
        claims.Add(new Claim(id, fact.Definition.Id, aspect, printed, value, unit, fact.ObservedOn ?? fact.AsOf) { Place = Place, Condition = condition });
        return id;
    }

    private sealed record Draft(Fact Fact, string Aspect, double? Value, string Unit);
}

/// <summary>What a claim block rests on.</summary>
/// <param name="Holds">Whether the predicate came out true and every fact has a value.</param>
/// <param name="Facts">The facts named with it.</param>
/// <param name="Text">The predicate as the template writes it; may be empty.</param>
/// <param name="Place">Where the block opens.</param>
internal sealed record ClaimCondition(bool Holds, ImmutableArray<Fact> Facts, string Text, Place Place)
{
    public const string Aspect = "condition";

    public bool IsAnswerable => Facts.All(f => f.Value is not null);
}
