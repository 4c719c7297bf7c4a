using RotationNotes.Foundation.Units;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>The house layout for whatever no public file has: one observation per row, <c>series,date,known_at,value,unit</c>.</summary>
/// <remarks>
/// Columns may stand in any order; <c>name</c>, <c>source</c> and <c>frequency</c> are for series that the map does not know.
/// A series that the map knows must come in its unit; shares may also come as <c>percent</c>.
/// </remarks>
internal static class VendorObservations
{
    private static readonly (string Word, Unit Unit)[] units =
    [
        ("price", Unit.Price), ("percent", Unit.Percent), ("vol", Unit.VolatilityPoints), ("contracts", Unit.Contracts), ("index", Unit.IndexNumber),
        ("usd", Unit.Dollars), ("share", Unit.Share), ("count", Unit.Count), ("multiple", Unit.Multiple),
    ];

    public static bool Fits(string[] header) => TableLayouts.Has(header, "series", "date", "known_at", "value", "unit");

    public static void Read(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var table = new CsvTable(reading);
        int series = table.Column("series"), date = table.Column("date"), known = table.Column("known_at"), value = table.Column("value"), unit = table.Column("unit");
        var book = new ObservationBook(reading);
        var described = new Dictionary<string, (SeriesDescriptor Descriptor, bool MayBeNegative, double Scale)?>(StringComparer.Ordinal);
        while (table.Next())
        {
            var key = $"{table.Cell(series)}|{table.Cell(unit)}";
            if (!described.TryGetValue(key, out var what))
                described.Add(key, what = Describe(reading, table, map, series, unit));
            if (what is not { } found || table.Date(date) is not { } day)
                continue;
            DateTime? moment = null;
            if (!table.Cell(known).IsEmpty)
            {
                if (table.Moment(known) is not { } read)
                    continue;
                moment = read;
            }

            if (table.TryNumber(value, out var number))
                book.Add(found.Descriptor, day, moment, number * found.Scale, table.Number, found.MayBeNegative);
        }

        book.Finish();
    }

    private static (SeriesDescriptor, bool, double)? Describe(FileReading reading, CsvTable table, SeriesMap map, int series, int unitColumn)
    {
        var id = table.Cell(series).ToString();
        if (!SeriesId.IsValid(id))
        {
            reading.Error(table.Number, $"'{id}' is not a series id.", "Use A–Z, 0–9, '.' and '_', as docs/market-data.md lists them.");
            return null;
        }

        var word = table.Cell(unitColumn).ToString();
        var index = Array.FindIndex(units, u => u.Word.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            reading.Error(table.Number, $"'{word}' is no unit.", $"Use one of {string.Join(", ", units.Select(u => u.Word))}.");
            return null;
        }

        var unit = units[index].Unit;
        if (map.Find(id) is { } mapped)
        {
            if (mapped.Descriptor.Unit == unit)
                return (mapped.Descriptor, mapped.MayBeNegative, 1);
            if (mapped.Descriptor.Unit == Unit.Share && unit == Unit.Percent)
                return (mapped.Descriptor, mapped.MayBeNegative, 0.01);
            reading.Error(table.Number, $"{id} is kept in {units.First(u => u.Unit == mapped.Descriptor.Unit).Word}, the file has it in {word}.", "Convert the values, or correct the unit.");
            return null;
        }

        var name = table.Cell(table.Column("name")) is { IsEmpty: false } given ? given.ToString() : id;
        var source = table.Cell(table.Column("source")) is { IsEmpty: false } from ? from.ToString() : "Vendor file";
        var frequency = table.Cell(table.Column("frequency")) is { IsEmpty: false } often && Enum.TryParse<Frequency>(often, ignoreCase: true, out var parsed) ? parsed : Frequency.Daily;
        return (new SeriesDescriptor(new SeriesId(id), name, unit, source, frequency), true, 1);
    }
}
