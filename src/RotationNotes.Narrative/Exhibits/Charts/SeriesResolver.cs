using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <summary>Turns what a chart names (a metric, a series, an expression) into values.</summary>
internal sealed class SeriesResolver(MarketView view, MetricCatalogue catalogue)
{
    private readonly Dictionary<string, ExhibitSeries> resolved = new(StringComparer.Ordinal);

    /// <exception cref="DiagnosticException">The expression cannot be read, or its units do not fit.</exception>
    public ExhibitSeries Resolve(ChartSeriesDefinition wanted)
    {
        if (!resolved.TryGetValue(wanted.Expression, out var series))
        {
            series = catalogue.Find(wanted.Expression) is { } metric ? OfMetric(metric) : OfExpression(wanted);
            resolved.Add(wanted.Expression, series);
        }

        return wanted.Name is { } name ? series with { Name = name } : series;
    }

    private ExhibitSeries OfMetric(MetricDefinition metric)
    {
        var (sources, _) = Origins(metric.Inputs);
        var isPublished = metric.Inputs.Length == 1 && metric.Expression == metric.Inputs[0].Value;
        var fact = catalogue.Evaluate(view, metric.Id);
        var history = catalogue.History(view, metric.Id);
        return history is null || fact.Unavailable is not null
            ? new ExhibitSeries(metric.Name, metric.Unit, default, default, sources, !isPublished, fact.Unavailable ?? "it has no history")
            : new ExhibitSeries(metric.Name, metric.Unit, history.Dates, history.Values, sources, !isPublished, null) { IsTotalReturn = IsTotalReturn(metric.Inputs) };
    }

    private ExhibitSeries OfExpression(ChartSeriesDefinition wanted)
    {
        var expression = SeriesExpression.Parse(wanted.Expression, wanted.Place);
        var inputs = expression.Series.AddRange(expression.Metrics.SelectMany(id => catalogue.Find(id)?.Inputs ?? []));
        var (sources, stale) = Origins(inputs);
        var plain = SeriesId.IsValid(wanted.Expression);
        var name = plain ? view.Find(new SeriesId(wanted.Expression))?.Descriptor.Name ?? wanted.Expression : wanted.Expression;
        ExpressionResult result;
        try
        {
            result = catalogue.Over(view).Evaluate(expression);
        }
        catch (DiagnosticException problem)
        {
            throw new DiagnosticException(problem.Kind, problem.Diagnostics.Select(d => d with { Place = wanted.Place }));
        }

        return new ExhibitSeries(name, result.Unit, result.Dates, result.Values, sources, !plain, result.Unavailable ?? stale) { IsTotalReturn = IsTotalReturn(inputs) };
    }

    private bool? IsTotalReturn(IEnumerable<SeriesId> inputs)
    {
        var kinds = inputs.Select(id => view.Find(id)?.Descriptor).OfType<SeriesDescriptor>().Where(series => series.Unit == Unit.Price).Select(series => series.Adjusted).Distinct().ToArray();
        return kinds.Length == 1 ? kinds[0] : null;
    }

    private (ImmutableArray<string> Sources, string? Stale) Origins(IEnumerable<SeriesId> inputs)
    {
        var sources = ImmutableArray.CreateBuilder<string>();
        string? stale = null;
        foreach (var id in inputs)
        {
            if (view.Find(id) is not { } series)
                continue;
            if (!sources.Contains(series.Descriptor.Source))
                sources.Add(series.Descriptor.Source);
            if (view.StalenessOf(id) is { IsStale: true } old)
                stale ??= old.ToString();
        }

        return (sources.ToImmutable(), stale);
    }
}
