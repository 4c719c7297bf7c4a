using RotationNotes.Market.Text;

namespace RotationNotes.Market.Releases;

/// <summary>When the CFTC publishes the Commitments of Traders.</summary>
/// <remarks>
/// Positions are of Tuesday (Monday when Tuesday is a holiday) and come out at 15:30 New York on the third federal business
/// day after, though never before that week's Friday. The CFTC's published schedules of 2015, 2024 and 2025 follow this rule;
/// reports held up by shutdowns and outages are listed in a data file.
/// </remarks>
public static class TradersReport
{
    /// <summary>New York time of publication.</summary>
    public static readonly TimeOnly Time = new(15, 30);

    private const string EmbeddedFile = "cot-release-exceptions.csv";

    private static readonly Lazy<Dictionary<int, DatedRow>> exceptions = new(() => DatedRows.Read(EmbeddedText.Read(EmbeddedFile), EmbeddedFile, columns: 3));

    /// <summary>The date on which positions of <paramref name="report"/> were or will be published.</summary>
    public static DateOnly Published(DateOnly report)
    {
        if (!exceptions.Value.TryGetValue(report.DayNumber, out var late))
            return Scheduled(report);
        return DateText.TryParse(late.Cells[1], DateLayout.Iso, out var published)
            ? published
            : throw new InvalidOperationException($"'{EmbeddedFile}' has no date of publication for {late.Cells[0]}.");
    }

    private static DateOnly Scheduled(DateOnly report)
    {
        var friday = report.AddDays(((int)DayOfWeek.Friday - (int)report.DayOfWeek + 7) % 7);
        var date = report;
        for (var businessDays = 0; businessDays < 3 || date < friday;)
        {
            date = date.AddDays(1);
            if (FederalHolidays.IsBusinessDay(date))
                businessDays++;
            else if (businessDays >= 3 && date >= friday)
                // The Friday itself is a holiday; the next business day takes its place.
                friday = date.AddDays(1);
        }

        return date;
    }
}
