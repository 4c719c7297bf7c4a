using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>FINRA's consolidated short interest: shares short per symbol and settlement date, separated by bars or commas.</summary>
/// <remarks>
/// Positions are reported by the second business day after settlement and published five business days later: the seventh
/// session after the settlement date, after the close. A row that FINRA marks as revised replaces nothing earlier, since the file
/// does not say when the revision came; its value counts from the same day.
/// </remarks>
internal static class ShortInterest
{
    private const int SessionsToPublication = 7;

    // FINRA's largest number of days to cover, which also stands where there was no volume: no value.
    private const double Cap = 999.99;
    private static readonly TimeOnly published = new(18, 0);

    public static bool Fits(string[] header)
    {
        var names = Cells(header);
        return TableLayouts.Has(names, "symbolCode", "currentShortPositionQuantity", "settlementDate");
    }

    public static void Read(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var table = new CsvTable(reading, reading.File.Head.AsSpan(0, Math.Max(reading.File.Head.IndexOf('\n'), 0)).Contains('|') ? '|' : ',');
        int symbol = table.Column("symbolCode"), shares = table.Column("currentShortPositionQuantity"), settlement = table.Column("settlementDate"), cover = table.Column("daysToCoverQuantity");
        var book = new ObservationBook(reading);
        while (table.Next())
        {
            // Tens of thousands of symbols; those in the map are kept.
            if (map.Find($"SI.{table.Cell(symbol)}") is not { } mapped || table.Date(settlement) is not { } date)
                continue;
            var known = Published(calendar, date).ToDateTime(published);
            if (table.TryCount(shares, out var count))
                book.Add(mapped.Descriptor, date, known, count, table.Number);
            if (cover >= 0 && map.Find($"SI.{table.Cell(symbol)}.DTC") is { } days && table.TryNumber(cover, out var toCover) && toCover < Cap)
                book.Add(days.Descriptor, date, known, toCover, table.Number);
        }

        if (!reading.HasErrors)
        {
            reading.Unknown = Diagnostic.Warning(
                new Place(reading.File.Path), "none of its symbols is in the series map.", "Add series such as 'SI.IWM' to an operator's series map.");
        }

        book.Finish();
        if (reading.Rows > 0)
            reading.Unknown = null;
    }

    /// <summary>The day on which positions of a settlement date are published.</summary>
    public static DateOnly Published(TradingCalendar calendar, DateOnly settlement)
    {
        var date = settlement;
        for (var i = 0; i < SessionsToPublication; i++)
        {
            // Beyond the calendar weekdays have to do; nobody reads a view there.
            do
                date = date.AddDays(1);
            while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || date >= calendar.First && date <= calendar.Last && !calendar.IsSession(date));
        }

        return date;
    }

    private static string[] Cells(string[] header) => header is [var only] ? only.Split('|', StringSplitOptions.TrimEntries) : header;
}
