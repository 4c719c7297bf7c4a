using System.Collections.Immutable;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <summary>Where values stand in their own history: one strip from 0 to 100 per item. The format is that of the printed values.</summary>
public sealed record PercentileChart(ImmutableArray<PercentileItem> Items) : ChartSpec
{
    /// <summary>What the percentiles are taken over, e.g. "since 1999".</summary>
    public string? Sample { get; init; }
}

/// <summary>One strip of a <see cref="PercentileChart"/>.</summary>
public sealed record PercentileItem
{
    /// <param name="label">Measure, e.g. "Russell 2000 against its 50-session mean".</param>
    /// <param name="value">The value itself, printed at the end of the strip; NaN prints "n/a".</param>
    /// <param name="percentile">Its place, a fraction from 0 to 1, or NaN when unknown.</param>
    /// <param name="format">Format of the value when it differs from the chart's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentile is outside 0 to 1.</exception>
    public PercentileItem(string label, double value, double percentile, ValueFormat? format = null)
    {
        if (percentile is < 0 or > 1)
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, $"'{label}': a percentile is a fraction from 0 to 1.");
        (Label, Value, Percentile, Format) = (label, value, percentile, format);
    }

    public string Label { get; }

    public double Value { get; }

    public double Percentile { get; }

    public ValueFormat? Format { get; }
}
