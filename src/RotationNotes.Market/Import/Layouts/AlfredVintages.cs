using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>Vintages of a FRED series as the Federal Reserve Bank of St. Louis keeps them in ALFRED.</summary>
/// <remarks>
/// Two layouts: rows with <c>realtime_start</c> as its interface gives them (real-time periods), and one column per vintage,
/// <c>CPIAUCSL_20240711</c>, as its spreadsheets have them. Agencies publish at 08:30 New York.
/// </remarks>
internal static class AlfredVintages
{
    private static readonly TimeOnly published = new(8, 30);

    public static bool FitsRows(string[] header) =>
        TableLayouts.Has(header, "realtime_start", "value") && (TableLayouts.Has(header, "date") || TableLayouts.Has(header, "observation_date"));

    public static bool FitsColumns(string[] header) =>
        header.Length > 1 && header[0].ToLowerInvariant() is "observation_date" or "date" && header.Skip(1).All(h => TryVintage(h, out _, out _));

    public static void ReadRows(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var table = new CsvTable(reading);
        int date = table.Column("date", "observation_date"), start = table.Column("realtime_start"), value = table.Column("value"), series = table.Column("series_id", "series");
        var book = new ObservationBook(reading);
        while (table.Next())
        {
            var name = series < 0 ? reading.File.Stem : table.Cell(series).ToString();
            if (Known(reading, map, name, byFile: series < 0) is not { } mapped)
                continue;
            if (table.Date(date) is { } day && table.Date(start) is { } known && table.TryNumber(value, out var number))
                book.Add(mapped.Descriptor, day, known.ToDateTime(published), number, table.Number, mapped.MayBeNegative);
        }

        book.Finish();
    }

    public static void ReadColumns(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var table = new CsvTable(reading);
        var columns = new (MappedSeries? Series, DateTime KnownAt)[table.Header.Length];
        for (var c = 1; c < columns.Length; c++)
        {
            TryVintage(table.Header[c], out var name, out var known);
            columns[c] = (Known(reading, map, name, byFile: false), known.ToDateTime(published));
        }

        var book = new ObservationBook(reading);
        while (table.Next())
        {
            if (table.Date(0) is not { } day)
                continue;
            // A value that a later column repeats is no revision.
            var before = double.NaN;
            for (var c = 1; c < columns.Length; c++)
            {
                if (columns[c].Series is not { } mapped || !table.TryNumber(c, out var number) || number == before)
                    continue;
                book.Add(mapped.Descriptor, day, columns[c].KnownAt, number, table.Number, mapped.MayBeNegative);
                before = number;
            }
        }

        book.Finish();
    }

    private static MappedSeries? Known(FileReading reading, SeriesMap map, string name, bool byFile)
    {
        var mapped = byFile ? map.FindByFileName(name) : map.Find(name);
        if (mapped is null && reading.Unknown is null)
        {
            reading.Unknown = Diagnostic.Warning(
                new Place(reading.File.Path), $"no series is known as '{name}'.", "Add it to an operator's series map, with its unit and frequency.");
        }

        return mapped;
    }

    // CPIAUCSL_20240711
    private static bool TryVintage(string heading, out string series, out DateOnly known)
    {
        (series, known) = ("", default);
        var cut = heading.LastIndexOf('_');
        if (cut <= 0 || !DateText.TryParse(heading.AsSpan(cut + 1), DateLayout.Compact, out known))
            return false;
        series = heading[..cut];
        return true;
    }
}
