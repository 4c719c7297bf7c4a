namespace RotationNotes.Metrics.Kernels;

/// <summary>Place of each observation among the last n.</summary>
public static class RollingRank
{
    /// <summary>Share of the last <paramref name="window"/> observations at or below the current one, 1/n to 1.</summary>
    /// <remarks>Counts per distinct value in a binary indexed tree: O(n log n) for any window.</remarks>
    public static void Percentile(ReadOnlySpan<double> values, int window, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        Require.SameLength(values, result);
        var sorted = values.ToArray();
        Array.Sort(sorted); // NaN sorts first and is never counted.
        var tree = new int[values.Length + 1];
        var places = new int[values.Length];
        var defined = 0;
        for (var i = 0; i < values.Length; i++)
        {
            result[i] = double.NaN;
            if (!double.IsFinite(values[i]))
            {
                for (var j = i - Math.Min(defined, window); j < i; j++)
                    Add(tree, places[j], -1);
                defined = 0;
                continue;
            }

            if (defined >= window)
                Add(tree, places[i - window], -1);
            places[i] = PlaceOf(sorted, values[i]);
            Add(tree, places[i], 1);
            defined++;
            if (defined >= window)
                result[i] = (double)CountUpTo(tree, places[i]) / window;
        }
    }

    // One-based position of the last equal value, so that ties share a place.
    private static int PlaceOf(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= value || double.IsNaN(sorted[middle]))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static void Add(int[] tree, int place, int amount)
    {
        for (var i = place; i < tree.Length; i += i & -i)
            tree[i] += amount;
    }

    private static int CountUpTo(int[] tree, int place)
    {
        var count = 0;
        for (var i = place; i > 0; i -= i & -i)
            count += tree[i];
        return count;
    }
}
