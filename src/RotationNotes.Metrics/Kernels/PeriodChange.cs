namespace RotationNotes.Metrics.Kernels;

/// <summary>Growth of monthly and quarterly figures against an earlier period, found by the calendar.</summary>
public static class PeriodChange
{
    /// <summary>Value over the last value of the month <paramref name="months"/> earlier, minus one.</summary>
    /// <remarks>
    /// Undefined when that month has no value: consumer prices of October 2025 were never published, and counting rows would then
    /// compare thirteen months and call it a year.
    /// </remarks>
    public static void Growth(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values, int months, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        Require.SameLength(values, result);
        // The last observation of a month not after the wanted one.
        var earlier = -1;
        for (var i = 0; i < values.Length; i++)
        {
            var wanted = PeriodToDate.Number(dates[i], Period.Month) - months;
            while (earlier + 1 < i && PeriodToDate.Number(dates[earlier + 1], Period.Month) <= wanted)
                earlier++;
            result[i] = earlier >= 0 && PeriodToDate.Number(dates[earlier], Period.Month) == wanted ? Returns.Ratio(values[i], values[earlier]) : double.NaN;
        }
    }
}
