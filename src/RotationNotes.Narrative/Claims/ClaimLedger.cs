using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Claims;
using RotationNotes.Metrics;

namespace RotationNotes.Narrative.Claims;

/// <summary>Every fact printed while a note is written; those that reach the document are numbered in reading order.</summary>
internal sealed class ClaimLedger
{
    private readonly List<Draft> drafts = [];
    private readonly ImmutableArray<Claim>.Builder claims = ImmutableArray.CreateBuilder<Claim>();

    /// <summary>Wraps <paramref name="text"/> so that the document knows it came from <paramref name="fact"/>.</summary>
    /// <param name="aspect">What of the fact is printed: <c>value</c>, <c>direction</c>, <c>since</c>, <c>rank</c>, ….</param>
    /// <param name="value">The number behind the text, or null when the text is no number.</param>
    public string Print(Fact fact, string aspect, string text, double? value, MetricUnit? unit = null)
    {
        if (Marks.HasAny(text))
            throw new ArgumentException("A claim cannot hold another claim.", nameof(text));
        drafts.Add(new Draft(fact, aspect, text, value, (unit ?? fact.Definition.Unit).JsonName()));
        var id = (drafts.Count - 1).ToString(CultureInfo.InvariantCulture);
        return $"{Marks.ClaimStart}{id}{Marks.ClaimText}{text}{Marks.ClaimEnd}";
    }

    /// <summary>Enters a printed claim into the document's list and returns its final id.</summary>
    /// <param name="mark">The number between the first two marks.</param>
    /// <param name="printed">The characters that reached the page.</param>
    public string Enter(ReadOnlySpan<char> mark, string printed)
    {
        var draft = drafts[int.Parse(mark, CultureInfo.InvariantCulture)];
        var id = "c" + (claims.Count + 1).ToString(CultureInfo.InvariantCulture);
        claims.Add(new Claim(id, draft.Fact.Definition.Id, draft.Aspect, printed, draft.Value, draft.Unit, draft.Fact.ObservedOn ?? draft.Fact.AsOf));
        return id;
    }

    public ImmutableArray<Claim> Claims => claims.ToImmutable();

    private sealed record Draft(Fact Fact, string Aspect, string Text, double? Value, string Unit);
}
