namespace RotationNotes.Metrics.Kernels;

/// <summary>A calendar period that a return can run from.</summary>
public enum Period
{
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Returns against the last close of the period before.</summary>
public static class PeriodToDate
{
    /// <summary>Return of each observation against the last one of the preceding period.</summary>
    /// <remarks>Undefined in a period whose predecessor holds no observation: a base from an older period would measure something else.</remarks>
    public static void Run(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> prices, Period period, Span<double> result)
    {
        Require.SameLength(prices, result);
        var origin = -1;
        for (var start = 0; start < prices.Length;)
        {
            // One period at a time: most days need no calendar arithmetic, and its returns share their base.
            var next = EndOf(dates[start], period);
            var end = start + 1;
            while (end < dates.Length && dates[end].DayNumber < next)
                end++;
            if (origin < 0 || Number(dates[start], period) != Number(dates[origin], period) + 1)
                Undefined.Mark(result[start..end]);
            else
                Returns.Ratios(prices[start..end], prices[origin], result[start..end]);
            origin = end - 1;
            start = end;
        }
    }

    /// <summary>Consecutive number of the period a date lies in; weeks start on Monday.</summary>
    public static int Number(DateOnly date, Period period) => period switch
    {
        // Day 0 of the calendar, 1 January of year 1, is a Monday.
        Period.Week => date.DayNumber / 7,
        Period.Month => date.Year * 12 + date.Month - 1,
        Period.Quarter => date.Year * 4 + (date.Month - 1) / 3,
        _ => date.Year,
    };

    /// <summary>Day number of the first day after the period a date lies in.</summary>
    internal static int EndOf(DateOnly date, Period period) => period switch
    {
        Period.Week => (date.DayNumber / 7 + 1) * 7,
        Period.Month => new DateOnly(date.Year, date.Month, 1).DayNumber + DateTime.DaysInMonth(date.Year, date.Month),
        Period.Quarter => new DateOnly(date.Year, date.Month - (date.Month - 1) % 3 + 2, 1) is var last ? last.DayNumber + DateTime.DaysInMonth(last.Year, last.Month) : 0,
        _ => new DateOnly(date.Year, 12, 31).DayNumber + 1,
    };
}
