using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Metrics.Events;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <content>Charts by sessions since an event or anchor.</content>
internal sealed partial class ChartBuilder
{
    private static readonly ValueFormat PathReturn = new(ValueKind.Percent, 1, ShowPlus: true);

    /// <summary>Returns around the first day of each cluster; the newest cluster is the present path when its sessions are not over.</summary>
    private Drawn EventStudyFan(ChartDefinition chart)
    {
        var wanted = FindAll(chart.Series)[0];
        var outcome = wanted.Data;
        EventStudy study;
        try
        {
            study = EventStudy.Run(catalogue.Over(view), new EventStudyRequest
            {
                Signal = SeriesExpression.Parse(chart.Signal, chart.Place),
                Outcome = SeriesExpression.Parse(ExpressionOf(wanted.Wanted), wanted.Wanted.Place),
                Horizons = [chart.After],
                ClusterObservations = chart.Apart,
                Resamples = 1,
            });
        }
        catch (DiagnosticException problem)
        {
            throw new DiagnosticException(problem.Kind, problem.Diagnostics.Select(d => d with { Place = wanted.Wanted.Place }));
        }

        if (study.Unavailable is { } reason)
            throw new NothingToDrawException(reason);
        var paths = ImmutableArray.CreateBuilder<SessionPath>();
        SessionPath? current = null;
        foreach (var day in study.Kept)
        {
            var index = outcome.Dates.Span.BinarySearch(day);
            if (index < 0 || !(outcome.Values.Span[index] > 0))
                continue;
            var isOver = index + chart.After < outcome.Dates.Length;
            var path = Path(outcome, index, chart.Before, chart.After, dates.MonthYear(day), basis => value => value / basis - 1);
            if (isOver)
                paths.Add(path);
            else
                current = path;
        }

        if (paths.Count == 0)
            throw new NothingToDrawException("no earlier case was complete by the as-of date");
        var spec = new EventStudyChart(paths.ToImmutable(), current) { Format = chart.Format ?? PathReturn, AxisCaption = chart.AxisCaption, SessionCaption = words.SessionsSinceEvent };
        return new Drawn(spec, [outcome], IsCalculated: true);
    }

    private Drawn Analogs(ChartDefinition chart)
    {
        var wanted = FindAll(chart.Series)[0];
        AnalogSearch search;
        try
        {
            search = AnalogSearch.Run(catalogue.Over(view), SeriesExpression.Parse(ExpressionOf(wanted.Wanted), wanted.Wanted.Place), chart.Sessions, chart.After, chart.Count);
        }
        catch (DiagnosticException problem)
        {
            throw new DiagnosticException(problem.Kind, problem.Diagnostics.Select(d => d with { Place = wanted.Wanted.Place }));
        }

        if (search.Unavailable is { } reason)
            throw new NothingToDrawException(reason);
        var current = new SessionPath(words.Now, 1 - search.Current.Length, [.. search.Current.Select(v => v.Value)]);
        var analogs = search.Analogs.Select(a => new SessionPath(dates.MonthYear(a.End), 1 - (a.Path.Length - a.Following), [.. a.Path.Select(v => v.Value)], SeriesEmphasis.Secondary));
        var spec = new AnalogChart(current, [.. analogs]) { Format = chart.Format ?? Rebased100, AxisCaption = chart.AxisCaption, Reference = 100, SessionCaption = words.SessionsFromCounterpart };
        return new Drawn(spec, [wanted.Data], IsCalculated: true);
    }

    /// <summary>One path per anchor, each 100 on its anchor; the last anchor is the present episode.</summary>
    private Drawn Overlay(ChartDefinition chart)
    {
        var data = FindAll(chart.Series)[0].Data;
        var paths = new List<SessionPath>();
        var missing = ImmutableArray.CreateBuilder<Absence>();
        var first = data.Dates.Span[^1];
        foreach (var anchor in chart.Anchors)
        {
            var index = new EarlierPoint(WindowKind.From, 0, anchor).IndexIn(data.Dates.Span, asOf);
            if (index < 0 || anchor > asOf)
            {
                missing.Add(new Absence(dates.MonthYear(anchor), anchor > asOf ? "after the as-of date" : $"the data begin {dates.Full(data.Dates.Span[0])}"));
                continue;
            }

            if (!(data.Values.Span[index] > 0))
            {
                missing.Add(new Absence(dates.MonthYear(anchor), NoBase(data.Dates.Span[index])));
                continue;
            }

            first = Earlier(first, data.Dates.Span[Math.Max(0, index - chart.Before)]);
            paths.Add(Path(data, index, chart.Before, chart.After, dates.MonthYear(anchor), basis => value => value / basis * 100));
        }

        if (paths.Count == 0)
            throw new NothingToDrawException(missing.Count > 0 ? string.Join("; ", missing.Select(m => m.Reason).Distinct()) : "no anchor lies within the data");
        var earlier = paths.SkipLast(1).Select(path => path with { Emphasis = SeriesEmphasis.Secondary });
        var spec = new AnalogChart(paths[^1], [.. earlier]) { Format = chart.Format ?? Rebased100, AxisCaption = chart.AxisCaption, Reference = chart.Reference ?? 100, SessionCaption = words.SessionsSinceAnchor };
        return new Drawn(spec, [data], IsCalculated: true) { First = first, Missing = missing.ToImmutable() };
    }

    private string ExpressionOf(ChartSeriesDefinition wanted) => catalogue.Find(wanted.Expression)?.Expression ?? wanted.Expression;

    private static SessionPath Path(ExhibitSeries data, int index, int before, int after, string name, Func<double, Func<double, double>> scaleBy)
    {
        int from = Math.Max(0, index - before), to = Math.Min(data.Dates.Length - 1, index + after);
        var scale = scaleBy(data.Values.Span[index]);
        var values = ImmutableArray.CreateBuilder<double>(to - from + 1);
        for (var i = from; i <= to; i++)
            values.Add(scale(data.Values.Span[i]));
        return new SessionPath(name, from - index, values.ToImmutable());
    }
}
