using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>The OCC's volume query by underlying: <c>quantity,underlying,symbol,actype,porc,exchange,actdate</c>.</summary>
/// <remarks>
/// Each trade stands there twice, once for the account type of either side; the volume is half the sum. Roots other than the
/// underlying itself are contracts adjusted for splits and the like and are left out. Published in the evening.
/// </remarks>
internal static class OptionVolume
{
    public static bool Fits(string[] header) => TableLayouts.Has(header, "quantity", "underlying", "symbol", "actype", "porc", "actdate");

    public static void Read(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var table = new CsvTable(reading);
        int quantity = table.Column("quantity"), underlying = table.Column("underlying"), symbol = table.Column("symbol"), side = table.Column("porc"), date = table.Column("actdate");
        var sides = new SortedDictionary<(string Id, DateOnly Date), (SeriesDescriptor Descriptor, double Sum)>();
        while (table.Next())
        {
            if (!table.Cell(symbol).Equals(table.Cell(underlying), StringComparison.OrdinalIgnoreCase))
                continue;
            var what = table.Cell(side);
            if (what is not ("C" or "P"))
            {
                reading.Error(table.Number, $"'{what}' is neither C for calls nor P for puts.", "Download the file again.");
                continue;
            }

            if (map.Find($"OPT.{table.Cell(underlying)}.{(what is "C" ? "CALLS" : "PUTS")}") is not { } mapped
                || table.Date(date) is not { } day || !table.TryCount(quantity, out var contracts))
                continue;
            var key = (mapped.Descriptor.Id.Value, day);
            sides[key] = (mapped.Descriptor, sides.GetValueOrDefault(key).Sum + contracts);
        }

        var book = new ObservationBook(reading);
        foreach (var ((id, day), (descriptor, sum)) in sides)
        {
            if (sum % 2 != 0)
                reading.Error(1, $"{id} on {day:yyyy-MM-dd}: the two sides of the trades add up to the odd number {sum:0}.", "Rows are missing; download all account types together.");
            else
                book.Sum(descriptor, day, sum / 2);
        }

        if (sides.Count == 0 && !reading.HasErrors)
        {
            reading.Unknown = Diagnostic.Warning(
                new Place(reading.File.Path), "none of its underlyings is in the series map.", "Add series such as 'OPT.IWM.CALLS' to an operator's series map.");
        }

        book.Finish();
    }
}
