using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>Samples side by side as boxes: the middle half, the median and the tenth to ninetieth percentile, the present value marked.</summary>
/// <param name="Groups">Left to right; a group may be empty.</param>
public sealed record BoxChart(ImmutableArray<BoxGroup> Groups) : ChartSpec
{
    /// <summary>Fewer values than this are drawn one by one, because a box would pretend to more.</summary>
    public const int LeastForBox = 5;

    /// <summary>What the marked value is, e.g. "July 2024"; null when no group has one.</summary>
    public string? PresentCaption { get; init; }
}

/// <summary>One box of a <see cref="BoxChart"/>.</summary>
/// <param name="Label">Name below the box, e.g. "Jul" or "VIX above 20".</param>
/// <param name="Sample">Earlier values, NaN for missing; the present one is not among them.</param>
/// <param name="Present">The present value, NaN in the groups it does not belong to.</param>
public sealed record BoxGroup(string Label, ImmutableArray<double> Sample, double Present = double.NaN)
{
    /// <summary>Whether the present value belongs here.</summary>
    public bool IsPresent => double.IsFinite(Present);
}
