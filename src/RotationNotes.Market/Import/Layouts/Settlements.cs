using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Releases;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>CME Group's daily settlements as text: one row per contract and trade date. Read are the 30-day federal funds futures.</summary>
internal static class Settlements
{
    public static bool Fits(string[] header) => TableLayouts.Has(header, "PRODUCT SYMBOL", "CONTRACT MONTH", "CONTRACT YEAR", "SETTLE", "TRADEDATE");

    public static void Read(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var table = new CsvTable(reading);
        int symbol = table.Column("PRODUCT SYMBOL"), month = table.Column("CONTRACT MONTH"), year = table.Column("CONTRACT YEAR"), settle = table.Column("SETTLE"), date = table.Column("TRADEDATE");
        var book = new ObservationBook(reading);
        while (table.Next())
        {
            // ZQ on the screen, 41 at the clearing house.
            if (table.Cell(symbol) is not ("ZQ" or "41"))
                continue;
            if (!table.TryCount(month, out var m) || m is < 1 or > 12 || !table.TryCount(year, out var y) || y is < 1988 or > 2100)
            {
                reading.Error(table.Number, $"'{table.Cell(month)}/{table.Cell(year)}' is no contract month.", "Download the file again.");
                continue;
            }

            if (table.Date(date) is not { } day || !table.TryNumber(settle, out var price))
                continue;
            if (price is < 80 or > 101)
                reading.Error(table.Number, $"{price} is no price of a federal funds future, which is 100 less a rate.", "Check the column.");
            else
                book.Add(FedFundsContract.Describe((int)y, (int)m), day, null, price, table.Number);
        }

        book.Finish();
    }
}
