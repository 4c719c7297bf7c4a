namespace RotationNotes.Metrics.Kernels;

/// <summary>Place of each observation among the last n.</summary>
public static class RollingRank
{
    /// <summary>Share of the last <paramref name="window"/> observations at or below the current one, 1/n to 1.</summary>
    /// <remarks>Every observation has its own place in the order of all values; a set of places counts those at or below: O(n log n) for any window.</remarks>
    public static void Percentile(ReadOnlySpan<double> values, int window, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        Require.SameLength(values, result);
        var order = ValueOrder.Of(values);
        var set = new RankSet(values.Length + 1);
        var defined = 0;
        for (var i = 0; i < values.Length; i++)
        {
            result[i] = double.NaN;
            if (!double.IsFinite(values[i]))
            {
                for (var j = i - Math.Min(defined, window); j < i; j++)
                    set.Remove(order.PlaceOf(j));
                defined = 0;
                continue;
            }

            if (defined >= window)
                set.Remove(order.PlaceOf(i - window));
            set.Add(order.PlaceOf(i));
            defined++;
            if (defined >= window)
                result[i] = (double)set.CountBelow(order.EndOf(i)) / window;
        }
    }
}
