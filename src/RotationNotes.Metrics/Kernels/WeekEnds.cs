namespace RotationNotes.Metrics.Kernels;

/// <summary>Picks the last observation of each week.</summary>
public static class WeekEnds
{
    /// <param name="nextSession">First session after the as-of date: it tells whether the newest week is over.</param>
    /// <remarks>An unfinished week has no week-end value yet; otherwise the same week would change its value from day to day.</remarks>
    public static (DateOnly[] Dates, double[] Values) Of(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values, DateOnly nextSession)
    {
        var keptDates = new List<DateOnly>(dates.Length / 4);
        var keptValues = new List<double>(dates.Length / 4);
        for (var i = 0; i < dates.Length; i++)
        {
            var following = i + 1 < dates.Length ? dates[i + 1] : nextSession;
            if (PeriodToDate.Number(dates[i], Period.Week) >= PeriodToDate.Number(following, Period.Week))
                continue;
            keptDates.Add(dates[i]);
            keptValues.Add(values[i]);
        }

        return ([.. keptDates], [.. keptValues]);
    }
}
