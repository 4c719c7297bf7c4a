using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Kernels;
using RotationNotes.Metrics.Records;

namespace RotationNotes.Metrics.Facts;

/// <summary>The metrics of a catalogue at every session of a range: a backtest of facts.</summary>
/// <remarks>
/// Kernels look back only, and a view at an earlier date holds the beginning of each series. So every column is computed once, on what
/// was known at the range's end, and the facts of a date are read from its beginning. Where a view held something else than a beginning
/// (a figure revised since), that date is evaluated by itself. Either way a fact equals the one of its own view.
/// </remarks>
public sealed class RangeEvaluation
{
    private readonly MetricCatalogue catalogue;
    private readonly MarketView[] views;
    private readonly MetricEvaluation newest;
    private readonly Dictionary<string, SourceReach> reaches = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    internal RangeEvaluation(MetricCatalogue catalogue, MarketData market, DateOnly from, DateOnly to)
    {
        this.catalogue = catalogue;
        var last = market.AsOf(to).AsOf;
        var first = market.Calendar.IsSession(from) ? from : market.Calendar.NextSession(from);
        var sessions = new List<MarketView>();
        for (var date = first; date <= last; date = market.Calendar.NextSession(date))
        {
            sessions.Add(market.AsOf(date));
            if (date == last)
                break;
        }

        if (sessions.Count == 0)
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, $"there is no session from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}.", "Give the earlier date first."));
        views = [.. sessions];
        newest = catalogue.Over(views[^1]);
        AsOf = Array.ConvertAll(views, v => v.AsOf);
    }

    /// <summary>The sessions of the range, ascending.</summary>
    public ReadOnlyMemory<DateOnly> AsOf { get; }

    /// <summary>The facts of one metric, one per session of the range.</summary>
    /// <exception cref="DiagnosticException">Configuration: no metric of this id.</exception>
    public FactHistory Evaluate(string id) => Evaluate(catalogue.Get(id));

    /// <summary>The same for a definition that need not belong to the catalogue.</summary>
    public FactHistory Evaluate(MetricDefinition definition)
    {
        var expression = newest.ExpressionOf(definition);
        lock (gate)
        {
            var column = newest.ColumnOf(expression);
            var history = new FactHistory(definition, AsOf, column, expression);
            if (column is not null)
                Fill(history, expression, column);
            for (var j = 0; j < views.Length; j++)
            {
                if (!history.IsOpen(j))
                    continue;
                if (MetricEvaluation.MissingSeries(expression, views[j]) is { } missing)
                    history.Set(j, null, missing);
                else
                    history.Set(j, catalogue.Over(views[j]).Evaluate(definition));
            }

            return history;
        }
    }

    private void Fill(FactHistory history, SeriesExpression expression, FrameColumn column)
    {
        var sources = SeriesExpression.SourcesOf(expression.Root).Select(ReachOf).ToArray();
        var latestQuoted = LatestDate(expression.Root);
        var dates = column.Dates.Span;
        var standings = history.Definition.Extremes == ExtremeRule.None ? null : new StandingSweep(column.Defined.Values, history.Definition.Extremes, expression.Overlap);
        int end = 0, defined = 0;
        for (var j = 0; j < views.Length; j++)
        {
            var known = DateOnly.MaxValue;
            var regular = true;
            foreach (var source in sources)
            {
                regular &= source.IsRegular(j);
                known = source.Last(j) < known ? source.Last(j) : known;
            }

            // What revisions changed, and what is not known yet, is told apart below.
            if (!regular || known == DateOnly.MinValue)
                continue;
            while (end < dates.Length && dates[end] <= known)
            {
                defined += double.IsFinite(column.Values.Span[end]) ? 1 : 0;
                end++;
            }

            if (end == 0 || dates[end - 1] < latestQuoted)
                continue;
            if (newest.Stale(expression, dates[end - 1], views[j]) is { } stale)
                history.Set(j, dates[end - 1], stale);
            else if (!double.IsFinite(column.Values.Span[end - 1]))
                history.Set(j, dates[end - 1], newest.WhyMissing(expression, end));
            else
                history.Set(j, dates[end - 1], defined, standings?.OfFirst(defined));
        }
    }

    private SourceReach ReachOf(Term term)
    {
        if (reaches.TryGetValue(term.Text, out var reach))
            return reach;
        reach = term switch
        {
            SeriesTerm series => OfSeries(series.Id),
            MetricTerm metric => OfMetric(metric.Id),
            CallTerm call => OfPeriodEnds(call.Arguments[0], call.Function.KeepsEndsOf),
            _ => throw new InvalidOperationException($"{term.GetType().Name} is no source."),
        };
        reaches.Add(term.Text, reach);
        return reach;
    }

    private SourceReach OfSeries(SeriesId id)
    {
        var reach = new SourceReach(views.Length);
        var whole = views[^1].Find(id);
        for (var j = 0; j < views.Length; j++)
        {
            if (views[j].Find(id) is { } known)
                reach.Set(j, known.Dates[^1], whole is not null && IsBeginning(known, whole));
        }

        return reach;
    }

    private SourceReach OfMetric(string id)
    {
        var reach = new SourceReach(views.Length);
        var definition = catalogue.Get(id);
        var expression = newest.ExpressionOf(definition);
        var column = newest.ColumnOf(expression);
        var sources = column is null ? [] : SeriesExpression.SourcesOf(expression.Root).Select(ReachOf).ToArray();
        var latestQuoted = LatestDate(expression.Root);
        var defined = -1;
        for (int j = 0, end = 0; j < views.Length && column is not null; j++)
        {
            var known = sources.Min(s => s.Last(j));
            for (; end < column.Dates.Length && column.Dates.Span[end] <= known; end++)
                defined = double.IsFinite(column.Values.Span[end]) ? end : defined;
            if (defined >= 0)
                reach.Set(j, column.Dates.Span[defined], sources.All(s => s.IsRegular(j)) && column.Dates.Span[end - 1] >= latestQuoted);
        }

        return reach;
    }

    // A week or month counts once it is over; its last observation must already have been the last one then.
    private SourceReach OfPeriodEnds(Term inner, Period period)
    {
        var reach = new SourceReach(views.Length);
        var sources = SeriesExpression.SourcesOf(inner).Select(ReachOf).ToArray();
        var dates = newest.DatesOf(inner).Span;
        var latestQuoted = LatestDate(inner);
        for (int j = 0, end = 0; j < views.Length; j++)
        {
            var known = sources.Min(s => s.Last(j));
            while (end < dates.Length && dates[end] <= known)
                end++;
            if (end == 0)
                continue;
            var running = PeriodToDate.Number(views[j].Calendar.NextSession(views[j].AsOf), period);
            var last = end - 1;
            while (last >= 0 && PeriodToDate.Number(dates[last], period) >= running)
                last--;
            if (last < 0)
                continue;
            var split = last == end - 1 && end < dates.Length && PeriodToDate.Number(dates[end], period) == PeriodToDate.Number(dates[last], period);
            reach.Set(j, dates[last], !split && sources.All(s => s.IsRegular(j)) && dates[end - 1] >= latestQuoted);
        }

        return reach;
    }

    // The market cuts views without copying, so the same first element means the same beginning; copies are compared.
    private static bool IsBeginning(Series known, Series whole) =>
        Unsafe.AreSame(ref MemoryMarshal.GetReference(known.Values), ref MemoryMarshal.GetReference(whole.Values))
        || (known.Count <= whole.Count && known.Values.SequenceEqual(whole.Values[..known.Count]) && known.Dates.SequenceEqual(whole.Dates[..known.Count]));

    /// <summary>The latest quoted date: before it is reached, a function that starts there means something else.</summary>
    private static DateOnly LatestDate(Term term)
    {
        var latest = DateOnly.MinValue;
        switch (term)
        {
            case DateTerm quoted:
                return quoted.Date;
            case CallTerm call:
                foreach (var argument in call.Arguments)
                    latest = LatestDate(argument) is var found && found > latest ? found : latest;
                break;
            case BinaryTerm binary:
                DateOnly left = LatestDate(binary.Left), right = LatestDate(binary.Right);
                latest = left > right ? left : right;
                break;
            case NegationTerm negation:
                return LatestDate(negation.Operand);
            case NotTerm not:
                return LatestDate(not.Operand);
        }

        return latest;
    }
}
