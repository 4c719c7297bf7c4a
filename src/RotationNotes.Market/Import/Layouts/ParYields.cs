using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>The Treasury's par yields of a year: a column for each maturity, newest day first. They are the yields that the Federal Reserve publishes a day later.</summary>
internal static class ParYields
{
    private static readonly (string Heading, string Series)[] maturities =
        [("3 Mo", "DGS3MO"), ("1 Yr", "DGS1"), ("2 Yr", "DGS2"), ("5 Yr", "DGS5"), ("10 Yr", "DGS10"), ("30 Yr", "DGS30")];

    public static bool Fits(string[] header) => TableLayouts.Has(header, "Date", "2 Yr", "10 Yr");

    public static void Read(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var table = new CsvTable(reading);
        var date = table.Column("Date");
        // Maturities come and go over the years; those that we do not keep are passed over.
        var columns = maturities
            .Select(maturity => (Column: table.Column(maturity.Heading), Series: map.Find(maturity.Series)))
            .Where(column => column is { Column: >= 0, Series: not null })
            .ToArray();
        var book = new ObservationBook(reading);
        while (table.Next())
        {
            if (table.Date(date) is not { } day)
                continue;
            if (day > reading.LastDay)
            {
                reading.Error(table.Number, $"the row is dated {day:yyyy-MM-dd}, which has not come yet.", "Correct the date, or remove the row.");
                continue;
            }

            foreach (var (column, series) in columns)
            {
                if (table.TryNumber(column, out var number))
                    book.Add(series!.Descriptor, day, null, number, table.Number, series.MayBeNegative);
            }
        }

        book.Finish();
    }
}
