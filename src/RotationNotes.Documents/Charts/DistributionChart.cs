using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>The whole distribution of several measures in one unit, one row each, with the present value on it.</summary>
/// <param name="Items">First item on top.</param>
public sealed record DistributionChart(ImmutableArray<DistributionItem> Items) : ChartSpec
{
    /// <summary>What the samples are, e.g. "since 1999"; printed above the percentiles.</summary>
    public string? Sample { get; init; }
}

/// <summary>One row of a <see cref="DistributionChart"/>.</summary>
/// <param name="Label">Measure, e.g. "Russell 2000".</param>
/// <param name="Sample">Values of the whole window, NaN for missing.</param>
/// <param name="Present">The value that is marked, NaN prints "n/a".</param>
/// <param name="Highlight">Whether this is the row the note is about.</param>
public sealed record DistributionItem(string Label, ImmutableArray<double> Sample, double Present, bool Highlight = false);
