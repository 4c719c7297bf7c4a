namespace RotationNotes.Metrics.Kernels;

/// <summary>Changes between weekly reports.</summary>
public static class Reports
{
    // A report dated around a holiday can be a day or two off its Tuesday.
    private const int ToleranceDays = 3;

    /// <summary>Change against the report <paramref name="weeks"/> weeks earlier.</summary>
    /// <remarks>
    /// Found by date, not by position: across a hole in the file the previous row is months old, and its difference
    /// must not be printed as the change of a week.
    /// </remarks>
    public static void Change(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values, int weeks, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1);
        Require.SameLength(values, result);
        var earlier = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var target = dates[i].AddDays(-7 * weeks);
            while (earlier < i && dates[earlier].DayNumber < target.DayNumber - ToleranceDays)
                earlier++;
            var found = dates[earlier].DayNumber <= target.DayNumber + ToleranceDays;
            result[i] = found ? values[i] - values[earlier] : double.NaN;
        }
    }
}
