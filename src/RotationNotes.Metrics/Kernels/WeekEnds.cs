namespace RotationNotes.Metrics.Kernels;

/// <summary>Picks the last observation of each week.</summary>
public static class WeekEnds
{
    /// <param name="nextSession">First session after the as-of date: it tells whether the newest week is over.</param>
    /// <remarks>An unfinished week has no week-end value yet; otherwise the same week would change its value from day to day.</remarks>
    public static (DateOnly[] Dates, double[] Values) Of(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values, DateOnly nextSession)
    {
        int count = 0, kept = 0;
        for (var i = 0; i < dates.Length; i++)
            count += IsLast(dates, i, nextSession) ? 1 : 0;
        var keptDates = new DateOnly[count];
        var keptValues = new double[count];
        for (var i = 0; i < dates.Length; i++)
        {
            if (!IsLast(dates, i, nextSession))
                continue;
            keptDates[kept] = dates[i];
            keptValues[kept++] = values[i];
        }

        return (keptDates, keptValues);
    }

    private static bool IsLast(ReadOnlySpan<DateOnly> dates, int index, DateOnly nextSession) =>
        PeriodToDate.Number(dates[index], Period.Week) < PeriodToDate.Number(index + 1 < dates.Length ? dates[index + 1] : nextSession, Period.Week);
}
