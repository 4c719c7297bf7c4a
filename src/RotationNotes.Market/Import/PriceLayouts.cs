namespace RotationNotes.Market.Import;

/// <summary>Recognises vendors' files of one date and one value per row by their header and first row.</summary>
internal static class PriceLayouts
{
    private static readonly string[] ohlc = ["date", "open", "high", "low", "close"];
    private static readonly string[] classic = ["date", "open", "high", "low", "close", "adj close", "volume"];
    private static readonly string[] stooq = ["<ticker>", "<per>", "<date>", "<time>", "<open>", "<high>", "<low>", "<close>", "<vol>", "<openint>"];

    // Headings that say nothing about which series the column holds.
    private static readonly string[] generic = ["close", "value", "price", "last", "adj close"];

    /// <param name="header">Cells of the first row.</param>
    /// <param name="row">Cells of the second row.</param>
    /// <param name="stem">File name without extension.</param>
    /// <returns>How to read the file, or null when it is none of these layouts.</returns>
    public static ColumnPlan? Recognise(string[] header, string[] row, string stem)
    {
        var names = Array.ConvertAll(header, h => h.ToLowerInvariant());
        if (names.AsSpan().SequenceEqual(stooq))
        {
            return new ColumnPlan("Stooq text", 10, Date: 2, DateStyle.Compact, Value: 7)
            {
                SeriesName = row.Length > 0 ? row[0] : null, Ticker = 0, Range = (5, 6), Adjusted = false,
            };
        }

        if (names.Length < 2 || names[0] is not ("date" or "observation_date"))
            return null;
        var style = row.Length > 0 ? DateText.StyleOf(row[0]) ?? DateStyle.Iso : DateStyle.Iso;
        var cboe = header[0] == "DATE" && (style == DateStyle.MonthDayYear || stem.EndsWith("_History", StringComparison.OrdinalIgnoreCase));
        if (names.AsSpan().SequenceEqual(classic))
            return new ColumnPlan("Yahoo 7 columns", 7, 0, style, 4) { AdjustedValue = 5, Range = (2, 3) };
        if (names.AsSpan().SequenceEqual(ohlc))
            return new ColumnPlan(cboe ? "Cboe OHLC" : "Yahoo OHLC", 5, 0, style, 4) { Range = (2, 3) };
        if (names.Length == 6 && names.AsSpan(0, 5).SequenceEqual(ohlc) && names[5] == "volume")
            return new ColumnPlan("OHLC and volume", 6, 0, style, 4) { Range = (2, 3) };
        if (names.Length != 2)
            return null;

        var name = generic.Contains(names[1]) ? null : header[1];
        if (cboe)
            return new ColumnPlan("Cboe index", 2, 0, style, 1) { SeriesName = name };
        if (header[0] is "observation_date" || name is not null && !name.StartsWith('^') && header[0] is "DATE" or "date")
            return new ColumnPlan("FRED csv", 2, 0, style, 1) { SeriesName = name, BlanksAreNormal = true };
        if (names[1] == "value")
            return new ColumnPlan("date,value", 2, 0, style, 1) { BlanksAreNormal = true };
        return new ColumnPlan(name is null ? "Yahoo close" : "Date and named column", 2, 0, style, 1) { SeriesName = name };
    }
}
