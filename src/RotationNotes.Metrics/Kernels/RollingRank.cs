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
        var places = Places(values);
        var tree = new int[values.Length + 1];
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
            Add(tree, places[i], 1);
            defined++;
            if (defined >= window)
                result[i] = (double)CountUpTo(tree, places[i]) / window;
        }
    }

    // One-based place of each value among all of them; equal values share the last place of their group.
    private static int[] Places(ReadOnlySpan<double> values)
    {
        var keys = new ulong[values.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = Key(values[i]);
        var order = RadixSort.Order(keys);
        var places = new int[values.Length];
        for (var end = order.Length - 1; end >= 0;)
        {
            var start = end;
            while (start >= 0 && keys[order[start]] == keys[order[end]])
                places[order[start--]] = end + 1;
            end = start;
        }

        return places;
    }

    // Bits that order like the numbers: flip the sign bit of positive numbers and every bit of negative ones.
    private static ulong Key(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value == 0 ? 0 : value);
        return bits >> 63 == 0 ? bits | 0x8000000000000000 : ~bits;
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
