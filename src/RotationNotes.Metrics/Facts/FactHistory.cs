using System.Collections;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Records;

namespace RotationNotes.Metrics.Facts;

/// <summary>The facts of one metric at every session of a range, oldest first; each is made when it is looked at.</summary>
public sealed class FactHistory : IReadOnlyList<Fact>
{
    private readonly FrameColumn? column;
    private readonly SeriesExpression expression;
    private readonly Fact?[] own;
    private readonly string?[] unavailable;
    private readonly DateOnly[] observed;
    private readonly int[] defined;
    private readonly Standing[] standings;

    internal FactHistory(MetricDefinition definition, ReadOnlyMemory<DateOnly> asOf, FrameColumn? column, SeriesExpression expression)
    {
        (Definition, AsOf, this.column, this.expression) = (definition, asOf, column, expression);
        own = new Fact?[asOf.Length];
        unavailable = new string?[asOf.Length];
        observed = new DateOnly[asOf.Length];
        defined = new int[asOf.Length];
        standings = definition.Extremes == ExtremeRule.None ? [] : new Standing[asOf.Length];
    }

    public MetricDefinition Definition { get; }

    /// <summary>The sessions, ascending.</summary>
    public ReadOnlyMemory<DateOnly> AsOf { get; }

    public int Count => AsOf.Length;

    public Fact this[int index]
    {
        get
        {
            if (own[index] is { } fact)
                return fact;
            var asOf = AsOf.Span[index];
            if (unavailable[index] is { } reason)
                return new Fact { Definition = Definition, AsOf = asOf, ObservedOn = observed[index] == default ? null : observed[index], Unavailable = reason };
            var known = column!.Defined.First(defined[index], observed[index]);
            return Fact.Of(Definition, asOf, known, standings.Length == 0 ? null : standings[index], expression);
        }
    }

    /// <summary>The value at a session without its place in history; null when it is unavailable.</summary>
    public double? ValueAt(int index) =>
        own[index] is { } fact ? fact.Value : unavailable[index] is not null ? null : column!.Defined.Values.Span[defined[index] - 1];

    public IEnumerator<Fact> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Sessions whose fact was computed on their own view, because the pass could not answer for them.</summary>
    internal int ComputedApart => own.Count(fact => fact is not null);

    /// <summary>Whether nothing was set for the session yet.</summary>
    internal bool IsOpen(int index) => own[index] is null && unavailable[index] is null && defined[index] == 0;

    internal void Set(int index, Fact fact) => own[index] = fact;

    /// <param name="observedOn">Null when nothing was observed yet.</param>
    internal void Set(int index, DateOnly? observedOn, string reason) => (observed[index], unavailable[index]) = (observedOn ?? default, reason);

    internal void Set(int index, DateOnly observedOn, int values, Standing? standing)
    {
        (observed[index], defined[index]) = (observedOn, values);
        if (standing is { } place)
            standings[index] = place;
    }
}
