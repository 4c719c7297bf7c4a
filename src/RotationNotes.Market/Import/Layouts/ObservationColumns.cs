using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>FRED's download of several series at once: a date, then one column for each series, named by its code.</summary>
internal static class ObservationColumns
{
    public static bool Fits(string[] header) =>
        header.Length > 2 && header[0].ToLowerInvariant() is "observation_date" or "date" && header.Skip(1).All(IsCode);

    public static void Read(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var table = new CsvTable(reading);
        var columns = table.Header.Select(map.Find).ToArray();
        var unknown = table.Header.Where((_, c) => c > 0 && columns[c] is null).ToArray();
        if (unknown.Length == columns.Length - 1)
        {
            reading.Layout = "";
            reading.Unknown = Diagnostic.Warning(new Place(reading.File.Path), $"the file is a table of several series, but none of its columns ({string.Join(", ", unknown.Take(3))}) is known.", "Add them to an operator's series map, with unit and frequency.");
            return;
        }

        if (unknown.Length > 0)
            reading.Warn($"no series is known as {string.Join(", ", unknown.Select(name => $"'{name}'"))}; {(unknown.Length == 1 ? "the column is" : "the columns are")} left out.", "Add them to an operator's series map.");
        var book = new ObservationBook(reading);
        while (table.Next())
        {
            if (table.Date(0) is not { } day)
                continue;
            if (day > reading.LastDay)
            {
                reading.Error(table.Number, $"the row is dated {day:yyyy-MM-dd}, which has not come yet.", "Correct the date, or remove the row.");
                continue;
            }

            for (var c = 1; c < columns.Length; c++)
            {
                if (columns[c] is { } mapped && table.TryNumber(c, out var number))
                    book.Add(mapped.Descriptor, day, null, number, table.Number, mapped.MayBeNegative);
            }
        }

        book.Finish();
    }

    // DGS10, T10Y2Y, BAMLH0A0HYM2: capitals and digits, which no heading of prices is.
    private static bool IsCode(string heading) => heading.Length > 1 && heading.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_')
        && heading is not ("OPEN" or "HIGH" or "LOW" or "CLOSE" or "VOLUME");
}
