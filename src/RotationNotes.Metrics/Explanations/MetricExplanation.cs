using System.Collections.Immutable;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Metrics.Explanations;

/// <summary>A series behind a metric, as it could be known.</summary>
/// <param name="Descriptor">Null when nothing of it was known.</param>
/// <param name="N">Observations known.</param>
/// <param name="KnownSince">New York time at which the last of them became public.</param>
/// <param name="Revisions">Values that replaced an earlier one of the same date, as far as known then; 0 for series without recorded vintages.</param>
/// <param name="SessionsBehind">Sessions from the last of them to the as-of date.</param>
/// <param name="Vintage">SHA-256 of what was known: the same digits, the same rows.</param>
/// <param name="LastValues">The last few observations, oldest first.</param>
public sealed record MetricInput(
    SeriesId Id,
    SeriesDescriptor? Descriptor,
    int N,
    DateOnly? First,
    DateOnly? Last,
    DateTime? KnownSince,
    int Revisions,
    int SessionsBehind,
    string? Vintage,
    ImmutableArray<DatedValue> LastValues);

/// <summary>A metric at a date in full: what it means, what it is, what it rests on, and how its record fares when asked differently.</summary>
/// <param name="LastValues">The metric's last few values, oldest first.</param>
/// <param name="Variations">Empty for an unavailable fact and for event counts.</param>
public sealed record MetricExplanation(
    MetricDefinition Definition,
    Fact Fact,
    ImmutableArray<DatedValue> LastValues,
    ImmutableArray<RecordVariation> Variations,
    ImmutableArray<MetricInput> Inputs)
{
    private const int Shown = 6;

    /// <summary>Explains a metric of the catalogue or an ad-hoc one.</summary>
    public static MetricExplanation Of(MetricEvaluation evaluation, MetricDefinition definition)
    {
        var fact = evaluation.Evaluate(definition);
        var history = evaluation.History(definition);
        return new MetricExplanation(
            definition,
            fact,
            history is null ? [] : Last(history.Dates.Span, history.Values.Span),
            RecordSensitivity.Of(evaluation, fact),
            [.. definition.Inputs.Select(id => Input(evaluation.View, id))]);
    }

    private static MetricInput Input(MarketView view, SeriesId id)
    {
        if (view.Find(id) is not { Count: > 0 } series)
            return new MetricInput(id, null, 0, null, null, null, 0, 0, null, []);
        var last = series.Dates[^1];
        return new MetricInput(
            id, series.Descriptor, series.Count, series.Dates[0], last, KnownSince(series, last), series.Vintages is { } all ? all.Rows.Length - series.Count : 0,
            view.StalenessOf(id)?.SessionsBehind ?? 0, SeriesDigest.Of(series), Last(series.Dates, series.Values));
    }

    private static DateTime KnownSince(Series series, DateOnly date)
    {
        if (series.Vintages is { } vintages)
        {
            foreach (var row in vintages.Rows)
            {
                if (row.Date == date)
                    return row.KnownAt;
            }
        }

        return KnownObservations.KnownAt(series.Descriptor, date);
    }

    private static ImmutableArray<DatedValue> Last(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values)
    {
        var last = ImmutableArray.CreateBuilder<DatedValue>(Shown);
        for (var i = Math.Max(0, dates.Length - Shown); i < dates.Length; i++)
            last.Add(new DatedValue(dates[i], values[i]));
        return last.ToImmutable();
    }
}
