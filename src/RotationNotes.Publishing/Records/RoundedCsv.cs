using System.Globalization;
using System.Text;

namespace RotationNotes.Publishing.Records;

/// <summary>An exhibit's numbers for the reader of the PDF: computed ones rounded to what the exhibit can show, quoted ones as they are.</summary>
/// <remarks>
/// A ratio of two prices has seventeen digits, of which a drawing shows four; the others would be most of the file. The archive keeps
/// every digit in <c>exhibits/</c>.
/// </remarks>
public static class RoundedCsv
{
    /// <summary>Steps that a column's range is divided into at least: a tenth of what a chart as high as a page can show.</summary>
    private const int LeastSteps = 2000;

    private const int FewestNumbers = 20;
    private const int QuotedDecimals = 4;
    private const int MostDecimals = 12;

    /// <param name="csv">Comma-separated text with one header row, quoted as in RFC 4180.</param>
    public static string Of(string csv)
    {
        var rows = Split(csv);
        if (rows.Count <= FewestNumbers)
            return csv;
        var decimals = new int[rows[0].Length];
        for (var column = 0; column < decimals.Length; column++)
            decimals[column] = Decimals(rows, column);
        var text = new StringBuilder(csv.Length);
        for (var r = 0; r < rows.Count; r++)
        {
            for (var column = 0; column < rows[r].Length; column++)
            {
                if (column > 0)
                    text.Append(',');
                var field = rows[r][column];
                text.Append(r > 0 && column < decimals.Length && decimals[column] >= 0 && Number(field) is { } value ? Rounded(value, decimals[column]) : field);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Digits behind the point for a column, −1 to leave it as it is: few numbers, other text, or numbers quoted with few digits.</summary>
    private static int Decimals(List<string[]> rows, int column)
    {
        var (lowest, highest, count, quoted) = (double.PositiveInfinity, double.NegativeInfinity, 0, true);
        foreach (var row in rows.Skip(1))
        {
            if (column >= row.Length || row[column].Length == 0)
                continue;
            if (Number(row[column]) is not { } value)
                return -1;
            (lowest, highest, count) = (Math.Min(lowest, value), Math.Max(highest, value), count + 1);
            quoted &= Math.Round(value, QuotedDecimals) == value;
        }

        if (quoted || count < FewestNumbers || highest == lowest)
            return -1;
        var decimals = (int)Math.Ceiling(-Math.Log10((highest - lowest) / LeastSteps));
        return decimals > MostDecimals ? -1 : Math.Max(decimals, 0);
    }

    private static double? Number(string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static string Rounded(double value, int decimals)
    {
        var text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (decimals > 0)
            text = text.TrimEnd('0').TrimEnd('.');
        return text is "-0" ? "0" : text;
    }

    // Fields keep their quotes: only plain numbers are written anew.
    private static List<string[]> Split(string csv)
    {
        var (rows, fields, start, quoted) = (new List<string[]>(), new List<string>(), 0, false);
        for (var i = 0; i < csv.Length; i++)
        {
            if (csv[i] == '"')
                quoted = !quoted;
            if (quoted || csv[i] is not (',' or '\n'))
                continue;
            fields.Add(csv[start..i]);
            start = i + 1;
            if (csv[i] == '\n')
            {
                rows.Add([.. fields]);
                fields.Clear();
            }
        }

        return rows;
    }
}
