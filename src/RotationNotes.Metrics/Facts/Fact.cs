using System.Collections.Immutable;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Kernels;
using RotationNotes.Metrics.Records;

namespace RotationNotes.Metrics.Facts;

/// <summary>A metric at one as-of date: a value with its place in history, or the reason why there is none.</summary>
public sealed record Fact
{
    public required MetricDefinition Definition { get; init; }

    /// <summary>The session the fact describes.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The value in the definition's unit; null when unavailable.</summary>
    public double? Value { get; init; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? Unavailable { get; init; }

    /// <summary>Date of the newest observation the value rests on; for positioning the report date.</summary>
    public DateOnly? ObservedOn { get; init; }

    /// <summary>Number of values of this metric in the sample, the current one included.</summary>
    public int N { get; init; }

    /// <summary>Date of the first value in the sample.</summary>
    public DateOnly? SampleStart { get; init; }

    /// <summary>Share of the sample at or below the current value, 0 to 1.</summary>
    public double? Percentile { get; init; }

    /// <summary>1 plus the number of strictly more extreme values in the sample, on the side <see cref="LooksUp"/> names.</summary>
    public int? Rank { get; init; }

    /// <summary>Whether "more extreme" means larger (true) or smaller.</summary>
    public bool LooksUp { get; init; } = true;

    /// <summary>The latest earlier observation at least as extreme; null when there is none in the sample.</summary>
    public DatedValue? PreviousAtLeastAsExtreme { get; init; }

    /// <summary>
    /// The latest earlier value at least as extreme whose window shares no observation with the current one's: five-session returns of
    /// neighbouring days are mostly the same five days. Null when there is none. Equal to <see cref="PreviousAtLeastAsExtreme"/> for metrics without a window.
    /// </summary>
    public DatedValue? PreviousIndependent { get; init; }

    /// <summary>Observations between two values of the metric whose windows share none; 0 for levels.</summary>
    public int Overlap { get; init; }

    /// <inheritdoc cref="MetricRecord.EarlierClusters"/>
    public int? EarlierClusters { get; init; }

    /// <summary>95 % interval of a rolling correlation for independent pairs, see <see cref="FisherInterval"/>; null for every other metric.</summary>
    public (double Low, double High)? Interval { get; init; }

    /// <summary>The value one observation earlier; null for the first.</summary>
    public DatedValue? Previous { get; init; }

    /// <summary>For event metrics: every event date up to the as-of date, oldest first.</summary>
    public ImmutableArray<DateOnly> Events { get; init; } = [];

    /// <summary>True when nothing earlier in the sample is at least as extreme.</summary>
    public bool IsRecord => Rank == 1 && N > 1 && PreviousAtLeastAsExtreme is null;

    /// <summary>How extreme the value is, with the rules it was found by; null for an unavailable fact and for event counts.</summary>
    public MetricRecord? Record => Value is not { } value || Rank is not { } rank ? null : new MetricRecord
    {
        Value = value,
        ObservedOn = ObservedOn ?? AsOf,
        Direction = LooksUp ? ExtremeDirection.High : ExtremeDirection.Low,
        Rank = rank,
        Percentile = Percentile ?? 0,
        N = N,
        SampleStart = SampleStart ?? AsOf,
        Previous = PreviousAtLeastAsExtreme,
        PreviousIndependent = PreviousIndependent,
        Overlap = Overlap,
        EarlierClusters = EarlierClusters,
    };

    private static (double Low, double High)? IntervalOf(Term root, double value) =>
        root is CallTerm { Function.Name: "corr", Windows: [var pairs] } ? FisherInterval.Of(value, pairs) : null;

    /// <param name="sample">The metric's values up to the as-of date.</param>
    /// <param name="standing">Place of the last one; null for event counts, which have none.</param>
    internal static Fact Of(MetricDefinition definition, DateOnly asOf, Computed sample, Standing? standing, SeriesExpression expression)
    {
        if (sample.Unavailable is { } reason)
            return new Fact { Definition = definition, AsOf = asOf, ObservedOn = sample.LastDate, Unavailable = reason };
        var values = sample.Values.Span;
        return new Fact
        {
            Definition = definition,
            AsOf = asOf,
            ObservedOn = sample.LastDate,
            Value = values[^1],
            N = values.Length,
            SampleStart = sample.Dates.Span[0],
            Previous = sample.At(values.Length - 2),
            Events = sample.Events,
            Overlap = expression.Overlap,
            Interval = IntervalOf(expression.Root, values[^1]),
            Percentile = standing?.Percentile,
            Rank = standing?.Rank,
            LooksUp = standing?.LooksUp ?? true,
            PreviousAtLeastAsExtreme = standing is { } place ? sample.At(place.Previous) : null,
            PreviousIndependent = standing is { } apart ? sample.At(apart.PreviousIndependent) : null,
            EarlierClusters = standing is { } extreme ? Clusters.Of(values, extreme, expression.Overlap) : null,
        };
    }
}
