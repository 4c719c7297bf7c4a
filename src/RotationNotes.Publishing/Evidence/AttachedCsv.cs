using System.Globalization;
using System.Text;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Publishing.Evidence;

/// <summary>An exhibit's numbers as they ride inside the PDF: what the exhibit can show. The archive keeps every row and digit in <c>exhibits/</c>.</summary>
/// <remarks>
/// A ratio of two prices has seventeen digits, of which a drawing shows four; a line over decades is drawn with the first, lowest, highest
/// and last value of each printed dot. The rest would be most of the file (docs/decisions/0014).
/// </remarks>
public static class AttachedCsv
{
    /// <summary>Tables with more rows are thinned.</summary>
    public const int MostRows = 2500;

    // A tenth of what a chart as high as a page can show, and the columns of dots of a chart as wide as one.
    private const int LeastSteps = 2000;
    private const int Stretches = 500;
    private const int FewestNumbers = 20;
    private const int QuotedDecimals = 4;
    private const int MostDecimals = 12;

    /// <param name="csv">Comma-separated text with one header row, quoted as in RFC 4180.</param>
    /// <returns>The same table: computed columns rounded, quoted ones (at most four decimals) as they are; of a long table the rows that are drawn.</returns>
    public static string Of(string csv)
    {
        var rows = Split(csv);
        if (rows.Count <= FewestNumbers)
            return csv;
        var columns = new Column[rows[0].Length];
        for (var c = 0; c < columns.Length; c++)
            columns[c] = new Column(rows, c);
        var kept = rows.Count - 1 > MostRows ? Drawn(columns, rows.Count) : null;
        var text = new StringBuilder(csv.Length);
        for (var r = 0; r < rows.Count; r++)
        {
            if (kept is not null && !kept[r])
                continue;
            for (var c = 0; c < rows[r].Length; c++)
            {
                if (c > 0)
                    text.Append(',');
                text.Append(r > 0 && c < columns.Length && columns[c].Rounded(r) is { } rounded ? rounded : CsvWriter.Field(rows[r][c]));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Per stretch and column the first, lowest, highest and last row; the header always.</summary>
    private static bool[]? Drawn(Column[] columns, int rows)
    {
        var kept = new bool[rows];
        kept[0] = true;
        var numeric = false;
        foreach (var column in columns)
        {
            if (!column.IsNumeric)
                continue;
            numeric = true;
            for (var stretch = 0; stretch < Stretches; stretch++)
            {
                var first = 1 + (int)((long)(rows - 1) * stretch / Stretches);
                var end = 1 + (int)((long)(rows - 1) * (stretch + 1) / Stretches);
                var (lowest, highest) = (-1, -1);
                for (var r = first; r < end; r++)
                {
                    if (column.Values[r] is not { } value)
                        continue;
                    lowest = lowest < 0 || value < column.Values[lowest] ? r : lowest;
                    highest = highest < 0 || value > column.Values[highest] ? r : highest;
                }

                if (lowest < 0)
                    continue;
                kept[first] = kept[lowest] = kept[highest] = kept[end - 1] = true;
            }
        }

        return numeric ? kept : null;
    }

    /// <summary>One column as numbers, with the digits it is written with.</summary>
    private sealed class Column
    {
        private readonly string? format;

        public Column(List<string[]> rows, int index)
        {
            Values = new double?[rows.Count];
            var (lowest, highest, count, quoted) = (double.PositiveInfinity, double.NegativeInfinity, 0, true);
            for (var r = 1; r < rows.Count; r++)
            {
                if (index >= rows[r].Length || rows[r][index].Length == 0)
                    continue;
                if (!double.TryParse(rows[r][index], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                    return;
                Values[r] = value;
                (lowest, highest, count) = (Math.Min(lowest, value), Math.Max(highest, value), count + 1);
                quoted &= Math.Round(value, QuotedDecimals) == value;
            }

            IsNumeric = count > 0;
            if (quoted || count < FewestNumbers || highest == lowest)
                return;
            var decimals = (int)Math.Ceiling(-Math.Log10((highest - lowest) / LeastSteps));
            format = decimals > MostDecimals ? null : "F" + Math.Max(decimals, 0).ToString(CultureInfo.InvariantCulture);
        }

        public double?[] Values { get; }

        public bool IsNumeric { get; }

        /// <summary>The number of a row in its digits, null where the text stays as it is.</summary>
        public string? Rounded(int row)
        {
            if (format is null || Values[row] is not { } value)
                return null;
            var text = value.ToString(format, CultureInfo.InvariantCulture);
            if (text.Contains('.', StringComparison.Ordinal))
                text = text.TrimEnd('0').TrimEnd('.');
            return text is "-0" ? "0" : text;
        }
    }

    private static List<string[]> Split(string csv)
    {
        var rows = new List<string[]>();
        using var reader = new CsvReader(new StringReader(csv));
        while (reader.Read())
            rows.Add(reader.Fields());
        return rows;
    }
}
