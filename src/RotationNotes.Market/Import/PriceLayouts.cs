using RotationNotes.Market.Text;

namespace RotationNotes.Market.Import;

/// <summary>Recognises vendors' files of one date and one value per row by the names of their columns, in any order.</summary>
internal static class PriceLayouts
{
    /// <summary>Records at the beginning of a file among which its header is looked for.</summary>
    public const int LongestPreamble = 12;

    private static readonly string[] stooq = ["<ticker>", "<per>", "<date>", "<time>", "<open>", "<high>", "<low>", "<close>", "<vol>", "<openint>"];

    // Columns that may stand beside the close in a file of prices.
    private static readonly string[] beside = ["date", "open", "high", "low", "close", "adj close", "volume", "dividends", "stock splits", "capital gains"];

    // Headings that say nothing about which series the column holds.
    private static readonly string[] generic = ["close", "value", "price", "last", "adj close"];

    /// <param name="records">The first records of the file; above the header there may be lines of a preamble.</param>
    /// <param name="stem">File name without extension.</param>
    /// <returns>How to read the file, or null when it is none of these layouts.</returns>
    public static ColumnPlan? Recognise(IReadOnlyList<string[]> records, string stem)
    {
        if (Downloaded(records) is { } frame)
            return frame;
        for (var i = 0; i < records.Count; i++)
        {
            if (Recognise(records[i], i + 1 < records.Count ? records[i + 1] : [], stem) is { } plan)
                return plan with { Above = i + 1 };
        }

        return null;
    }

    private static ColumnPlan? Recognise(string[] header, string[] row, string stem)
    {
        var names = Array.ConvertAll(header, h => h.Trim().ToLowerInvariant());
        if (names.AsSpan().SequenceEqual(stooq))
        {
            return new ColumnPlan("Stooq text", 10, Date: 2, DateLayout.Compact, Value: 7)
            {
                SeriesName = row.Length > 0 ? row[0] : null, Ticker = 0, Open = 4, Range = (5, 6), Volume = 8, Adjusted = false,
            };
        }

        var date = Math.Max(Array.IndexOf(names, "date"), Array.IndexOf(names, "observation_date"));
        if (names.Length < 2 || date < 0)
            return null;
        var style = date < row.Length ? StyleOf(row[date]) : DateLayout.Iso;
        var cboe = header[0] == "DATE" && (style == DateLayout.MonthDayYear || stem.EndsWith("_History", StringComparison.OrdinalIgnoreCase));
        if (names.Length > 2)
            return Array.IndexOf(names, "close") is var close and >= 0 && names.Distinct().Count() == names.Length && names.All(beside.Contains) ? Prices(names, date, close, style, cboe) : null;
        if (date != 0)
            return null;

        var name = generic.Contains(names[1]) ? null : header[1].Trim();
        if (cboe)
            return new ColumnPlan("Cboe index", 2, 0, style, 1) { SeriesName = name };
        if (header[0] is "observation_date" || name is not null && !name.StartsWith('^') && header[0] is "DATE" or "date")
            return new ColumnPlan("FRED csv", 2, 0, style, 1) { SeriesName = name, BlanksAreNormal = true };
        if (names[1] == "value")
            return new ColumnPlan("date,value", 2, 0, style, 1) { BlanksAreNormal = true };
        return new ColumnPlan(name is null ? "Yahoo close" : "Date and named column", 2, 0, style, 1) { SeriesName = name };
    }

    private static ColumnPlan Prices(string[] names, int date, int close, DateLayout style, bool cboe)
    {
        var range = (Array.IndexOf(names, "high"), Array.IndexOf(names, "low"));
        var layout = names switch
        {
            _ when names.Contains("dividends") => "Yahoo history",
            _ when names.Contains("adj close") => "Yahoo 7 columns",
            _ when names.Contains("volume") => "OHLC and volume",
            _ => cboe ? "Cboe OHLC" : "Yahoo OHLC",
        };
        return new ColumnPlan(layout, names.Length, date, style, close)
        {
            Open = Array.IndexOf(names, "open"), Volume = Array.IndexOf(names, "volume"), AdjustedValue = Array.IndexOf(names, "adj close"),
            Range = range.Item1 < 0 || range.Item2 < 0 ? (-1, -1) : range,
        };
    }

    // What yfinance's download writes: a row of what, a row of which ticker, a row that names the index.
    private static ColumnPlan? Downloaded(IReadOnlyList<string[]> records)
    {
        if (records is not [["Price", ..] what, ["Ticker", .. var tickers], ["Date", ..] index, ..] || tickers.Length == 0 || tickers.Distinct().Count() > 1 || what.Length != tickers.Length + 1 || index.Length > what.Length)
            return null;
        var names = Array.ConvertAll(what, h => h.Trim().ToLowerInvariant());
        var close = Array.IndexOf(names, "close");
        if (close < 0)
            return null;
        names[0] = "date";
        var plan = Prices(names, 0, close, records.Count > 3 && records[3].Length > 0 ? StyleOf(records[3][0]) : DateLayout.Iso, cboe: false);
        return plan with { Layout = "Yahoo download", SeriesName = tickers[0], Above = 3 };
    }

    private static DateLayout StyleOf(string text) =>
        DateText.StyleOf(text) ?? (DateText.TryParse(text, DateLayout.DayMonthYear, out _) ? DateLayout.DayMonthYear : DateLayout.Iso);
}
