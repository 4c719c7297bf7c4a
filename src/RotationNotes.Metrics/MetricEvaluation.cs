using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Market;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Records;

namespace RotationNotes.Metrics;

/// <summary>The metrics of a catalogue on one view: every intermediate series is computed once and shared.</summary>
public sealed class MetricEvaluation
{
    // A note names a hundred metrics and draws the histories of many; a whole catalogue would hold a hundred megabytes.
    private const int MostKept = 300;

    private readonly MetricCatalogue catalogue;
    private readonly Lock gate = new();
    private readonly UnitCheck units;
    private readonly Dictionary<string, Source?> sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ColumnRun> runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Computed> metrics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fact> facts = new(StringComparer.Ordinal);
    private readonly ColumnPool pool = new();

    internal MetricEvaluation(MetricCatalogue catalogue, MarketView view)
    {
        (this.catalogue, View) = (catalogue, view);
        units = NewCheck();
    }

    public MarketView View { get; }

    /// <inheritdoc cref="MetricCatalogue.Evaluate(MarketView, string)"/>
    public Fact Evaluate(string id)
    {
        var definition = catalogue.Get(id);
        lock (gate)
            return Fact(definition);
    }

    /// <summary>One fact per definition. Of many, only the facts stay in memory: a history asked for later is computed again.</summary>
    internal ImmutableArray<Fact> Evaluate(IReadOnlyList<MetricDefinition> definitions)
    {
        lock (gate)
        {
            var result = new Fact[definitions.Count];
            if (definitions.Count > MostKept)
                Sweep(definitions);
            for (var i = 0; i < result.Length; i++)
                result[i] = Fact(definitions[i]);
            return ImmutableCollectionsMarshal.AsImmutableArray(result);
        }
    }

    /// <inheritdoc cref="MetricCatalogue.History"/>
    public MetricHistory? History(string id)
    {
        var definition = catalogue.Get(id);
        lock (gate)
            return Metric(definition) is { Dates.Length: > 0 } computed ? new MetricHistory(definition, computed.Dates, computed.Values) : null;
    }

    /// <inheritdoc cref="SeriesExpression.Evaluate"/>
    public ExpressionResult Evaluate(SeriesExpression expression)
    {
        lock (gate)
        {
            var check = NewCheck();
            if (Missing(expression) is { } missing)
                return new ExpressionResult(MetricUnit.Count, default, default, missing);
            var type = check.Of(expression.Root);
            if (type is null)
                throw new DiagnosticException(FailureKind.Configuration, check.Problems.Select(p => Diagnostic.Error(Place.Nowhere, SeriesExpression.Located(expression.Text, p.Position, p.Message), p.Hint)));
            if (type is { Shape: Shape.Constant })
                throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(Place.Nowhere, SeriesExpression.Located(expression.Text, 1, "A number alone has no dates."), "Name a series or a metric."));
            var computed = Compute(expression);
            return new ExpressionResult(type.Unit ?? MetricUnit.Count, computed.Dates, computed.Values, computed.Dates.Length == 0 ? computed.Unavailable ?? "there is no date on which it is defined" : null);
        }
    }

    private Fact Fact(MetricDefinition definition)
    {
        if (!facts.TryGetValue(definition.Id, out var fact))
            facts.Add(definition.Id, fact = FactOf(definition, Metric(definition)));
        return fact;
    }

    // Every term that several metrics share is computed once and its memory used again after the last of them.
    private void Sweep(IReadOnlyList<MetricDefinition> definitions)
    {
        var planned = new List<(MetricDefinition Definition, SeriesExpression Expression, ColumnRun Run)>(definitions.Count);
        foreach (var definition in definitions)
        {
            var expression = catalogue.ExpressionOf(definition);
            if (facts.ContainsKey(definition.Id) || metrics.ContainsKey(definition.Id) || Missing(expression) is not null || units.Of(expression.Root) is null)
                continue;
            var run = RunOf(expression.Root);
            run.Plan(expression.Root);
            if (expression.Root is CallTerm { Function.Name: "count" } count)
                run.Plan(count.Arguments[0]);
            planned.Add((definition, expression, run));
        }

        foreach (var (definition, expression, run) in planned)
        {
            // A definition may stand in the list twice, or have been read by another one meanwhile.
            if (!facts.ContainsKey(definition.Id))
                facts.Add(definition.Id, FactOf(definition, Compute(expression, run, keep: false)));
            run.Release(expression.Root);
            if (expression.Root is CallTerm { Function.Name: "count" } count)
                run.Release(count.Arguments[0]);
        }
    }

    private Fact FactOf(MetricDefinition definition, Computed computed)
    {
        var fact = new Fact { Definition = definition, AsOf = View.AsOf, ObservedOn = computed.LastDate };
        if (computed.Unavailable is { } reason)
            return fact with { Unavailable = reason };

        var dates = computed.Dates.Span;
        var values = computed.Values.Span;
        fact = fact with { Value = values[^1], N = values.Length, SampleStart = dates[0], Previous = At(computed, values.Length - 2), Events = computed.Events };
        if (definition.Extremes == ExtremeRule.None)
            return fact;
        var standing = Standing.OfLast(values, definition.Extremes, Overlap.Of(catalogue.ExpressionOf(definition).Root));
        return fact with
        {
            Percentile = standing.Percentile,
            Rank = standing.Rank,
            LooksUp = standing.LooksUp,
            PreviousAtLeastAsExtreme = At(computed, standing.Previous),
            PreviousIndependent = At(computed, standing.PreviousIndependent),
        };
    }

    private static DatedValue? At(Computed computed, int index) =>
        index < 0 ? null : new DatedValue(computed.Dates.Span[index], computed.Values.Span[index]);

    private Computed Metric(MetricDefinition definition)
    {
        if (!metrics.TryGetValue(definition.Id, out var computed))
        {
            var expression = catalogue.ExpressionOf(definition);
            computed = Missing(expression) is { } missing ? Computed.None(missing)
                : units.Of(expression.Root) is null ? Computed.None($"its inputs do not have the expected units: {units.Problems[^1].Message}")
                : Compute(expression);
            metrics.Add(definition.Id, computed);
        }

        return computed;
    }

    private Computed Compute(SeriesExpression expression) => Compute(expression, RunOf(expression.Root), keep: true);

    private Computed Compute(SeriesExpression expression, ColumnRun run, bool keep)
    {
        var frame = run.Frame;
        if (frame.Dates.Length == 0)
            return Computed.None($"{string.Join(" and ", expression.Series)} have no date in common");
        var column = keep ? run.Keep(expression.Root, units) : run.Column(expression.Root, units).Values;
        var computed = Computed.Of(frame.Dates, column);
        if (expression.Root is CallTerm { Function.Name: "count" } count)
            computed = computed with { Events = EventDates(frame.Dates.Span, run.Column(count.Arguments[0], units).Span) };
        return Stale(expression, frame.Dates.Span[^1]) is { } stale ? computed with { Unavailable = stale }
            : double.IsFinite(column.Span[^1]) ? computed
            : computed with { Unavailable = MissingValue.Why(expression.Root, run, units) };
    }

    private ColumnRun RunOf(Term root)
    {
        var needed = new List<Source>(4);
        Gather(root, needed);
        var key = Frame.KeyOf(needed);
        if (!runs.TryGetValue(key, out var run))
            runs.Add(key, run = new ColumnRun(Frame.Of(needed), pool));
        return run;
    }

    private void Gather(Term term, List<Source> needed)
    {
        switch (term)
        {
            case SeriesTerm or MetricTerm or CallTerm { Function.HasOwnDates: true }:
                Insert(needed, SourceOf(term)!);
                break;
            case CallTerm call:
                foreach (var argument in call.Arguments)
                    Gather(argument, needed);
                break;
            case BinaryTerm binary:
                Gather(binary.Left, needed);
                Gather(binary.Right, needed);
                break;
            case NegationTerm negation:
                Gather(negation.Operand, needed);
                break;
            case NotTerm not:
                Gather(not.Operand, needed);
                break;
        }
    }

    // Kept in order of key and without repeats, so that the same sources always make the same frame.
    private static void Insert(List<Source> needed, Source source)
    {
        var place = 0;
        while (place < needed.Count && string.CompareOrdinal(needed[place].Key, source.Key) < 0)
            place++;
        if (place == needed.Count || needed[place].Key != source.Key)
            needed.Insert(place, source);
    }

    // Null when there is nothing to read; Missing has said why before.
    private Source? SourceOf(Term term)
    {
        if (!sources.TryGetValue(term.Text, out var source))
        {
            source = term switch
            {
                SeriesTerm t when View.Find(t.Id) is { } series => new Source(t.Text, series.DateMemory, series.ValueMemory),
                MetricTerm t when Metric(catalogue.Get(t.Id)) is { Dates.Length: > 0 } metric => new Source(t.Text, metric.Dates, metric.Values),
                CallTerm t => WeekEnds(t),
                _ => null,
            };
            sources.Add(term.Text, source);
        }

        return source;
    }

    private Source WeekEnds(CallTerm call)
    {
        var run = RunOf(call.Arguments[0]);
        var (dates, values) = Kernels.WeekEnds.Of(run.Frame.Dates.Span, run.Column(call.Arguments[0], units).Span, View.Calendar.NextSession(View.AsOf));
        return new Source(call.Text, dates, values);
    }

    private string? Missing(SeriesExpression expression)
    {
        foreach (var id in expression.SeriesRead)
        {
            if (View.Find(id) is null)
                return $"no observation of {id} is known by {View.AsOf:yyyy-MM-dd}{SeriesSupply.Hint(id)}";
        }

        foreach (var id in expression.Metrics)
        {
            if (catalogue.Find(id) is { } definition && Metric(definition) is { Dates.Length: 0 } empty)
                return $"{id} is not available: {empty.Unavailable}";
        }

        return null;
    }

    private string? Stale(SeriesExpression expression, DateOnly lastCommon)
    {
        var limit = 0;
        var behindIt = expression.Metrics.IsEmpty ? expression.SeriesRead : [.. SeriesBehind(expression)];
        foreach (var id in behindIt)
        {
            var staleness = View.StalenessOf(id);
            if (staleness is { IsStale: true } stale)
                return stale.ToString();
            limit = Math.Max(limit, staleness?.Limit ?? 0);
        }

        var behind = lastCommon >= View.AsOf ? 0 : View.Calendar.SessionsBetween(lastCommon, View.AsOf);
        // A week-end series is up to a week behind its sessions.
        return behind <= Math.Max(limit, 5) ? null
            : $"the last date on which all of {string.Join(", ", behindIt)} have values is {lastCommon:yyyy-MM-dd}, {behind} sessions before the as-of date";
    }

    private IEnumerable<SeriesId> SeriesBehind(SeriesExpression expression) =>
        expression.Metrics.IsEmpty ? expression.SeriesRead : expression.SeriesRead.Concat(expression.Metrics.SelectMany(id => SeriesBehind(catalogue.ExpressionOf(catalogue.Get(id))))).Distinct();

    private static ImmutableArray<DateOnly> EventDates(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> condition)
    {
        var count = 0;
        foreach (var held in condition)
            count += held == 1 ? 1 : 0;
        var events = new DateOnly[count];
        count = 0;
        for (var i = 0; i < dates.Length; i++)
        {
            if (condition[i] == 1)
                events[count++] = dates[i];
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(events);
    }

    private UnitCheck NewCheck() =>
        new(id => View.Find(id) is { } series ? MetricUnits.Of(series.Descriptor.Unit) : null, catalogue);
}
