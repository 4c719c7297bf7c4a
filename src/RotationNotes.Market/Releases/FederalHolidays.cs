using RotationNotes.Market.Text;

namespace RotationNotes.Market.Releases;

/// <summary>Days on which the United States federal government does not work.</summary>
/// <remarks>Statutory holidays by 5 U.S.C. 6103 (a holiday on Saturday is kept on Friday, on Sunday on Monday), and one-off closings from a data file.</remarks>
public static class FederalHolidays
{
    private const string EmbeddedFile = "federal-closings.csv";

    private static readonly Lazy<Dictionary<int, DatedRow>> closings = new(() => DatedRows.Read(EmbeddedText.Read(EmbeddedFile), EmbeddedFile, columns: 2));

    /// <summary>True on a weekday that is neither a statutory holiday nor a one-off closing.</summary>
    public static bool IsBusinessDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(date) && !closings.Value.ContainsKey(date.DayNumber);

    /// <summary>Whether the date is a statutory holiday as kept: the day itself or the weekday that stands in for it.</summary>
    public static bool IsHoliday(DateOnly date)
    {
        var (month, day, weekday) = (date.Month, date.Day, date.DayOfWeek);
        if (IsFixed(date))
            return weekday is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        if (weekday == DayOfWeek.Friday && IsFixed(date.AddDays(1)) || weekday == DayOfWeek.Monday && IsFixed(date.AddDays(-1)))
            return true;
        var nth = (day - 1) / 7 + 1;
        return (month, weekday) switch
        {
            (1, DayOfWeek.Monday) => nth == 3 && date.Year >= 1986,
            (2, DayOfWeek.Monday) => nth == 3,
            (5, DayOfWeek.Monday) => day > 24,
            (9, DayOfWeek.Monday) => nth == 1,
            (10, DayOfWeek.Monday) => nth == 2,
            (11, DayOfWeek.Thursday) => nth == 4,
            _ => false,
        };
    }

    private static bool IsFixed(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, 1) or (7, 4) or (11, 11) or (12, 25) => true,
        // Juneteenth became a holiday by an act signed on 17 June 2021.
        (6, 19) => date.Year >= 2021,
        _ => false,
    };
}
