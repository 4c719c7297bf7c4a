using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <summary>Finds the first date of a chart.</summary>
internal static class WindowStart
{
    private const int YoungYearSessions = 30;

    /// <summary>First date to draw.</summary>
    /// <param name="dates">Dates of the series that sets the pace, ascending, not empty.</param>
    public static DateOnly Of(ChartWindow window, ReadOnlySpan<DateOnly> dates, DateOnly asOf)
    {
        var wanted = window.Kind switch
        {
            WindowKind.All => dates[0],
            WindowKind.Sessions => dates[Math.Max(0, dates.Length - window.Count)],
            WindowKind.Months => asOf.AddMonths(-window.Count),
            WindowKind.Years => asOf.AddYears(-window.Count),
            WindowKind.From => window.First,
            WindowKind.YearToDate => YearEnd(dates, asOf),
            _ => throw new NotSupportedException($"No rule for window '{window.Kind}'."),
        };
        // A window older than the series, or one that would leave nothing, shows what there is.
        return wanted > dates[^1] || wanted < dates[0] ? dates[0] : wanted;
    }

    private static DateOnly YearEnd(ReadOnlySpan<DateOnly> dates, DateOnly asOf)
    {
        var year = asOf.Year;
        var count = Count(dates, new DateOnly(year, 1, 1));
        if (count < YoungYearSessions)
            year--;
        var firstOfYear = new DateOnly(year, 1, 1);
        var before = dates.Length - Count(dates, firstOfYear) - 1;
        return before >= 0 ? dates[before] : dates[0];
    }

    private static int Count(ReadOnlySpan<DateOnly> dates, DateOnly from)
    {
        var index = dates.BinarySearch(from);
        return dates.Length - (index < 0 ? ~index : index);
    }
}
