using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>An iShares holdings file: a preamble with date and shares outstanding, then one row per position.</summary>
/// <remarks>
/// The fund is named by the file: <c>IWM_holdings_2024-07-16.csv</c>. Weights of single positions are kept for seven companies
/// only; of the rest the store keeps what notes use: concentration, the Herfindahl index, weights of sectors, shares outstanding. Issuers
/// post positions the morning after.
/// </remarks>
internal static class FundHoldings
{
    private static readonly (string Company, string[] Tickers)[] seven =
        [("AAPL", ["AAPL"]), ("AMZN", ["AMZN"]), ("GOOGL", ["GOOGL", "GOOG"]), ("META", ["META"]), ("MSFT", ["MSFT"]), ("NVDA", ["NVDA"]), ("TSLA", ["TSLA"])];

    private static readonly string[] signs = ["Fund Holdings as of", "Inception Date", "Shares Outstanding"];

    public static bool Fits(string[] header) => header.Length > 0 && (header[0].Equals(signs[0], StringComparison.OrdinalIgnoreCase) || header.Length == 1 && header[0].StartsWith("iShares ", StringComparison.Ordinal));

    public static void Read(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        if (map.FindByFileName(reading.File.Stem) is not { } fund)
        {
            reading.Unknown = Diagnostic.Warning(new Place(reading.File.Path), "the file's name names no fund of the series map.", "Call it after the ticker: IWM_holdings.csv.");
            return;
        }

        var ticker = fund.Descriptor.Id.Value;
        DateOnly? asOf = null;
        var (headerLine, shares) = (-1, double.NaN);
        var rows = reading.File.Rows();
        while (headerLine < 0 && rows.Read())
        {
            var cells = rows.Fields();
            if (cells is [var what, var when, ..] && what.Equals(signs[0], StringComparison.OrdinalIgnoreCase) && (DateText.TryParseWords(when, out var day) || DateText.TryParse(when, DateLayout.Iso, out day)))
                asOf = day;
            else if (cells is [var words, var number, ..] && words.Equals(signs[2], StringComparison.OrdinalIgnoreCase))
                NumberText.TryParse(number.Replace(",", "", StringComparison.Ordinal), out shares);
            else if (TableLayouts.Has(cells, "Ticker", "Sector", "Asset Class"))
                headerLine = rows.Line;
        }

        if (asOf is not { } date)
        {
            reading.Error(1, "the file does not say of which day its holdings are.", "The issuer has none for that day; ask for the last session.");
            return;
        }

        if (headerLine < 0)
        {
            reading.Error(1, "the file has no table of holdings.", "Download it again.");
            return;
        }

        var table = new CsvTable(reading, rows);
        int name = table.Column("Ticker"), sector = table.Column("Sector"), kind = table.Column("Asset Class"), weight = table.Column("Weight (%)", "Market Weight");
        if (weight < 0)
        {
            reading.Error(headerLine, "the table has no column 'Weight (%)'.", "Download the file again.");
            return;
        }

        var weights = new List<(string Ticker, string Sector, double Weight)>();
        while (table.Next())
        {
            if (table.Cell(kind) is "Equity" && table.TryNumber(weight, out var percent, thousands: true))
                weights.Add((table.Cell(name).ToString(), table.Cell(sector).ToString(), percent / 100));
        }

        var sum = weights.Sum(w => w.Weight);
        if (!reading.HasErrors && sum is < 0.9 or > 1.02)
            reading.Error(headerLine, $"the weights of the shares add up to {100 * sum:0.0} %.", "The file is cut; download it again.");
        if (reading.HasErrors)
            return;

        // Posted the morning after.
        var known = date.AddDays(1).ToDateTime(new TimeOnly(9, 0));
        var book = new ObservationBook(reading);
        if (shares > 0 && map.Find($"SHS.{ticker}") is { } outstanding)
            book.Add(outstanding.Descriptor, date, null, shares, 1);
        double[] ordered = [.. Companies(weights).OrderDescending()];
        foreach (var n in new[] { 5, 7, 10 })
            Add($"CONC.{ticker}.TOP{n}", ordered.Take(n).Sum());
        Add($"CONC.{ticker}.HHI", ordered.Sum(w => w * w));
        foreach (var group in weights.GroupBy(w => w.Sector))
            Add($"SECTOR.{ticker}.{Word(group.Key)}", group.Sum(w => w.Weight));
        foreach (var (company, tickers) in seven)
            Add($"W.{ticker}.{company}", weights.Where(w => tickers.Contains(w.Ticker)).Sum(w => w.Weight));
        book.Finish();

        void Add(string id, double value)
        {
            if (map.Find(id) is { } mapped)
                book.Add(mapped.Descriptor, date, known, value, headerLine);
        }
    }

    // Two classes of one company count as one holding.
    private static IEnumerable<double> Companies(List<(string Ticker, string Sector, double Weight)> weights) =>
        weights.GroupBy(w => w.Ticker is "GOOG" ? "GOOGL" : w.Ticker).Select(g => g.Sum(w => w.Weight));

    // "Information Technology" becomes INFORMATION_TECHNOLOGY.
    private static string Word(string sector) => string.Concat(sector.ToUpperInvariant().Select(c => c is >= 'A' and <= 'Z' ? c : '_'));
}
