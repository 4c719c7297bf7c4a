using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Kernels;

namespace RotationNotes.Metrics.Records;

/// <summary>The standing of every value among those before it, in one pass.</summary>
/// <remarks>
/// Counts come from a set of places in the order of all values, earlier extremes from tournament trees: O(log n) for each value, where
/// <see cref="Standing.OfLast"/> reads the whole sample again. Both give the same standing.
/// </remarks>
internal sealed class StandingSweep
{
    private readonly ReadOnlyMemory<double> values;
    private readonly ExtremeRule rule;
    private readonly int overlap;
    private readonly ValueOrder order;
    private readonly double[] sorted;
    private readonly RankSet seen;
    private readonly TournamentTree highs;
    private readonly TournamentTree lows;
    private int count;

    /// <param name="values">Finite, oldest first.</param>
    public StandingSweep(ReadOnlyMemory<double> values, ExtremeRule rule, int overlap)
    {
        (this.values, this.rule, this.overlap) = (values, rule, overlap);
        var span = values.Span;
        order = ValueOrder.Of(span);
        sorted = new double[span.Length];
        for (var i = 0; i < sorted.Length; i++)
            sorted[order.PlaceOf(i)] = span[i];
        seen = new RankSet(sorted.Length + 1);
        highs = new TournamentTree(span, highest: true);
        lows = new TournamentTree(span, highest: false);
    }

    /// <summary>Standing of the last of the first <paramref name="length"/> values; lengths must not fall from call to call.</summary>
    public Standing OfFirst(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, Math.Max(1, count));
        for (; count < length; count++)
            seen.Add(order.PlaceOf(count));
        var current = values.Span[length - 1];
        var (low, high) = Standing.TiesOf(current);
        var below = seen.CountBelow(FirstNotBelow(low));
        var above = length - seen.CountBelow(FirstAbove(high));
        var looksUp = Standing.LooksUpFrom(rule, current, below, above);
        var previous = LastAtLeast(length - 2, looksUp, looksUp ? low : high);
        var independent = overlap == 0 ? previous : LastAtLeast(Math.Min(previous, length - 1 - Math.Max(1, overlap)), looksUp, looksUp ? low : high);
        return new Standing((double)(length - above) / length, 1 + (looksUp ? above : below), looksUp, previous, independent);
    }

    private int LastAtLeast(int from, bool looksUp, double threshold) =>
        from < 0 ? -1 : (looksUp ? highs : lows).LastAtLeast(from, threshold);

    private int FirstNotBelow(double bound)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < bound)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private int FirstAbove(double bound)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= bound)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
