namespace RotationNotes.Metrics.Records;

/// <summary>Counts extreme values as the occasions they belong to.</summary>
internal static class Clusters
{
    private const int LargestShare = 20;

    /// <summary><see cref="Earlier"/> for a value that is extreme, null for one that many others reach.</summary>
    public static int? Of(ReadOnlySpan<double> sample, Standing standing, int overlap)
    {
        if (standing.Rank > Math.Max(1, sample.Length / LargestShare))
            return null;
        var (low, high) = Standing.TiesOf(sample[^1]);
        return Earlier(sample, standing.LooksUp ? low : high, standing.LooksUp, overlap);
    }

    /// <summary>Clusters of earlier values at least as extreme as the last one, apart from the cluster the last one belongs to.</summary>
    /// <param name="sample">Finite values, oldest first; the last one is the current.</param>
    /// <param name="threshold">The least extreme value that still counts, the tolerance of ties taken off.</param>
    /// <param name="overlap">Observations between two values whose windows share none.</param>
    /// <remarks>
    /// A cluster ends where the distance to the next value at least as extreme reaches the overlap: as in event studies, a long run is one
    /// occasion. Levels have no window; for them values on neighbouring observations are one occasion.
    /// </remarks>
    public static int Earlier(ReadOnlySpan<double> sample, double threshold, bool looksUp, int overlap)
    {
        var reach = Math.Max(2, overlap);
        var (last, clusters) = (sample.Length - 1, 0);
        for (var i = sample.Length - 2; i >= 0; i--)
        {
            if (looksUp ? sample[i] < threshold : sample[i] > threshold)
                continue;
            // What hangs together with the current value opens no cluster of its own.
            if (last - i >= reach)
                clusters++;
            last = i;
        }

        return clusters;
    }
}
