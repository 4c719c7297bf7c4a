using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>The values of a sample in ascending order, missing ones left out.</summary>
/// <remarks>Quantiles are interpolated linearly between order statistics (Hyndman and Fan 1996, definition 7).</remarks>
public sealed class SampleQuantiles
{
    public SampleQuantiles(ImmutableArray<double> sample)
    {
        Sorted = [.. sample.Where(value => Math.Abs(value) < 1e24).Order()];
    }

    public ImmutableArray<double> Sorted { get; }

    public int Count => Sorted.Length;

    /// <summary>The quantile of a share.</summary>
    /// <param name="share">0 to 1; one half is the median.</param>
    /// <exception cref="InvalidOperationException">The sample is empty.</exception>
    public double At(double share)
    {
        if (Sorted.IsEmpty)
            throw new InvalidOperationException("An empty sample has no quantiles.");
        var place = share * (Sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, Sorted.Length - 1);
        return Sorted[below] + (Sorted[above] - Sorted[below]) * (place - below);
    }

    /// <summary>The percentile of a value, as everywhere in the house: the share of the sample at or below it, 0 to 1; null for an empty sample or a missing value.</summary>
    public double? PercentileOf(double value) =>
        Sorted.IsEmpty || !double.IsFinite(value) ? null : (double)Sorted.Count(one => one <= value) / Sorted.Length;
}
