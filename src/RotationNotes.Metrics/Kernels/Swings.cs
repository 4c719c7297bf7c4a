namespace RotationNotes.Metrics.Kernels;

/// <summary>Largest gains and falls inside a stretch of time.</summary>
public static class Swings
{
    /// <summary>Largest return so far against the last observation on or before <paramref name="start"/>: 0 when no price was above it.</summary>
    public static void MaxGain(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> prices, DateOnly start, Span<double> result)
    {
        Require.SameLength(prices, result);
        Undefined.Mark(result);
        var origin = Returns.Origin(dates, start);
        if (origin < 0)
            return;
        var best = double.NegativeInfinity;
        for (var i = origin; i < prices.Length; i++)
        {
            var gain = Returns.Ratio(prices[i], prices[origin]);
            if (gain > best)
                best = gain;
            result[i] = double.IsNaN(gain) ? double.NaN : best;
        }
    }

    /// <summary>Largest gain from a trough to a later peak, both on dates from <paramref name="first"/> to <paramref name="last"/>, so far.</summary>
    /// <remarks>0 while no price was above an earlier one. After the last date the result stays. Undefined before the first date and where the price is at or below zero.</remarks>
    public static void TroughToPeak(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> prices, DateOnly first, DateOnly last, Span<double> result) =>
        Run(dates, prices, first, last, falls: false, result);

    /// <summary>Deepest fall from a peak to a later trough in the same sense, 0 or below.</summary>
    public static void PeakToTrough(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> prices, DateOnly first, DateOnly last, Span<double> result) =>
        Run(dates, prices, first, last, falls: true, result);

    private static void Run(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> prices, DateOnly first, DateOnly last, bool falls, Span<double> result)
    {
        Require.SameLength(prices, result);
        var (turn, extreme) = (double.NaN, 0.0);
        for (var i = 0; i < prices.Length; i++)
        {
            result[i] = double.NaN;
            if (dates[i] < first || !(prices[i] > 0))
                continue;
            if (dates[i] <= last)
            {
                if (double.IsNaN(turn) || (falls ? prices[i] > turn : prices[i] < turn))
                    turn = prices[i];
                var move = Returns.Ratio(prices[i], turn);
                extreme = falls ? Math.Min(extreme, move) : Math.Max(extreme, move);
            }

            result[i] = double.IsNaN(turn) ? double.NaN : extreme;
        }
    }
}
