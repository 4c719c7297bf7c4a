namespace RotationNotes.Metrics.Kernels;

/// <summary>Picks the last observation of each week, month, quarter or year.</summary>
public static class PeriodEnds
{
    /// <param name="nextSession">First session after the as-of date: it tells whether the newest period is over.</param>
    /// <remarks>An unfinished period has no last value yet; otherwise the same week would change its value from day to day.</remarks>
    public static (DateOnly[] Dates, double[] Values) Of(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values, Period period, DateOnly nextSession)
    {
        int count = 0, kept = 0;
        for (var i = 0; i < dates.Length; i++)
            count += IsLast(dates, i, period, nextSession) ? 1 : 0;
        var keptDates = new DateOnly[count];
        var keptValues = new double[count];
        for (var i = 0; i < dates.Length; i++)
        {
            if (!IsLast(dates, i, period, nextSession))
                continue;
            keptDates[kept] = dates[i];
            keptValues[kept++] = values[i];
        }

        return (keptDates, keptValues);
    }

    private static bool IsLast(ReadOnlySpan<DateOnly> dates, int index, Period period, DateOnly nextSession) =>
        PeriodToDate.Number(dates[index], period) < PeriodToDate.Number(index + 1 < dates.Length ? dates[index + 1] : nextSession, period);
}
