namespace RotationNotes.Metrics.Kernels;

/// <summary>Picks the last observation of each week, month, quarter or year.</summary>
public static class PeriodEnds
{
    /// <param name="nextSession">First session after the as-of date: it tells whether the newest period is over.</param>
    /// <remarks>An unfinished period has no last value yet; otherwise the same week would change its value from day to day.</remarks>
    public static (DateOnly[] Dates, double[] Values) Of(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values, Period period, DateOnly nextSession)
    {
        var lasts = new List<int>(dates.Length / 4 + 1);
        for (var start = 0; start < dates.Length;)
        {
            var next = PeriodToDate.EndOf(dates[start], period);
            var end = start + 1;
            while (end < dates.Length && dates[end].DayNumber < next)
                end++;
            if (end < dates.Length || nextSession.DayNumber >= next)
                lasts.Add(end - 1);
            start = end;
        }

        var keptDates = new DateOnly[lasts.Count];
        var keptValues = new double[lasts.Count];
        for (var i = 0; i < lasts.Count; i++)
            (keptDates[i], keptValues[i]) = (dates[lasts[i]], values[lasts[i]]);
        return (keptDates, keptValues);
    }
}
