using System.Collections.Immutable;
using RotationNotes.Metrics.Expressions;

namespace RotationNotes.Metrics.Events;

/// <summary>A question to history: what did the outcome do after days like these?</summary>
public sealed record EventStudyRequest
{
    /// <summary>One week, one month, three months, six months and a year of sessions.</summary>
    public static readonly ImmutableArray<int> UsualHorizons = [5, 21, 63, 126, 252];

    /// <summary>The condition that makes a day an event, e.g. <c>ret(RUT, 5) &gt;= 10%</c>.</summary>
    public required SeriesExpression Signal { get; init; }

    /// <summary>A price, ratio or index whose returns are measured, e.g. <c>RUT</c> or <c>RUT / SPX</c>.</summary>
    public required SeriesExpression Outcome { get; init; }

    /// <summary>Forward windows in observations of the outcome, ascending.</summary>
    public ImmutableArray<int> Horizons { get; init; } = UsualHorizons;

    /// <summary>An event closer than this many observations to the event before it belongs to the same cluster; only first days count.</summary>
    public int ClusterObservations { get; init; } = 21;

    /// <summary>Confidence of the interval of the median.</summary>
    public double Confidence { get; init; } = 0.90;

    public int Resamples { get; init; } = 2000;

    /// <summary>Seed of the resampling.</summary>
    public ulong Seed { get; init; } = 20240716;
}
