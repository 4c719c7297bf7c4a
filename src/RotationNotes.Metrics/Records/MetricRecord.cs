using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Records;

/// <summary>Which way a value is extreme.</summary>
public enum ExtremeDirection
{
    High,
    Low,
}

/// <summary>How extreme one value is among all values of its metric: everything a "since" may be said from.</summary>
/// <remarks>Rules and worked example: docs/methodology/records.md.</remarks>
public sealed record MetricRecord
{
    /// <summary>Relative difference, above 1 in size, up to which two values tie; below 1 it is absolute.</summary>
    public const double TieTolerance = Standing.Tie;

    /// <summary>The value, in the metric's unit.</summary>
    public required double Value { get; init; }

    /// <summary>The date of its newest observation.</summary>
    public required DateOnly ObservedOn { get; init; }

    public required ExtremeDirection Direction { get; init; }

    /// <summary>1 plus the number of strictly more extreme values.</summary>
    public required int Rank { get; init; }

    /// <summary>Share of the values at or below this one, 0 to 1.</summary>
    public required double Percentile { get; init; }

    /// <summary>Values searched, this one included.</summary>
    public required int N { get; init; }

    /// <summary>Date of the first of them: a record holds since then and no longer.</summary>
    public required DateOnly SampleStart { get; init; }

    /// <summary>The latest earlier value at least as extreme, ties included; null when there is none.</summary>
    public DatedValue? Previous { get; init; }

    /// <summary>The same among values whose windows share no observation with this one's.</summary>
    public DatedValue? PreviousIndependent { get; init; }

    /// <summary>Observations between two values whose windows share none; 0 for levels, which have no window.</summary>
    public required int Overlap { get; init; }

    /// <summary>
    /// Earlier clusters that hold a value at least as extreme, the cluster of this value not counted. Values whose windows overlap, or that
    /// follow each other, are one cluster however long it lasts. Null when more than a twentieth of the sample is at least as extreme: then
    /// nothing about the value is an occasion.
    /// </summary>
    public int? EarlierClusters { get; init; }

    /// <summary>Nothing earlier in the sample is as extreme.</summary>
    public bool IsRecord => N > 1 && Rank == 1 && Previous is null;

    /// <summary>Nothing outside the windows that overlap this one is as extreme.</summary>
    public bool IsIndependentRecord => N > 1 && PreviousIndependent is null;
}
