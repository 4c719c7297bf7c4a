namespace RotationNotes.Metrics.Kernels;

/// <summary>Wilder's relative strength index.</summary>
public static class RelativeStrength
{
    /// <summary>
    /// 100 − 100 / (1 + average gain / average loss). The averages start as the plain means of the first <paramref name="period"/>
    /// changes and then move by 1/period of each new change (Wilder's smoothing).
    /// </summary>
    /// <returns>0 to 100; 100 when there was no loss. Undefined while nothing has moved at all.</returns>
    public static void Wilder(ReadOnlySpan<double> prices, int period, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        Require.SameLength(prices, result);
        double gain = 0, loss = 0;
        var changes = -1;
        for (var i = 0; i < prices.Length; i++)
        {
            result[i] = double.NaN;
            if (!double.IsFinite(prices[i]))
            {
                (gain, loss, changes) = (0, 0, -1);
                continue;
            }

            changes++;
            if (changes == 0)
                continue;
            var change = prices[i] - prices[i - 1];
            double up = Math.Max(change, 0), down = Math.Max(-change, 0);
            if (changes <= period)
            {
                gain += up / period;
                loss += down / period;
            }
            else
            {
                gain += (up - gain) / period;
                loss += (down - loss) / period;
            }

            if (changes >= period && gain + loss > 0)
                result[i] = 100 * gain / (gain + loss);
        }
    }
}
