namespace RotationNotes.Metrics.Kernels;

/// <summary>Running and rolling highs and lows.</summary>
public static class Extremes
{
    /// <summary>Fall from the highest price so far, as a fraction of it: 0 at a high, −0.25 a quarter below.</summary>
    public static void Drawdown(ReadOnlySpan<double> prices, Span<double> result)
    {
        Require.SameLength(prices, result);
        var peak = double.NegativeInfinity;
        for (var i = 0; i < prices.Length; i++)
        {
            if (prices[i] > peak)
                peak = prices[i];
            result[i] = Returns.Ratio(prices[i], peak);
        }
    }

    /// <summary>Largest (or smallest) of the last <paramref name="window"/> observations, the current one included.</summary>
    /// <remarks>A queue of candidates, each entering and leaving once: linear time for any window.</remarks>
    public static void Rolling(ReadOnlySpan<double> values, int window, bool highest, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        Require.SameLength(values, result);
        var queue = new int[values.Length];
        int head = 0, tail = 0, defined = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (!double.IsFinite(value))
            {
                (head, tail, defined) = (0, 0, 0);
                result[i] = double.NaN;
                continue;
            }

            defined++;
            while (tail > head && (highest ? values[queue[tail - 1]] <= value : values[queue[tail - 1]] >= value))
                tail--;
            queue[tail++] = i;
            if (queue[head] <= i - window)
                head++;
            result[i] = defined < window ? double.NaN : values[queue[head]];
        }
    }

    /// <summary>How many observations in a row, ending here, fulfil a condition (1 true, 0 false).</summary>
    public static void Streak(ReadOnlySpan<double> conditions, Span<double> result)
    {
        Require.SameLength(conditions, result);
        double streak = 0;
        for (var i = 0; i < conditions.Length; i++)
        {
            streak = conditions[i] == 1 ? streak + 1 : 0;
            result[i] = double.IsFinite(conditions[i]) ? streak : double.NaN;
        }
    }

    /// <summary>How many observations so far fulfilled a condition.</summary>
    public static void Count(ReadOnlySpan<double> conditions, Span<double> result)
    {
        Require.SameLength(conditions, result);
        double count = 0;
        for (var i = 0; i < conditions.Length; i++)
        {
            count += conditions[i] == 1 ? 1 : 0;
            result[i] = double.IsFinite(conditions[i]) ? count : double.NaN;
        }
    }
}
