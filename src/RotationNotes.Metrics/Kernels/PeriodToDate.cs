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
        // The day on which the period of the current observation is over, so that most days need no calendar arithmetic.
        var end = dates.IsEmpty ? 0 : EndOf(dates[0], period);
        for (var i = 0; i < prices.Length; i++)
        {
            if (dates[i].DayNumber >= end)
            {
                origin = Number(dates[i], period) == Number(dates[i - 1], period) + 1 ? i - 1 : -1;
                end = EndOf(dates[i], period);
            }

            result[i] = origin < 0 ? double.NaN : Returns.Ratio(prices[i], prices[origin]);
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
    private static int EndOf(DateOnly date, Period period) => period switch
    {
        Period.Week => (date.DayNumber / 7 + 1) * 7,
        Period.Month => new DateOnly(date.Year, date.Month, 1).DayNumber + DateTime.DaysInMonth(date.Year, date.Month),
        Period.Quarter => new DateOnly(date.Year, date.Month - (date.Month - 1) % 3 + 2, 1) is var last ? last.DayNumber + DateTime.DaysInMonth(last.Year, last.Month) : 0,
        _ => new DateOnly(date.Year, 12, 31).DayNumber + 1,
    };
}
