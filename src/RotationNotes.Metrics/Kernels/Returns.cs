using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RotationNotes.Metrics.Kernels;

/// <summary>Returns and changes over a fixed number of observations.</summary>
/// <remarks>All kernels write one result per observation and NaN where the statistic is not defined; formulas: docs/methodology/returns.md.</remarks>
public static class Returns
{
    /// <summary>Simple return over <paramref name="steps"/> observations: P(t) / P(t−k) − 1.</summary>
    /// <param name="prices">Oldest first. A price at or below zero has no return.</param>
    public static void Simple(ReadOnlySpan<double> prices, int steps, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        Require.SameLength(prices, result);
        Undefined.Mark(result[..Math.Min(steps, result.Length)]);
        if (prices.Length > steps)
            Ratios(prices[steps..], prices[..^steps], result[steps..]);
    }

    /// <summary>Return of each price against its own base, four at once: bit for bit what one at a time gives.</summary>
    internal static void Ratios(ReadOnlySpan<double> prices, ReadOnlySpan<double> bases, Span<double> result)
    {
        ref var p = ref MemoryMarshal.GetReference(prices);
        ref var b = ref MemoryMarshal.GetReference(bases);
        ref var r = ref MemoryMarshal.GetReference(result);
        var undefined = Vector256.Create(double.NaN);
        var i = 0;
        for (; i <= result.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var price = Vector256.LoadUnsafe(ref p, (nuint)i);
            var earlier = Vector256.LoadUnsafe(ref b, (nuint)i);
            var both = Vector256.GreaterThan(price, Vector256<double>.Zero) & Vector256.GreaterThan(earlier, Vector256<double>.Zero);
            Vector256.ConditionalSelect(both, price / earlier - Vector256<double>.One, undefined).StoreUnsafe(ref r, (nuint)i);
        }

        for (; i < result.Length; i++)
            result[i] = Ratio(prices[i], bases[i]);
    }

    /// <summary>Change over <paramref name="steps"/> observations, times <paramref name="scale"/> (100 turns percent into basis points).</summary>
    /// <remarks>
    /// Quotes carry a few decimals, binary subtraction leaves dust behind them: without rounding to the eighth decimal
    /// two falls of 12 bp would not tie, and "the most since" would skip the earlier one.
    /// </remarks>
    public static void Change(ReadOnlySpan<double> levels, int steps, double scale, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        Require.SameLength(levels, result);
        Undefined.Mark(result[..Math.Min(steps, result.Length)]);
        for (var i = steps; i < levels.Length; i++)
            result[i] = Quotes.WithoutDust((levels[i] - levels[i - steps]) * scale);
    }

    /// <summary>Return of each price against one base.</summary>
    internal static void Ratios(ReadOnlySpan<double> prices, double earlier, Span<double> result)
    {
        if (!(earlier > 0))
        {
            Undefined.Mark(result);
            return;
        }

        ref var p = ref MemoryMarshal.GetReference(prices);
        ref var r = ref MemoryMarshal.GetReference(result);
        Vector256<double> undefined = Vector256.Create(double.NaN), bases = Vector256.Create(earlier);
        var i = 0;
        for (; i <= result.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var price = Vector256.LoadUnsafe(ref p, (nuint)i);
            Vector256.ConditionalSelect(Vector256.GreaterThan(price, Vector256<double>.Zero), price / bases - Vector256<double>.One, undefined).StoreUnsafe(ref r, (nuint)i);
        }

        for (; i < result.Length; i++)
            result[i] = Ratio(prices[i], earlier);
    }

    /// <summary>Return from the last observation on or before <paramref name="start"/>; undefined before it, and as long as no observation has reached the start.</summary>
    public static void Since(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> prices, DateOnly start, Span<double> result)
    {
        Require.SameLength(prices, result);
        Undefined.Mark(result);
        var origin = Origin(dates, start);
        for (var i = Math.Max(origin, 0); origin >= 0 && i < prices.Length; i++)
            result[i] = Ratio(prices[i], prices[origin]);
    }

    /// <summary>Prices scaled so that the last observation on or before <paramref name="start"/> is 100.</summary>
    public static void Rebased(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> prices, DateOnly start, Span<double> result)
    {
        Require.SameLength(prices, result);
        Undefined.Mark(result);
        var origin = Origin(dates, start);
        if (origin < 0 || !(prices[origin] > 0))
            return;
        for (var i = 0; i < prices.Length; i++)
            result[i] = 100 * (prices[i] / prices[origin]);
    }

    /// <summary>Index of the last date on or before a start that the dates have reached; −1 when there is none.</summary>
    /// <remarks>A start that lies ahead has no base yet: the newest close would stand in for it and change from day to day.</remarks>
    internal static int Origin(ReadOnlySpan<DateOnly> dates, DateOnly start) =>
        dates.IsEmpty || dates[^1] < start ? -1 : LastOnOrBefore(dates, start);

    /// <summary>Index of the last date on or before <paramref name="date"/>, −1 when all are later.</summary>
    public static int LastOnOrBefore(ReadOnlySpan<DateOnly> dates, DateOnly date)
    {
        int low = 0, high = dates.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (dates[middle] <= date)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    internal static double Ratio(double price, double earlier) => price > 0 && earlier > 0 ? price / earlier - 1 : double.NaN;
}
