using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Kernels;
using RotationNotes.Metrics.Records;

namespace RotationNotes.Metrics.Facts;

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

    /// <summary>The fact of a definition that need not belong to the catalogue.</summary>
    public Fact Evaluate(MetricDefinition definition)
    {
        lock (gate)
        {
            if (ReferenceEquals(catalogue.Find(definition.Id), definition))
                return Fact(definition);
            var expression = SeriesExpression.Parse(definition.Expression);
            return FactOf(definition, expression, ComputeChecked(expression));
        }
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

    /// <summary>The history of a definition that need not belong to the catalogue.</summary>
    public MetricHistory? History(MetricDefinition definition)
    {
        lock (gate)
        {
            var computed = ReferenceEquals(catalogue.Find(definition.Id), definition) ? Metric(definition) : ComputeChecked(SeriesExpression.Parse(definition.Expression));
            return computed.Dates.Length > 0 ? new MetricHistory(definition, computed.Dates, computed.Values) : null;
        }
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
            facts.Add(definition.Id, fact = FactOf(definition, catalogue.ExpressionOf(definition), Metric(definition)));
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
            var run = RunOf(expression);
            run.Plan(expression.Root);
            if (expression.Root is CallTerm { Function.Name: "count" } count)
                run.Plan(count.Arguments[0]);
            planned.Add((definition, expression, run));
        }

        foreach (var (definition, expression, run) in planned)
        {
            // A definition may stand in the list twice, or have been read by another one meanwhile.
            if (!facts.ContainsKey(definition.Id))
                facts.Add(definition.Id, FactOf(definition, expression, Compute(expression, run, keep: false)));
            run.Release(expression.Root);
            if (expression.Root is CallTerm { Function.Name: "count" } count)
                run.Release(count.Arguments[0]);
        }
    }

    private Fact FactOf(MetricDefinition definition, SeriesExpression expression, Computed computed)
    {
        Standing? standing = computed.Unavailable is not null || definition.Extremes == ExtremeRule.None
            ? null
            : Standing.OfLast(computed.Values.Span, definition.Extremes, expression.Overlap);
        return RotationNotes.Metrics.Facts.Fact.Of(definition, View.AsOf, computed, standing, expression);
    }

    private Computed Metric(MetricDefinition definition)
    {
        if (!metrics.TryGetValue(definition.Id, out var computed))
            metrics.Add(definition.Id, computed = ComputeChecked(catalogue.ExpressionOf(definition)));
        return computed;
    }

    private Computed ComputeChecked(SeriesExpression expression) =>
        Missing(expression) is { } missing ? Computed.None(missing)
        : units.Of(expression.Root) is null ? Computed.None($"its inputs do not have the expected units: {units.Problems[^1].Message}")
        : Compute(expression);

    private Computed Compute(SeriesExpression expression) => Compute(expression, RunOf(expression), keep: true);

    private Computed Compute(SeriesExpression expression, ColumnRun run, bool keep)
    {
        var frame = run.Frame;
        if (frame.Dates.Length == 0)
            return Computed.None($"{string.Join(" and ", expression.Series)} have no date in common");
        var column = keep ? run.Keep(expression.Root, units) : run.Column(expression.Root, units).Values;
        var computed = Computed.Of(frame.Dates, column);
        if (expression.Root is CallTerm { Function.Name: "count" } count)
            computed = computed with { Events = EventDates(frame.Dates.Span, run.Column(count.Arguments[0], units).Span) };
        return Stale(expression, frame.Dates.Span[^1], View) is { } stale ? computed with { Unavailable = stale }
            : double.IsFinite(column.Span[^1]) ? computed
            : computed with { Unavailable = MissingValue.Why(expression.Root, run, units, frame.Dates.Length) };
    }

    private ColumnRun RunOf(SeriesExpression expression) => runs.TryGetValue(expression.FrameKey, out var run) ? run : RunOf(expression.Root);

    private ColumnRun RunOf(Term root)
    {
        var needed = new List<Source>(4);
        foreach (var term in SeriesExpression.SourcesOf(root))
            Insert(needed, SourceOf(term)!);
        var key = Frame.KeyOf(needed);
        if (!runs.TryGetValue(key, out var run))
            runs.Add(key, run = new ColumnRun(Frame.Of(needed), pool));
        return run;
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
                CallTerm t => PeriodEnds(t),
                _ => null,
            };
            sources.Add(term.Text, source);
        }

        return source;
    }

    private Source PeriodEnds(CallTerm call)
    {
        var run = RunOf(call.Arguments[0]);
        var (dates, values) = RotationNotes.Metrics.Kernels.PeriodEnds.Of(run.Frame.Dates.Span, run.Column(call.Arguments[0], units).Span, call.Function.KeepsEndsOf, View.Calendar.NextSession(View.AsOf));
        return new Source(call.Text, dates, values);
    }

    /// <summary>Which series of the expression a view knows nothing of, in words; null when it knows all.</summary>
    internal static string? MissingSeries(SeriesExpression expression, MarketView view)
    {
        foreach (var id in expression.SeriesRead)
        {
            if (view.Find(id) is null)
                return $"no observation of {id} is known by {view.AsOf:yyyy-MM-dd}{SeriesSupply.Hint(id)}";
        }

        return null;
    }

    private string? Missing(SeriesExpression expression)
    {
        if (MissingSeries(expression, View) is { } missing)
            return missing;
        foreach (var id in expression.Metrics)
        {
            if (catalogue.Find(id) is { } definition && Metric(definition) is { Dates.Length: 0 } empty)
                return $"{id} is not available: {empty.Unavailable}";
        }

        return null;
    }

    /// <summary>Why values up to <paramref name="lastCommon"/> are too old to be printed at the view's date, or null.</summary>
    internal string? Stale(SeriesExpression expression, DateOnly lastCommon, MarketView view)
    {
        var limit = 0;
        var behindIt = expression.Metrics.IsEmpty ? expression.SeriesRead : [.. SeriesBehind(expression)];
        foreach (var id in behindIt)
        {
            var staleness = view.StalenessOf(id);
            if (staleness is { IsStale: true } stale)
                return stale.ToString();
            limit = Math.Max(limit, staleness?.Limit ?? 0);
        }

        var behind = lastCommon >= view.AsOf ? 0 : view.Calendar.SessionsBetween(lastCommon, view.AsOf);
        // The last value of a completed week is up to five sessions behind, that of a month or quarter more.
        return behind <= Math.Max(limit, 5) || behind <= LongestPeriod(expression.Root) ? null
            : $"the last date on which all of {string.Join(", ", behindIt)} have values is {lastCommon:yyyy-MM-dd}, {behind} sessions before the as-of date";
    }

    private int LongestPeriod(Term root)
    {
        var sessions = SessionsIn(Period.Week);
        foreach (var source in SeriesExpression.SourcesOf(root))
        {
            sessions = Math.Max(sessions, source switch
            {
                CallTerm call => Math.Max(SessionsIn(call.Function.KeepsEndsOf), LongestPeriod(call.Arguments[0])),
                MetricTerm metric => LongestPeriod(catalogue.ExpressionOf(catalogue.Get(metric.Id)).Root),
                _ => 0,
            });
        }

        return sessions;
    }

    // At most; no month has had more than 23 sessions.
    private static int SessionsIn(Period period) => period switch
    {
        Period.Week => 5,
        Period.Month => 23,
        Period.Quarter => 66,
        _ => 262,
    };

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

    internal SeriesExpression ExpressionOf(MetricDefinition definition) =>
        ReferenceEquals(catalogue.Find(definition.Id), definition) ? catalogue.ExpressionOf(definition) : SeriesExpression.Parse(definition.Expression);

    /// <summary>Unit of the values of an expression that <see cref="MetricCatalogue.Check"/> found sound.</summary>
    internal MetricUnit UnitOf(SeriesExpression expression) => NewCheck().Of(expression.Root)?.Unit ?? MetricUnit.Count;

    /// <summary>Every value of an expression with the dates it lies on; null when it cannot be computed on this view.</summary>
    internal FrameColumn? ColumnOf(SeriesExpression expression)
    {
        lock (gate)
        {
            if (Missing(expression) is not null || units.Of(expression.Root) is null)
                return null;
            var run = RunOf(expression);
            return run.Frame.Dates.Length == 0 ? null : new FrameColumn(run.Frame.Dates, run.Keep(expression.Root, units), Compute(expression));
        }
    }

    /// <summary>The dates that all sources of the term have.</summary>
    internal ReadOnlyMemory<DateOnly> DatesOf(Term root)
    {
        lock (gate)
            return RunOf(root).Frame.Dates;
    }

    /// <summary>Why the expression had no value on the last of its first <paramref name="count"/> dates.</summary>
    internal string WhyMissing(SeriesExpression expression, int count)
    {
        lock (gate)
            return MissingValue.Why(expression.Root, RunOf(expression), units, count);
    }

    private UnitCheck NewCheck() =>
        new(View, catalogue.Find, catalogue.Nearest);
}
