using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>OptionMetrics' interpolated volatility surface: implied volatility by days to expiry and delta.</summary>
/// <remarks>
/// Columns <c>ticker, date, days, delta, cp_flag, impl_volatility</c>, as exported with the ticker. Read are 30 days and deltas of 25 and
/// 50 (calls) and −25 and −50 (puts). Volatility is a fraction there, points here; −99.99 stands for missing. At the money is the
/// mean of the 50-delta call and put.
/// </remarks>
internal static class VolatilitySurface
{
    private const double Missing = -99.99;

    public static bool Fits(string[] header) => TableLayouts.Has(header, "ticker", "date", "days", "delta", "cp_flag", "impl_volatility");

    public static void Read(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var table = new CsvTable(reading);
        int ticker = table.Column("ticker"), date = table.Column("date"), days = table.Column("days"), delta = table.Column("delta"), flag = table.Column("cp_flag"), volatility = table.Column("impl_volatility");
        var book = new ObservationBook(reading);
        var middle = new SortedDictionary<(string Ticker, DateOnly Date), double>();
        while (table.Next())
        {
            if (!table.TryNumber(days, out var term) || term != 30 || !table.TryNumber(delta, out var at) || Math.Abs(at) is not (25 or 50))
                continue;
            if (table.Cell(flag) is not (['C'] or ['P']) || (at > 0) != (table.Cell(flag) is "C"))
            {
                reading.Error(table.Number, $"delta {at} does not fit to '{table.Cell(flag)}'.", "Calls have deltas above zero, puts below.");
                continue;
            }

            var name = table.Cell(ticker).ToString();
            if (map.Find($"IV.{name}.ATM") is not { } atTheMoney || table.Date(date) is not { } day || !table.TryNumber(volatility, out var value) || value == Missing)
                continue;
            var points = value * 100;
            if (Math.Abs(at) == 25)
            {
                if (map.Find($"IV.{name}.{(at > 0 ? "C25" : "P25")}") is { } wing)
                    book.Add(wing.Descriptor, day, null, points, table.Number);
            }
            else if (!middle.Remove((name, day), out var other))
            {
                middle.Add((name, day), points);
            }
            else
            {
                book.Add(atTheMoney.Descriptor, day, null, (points + other) / 2, table.Number);
            }
        }

        if (middle.Count > 0)
            reading.Warn($"only one of the 50-delta call and put on {middle.Count} days, first {middle.First().Key.Ticker} on {middle.First().Key.Date:yyyy-MM-dd}; no volatility at the money there.");
        book.Finish();
    }
}
