using RotationNotes.Foundation.Text;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>Rows of a file with a header, cell by cell; columns are found by name, in any order and any case.</summary>
internal sealed class CsvTable
{
    private readonly FileReading reading;
    private readonly CsvReader rows;
    private readonly int columns;

    /// <summary>A table whose header is the file's first row.</summary>
    public CsvTable(FileReading reading, char separator = ',')
        : this(reading, First(reading.File.Rows(separator)))
    {
    }

    /// <param name="rows">Stands at the header; what came before it was a preamble.</param>
    public CsvTable(FileReading reading, CsvReader rows)
    {
        (this.reading, this.rows) = (reading, rows);
        Header = Array.ConvertAll(rows.Fields(), field => field.Trim());
        columns = Header.Length;
    }

    public string[] Header { get; }

    /// <summary>Line of the current row, counted from one.</summary>
    public int Number => rows.Line;

    /// <summary>Index of the first of the names that is a column; −1 when none is.</summary>
    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var index = Array.FindIndex(Header, h => h.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
                return index;
        }

        return -1;
    }

    /// <summary>Moves to the next row that is not blank; false at the end. Rows with another number of cells are reported and passed over.</summary>
    public bool Next()
    {
        while (rows.Read())
        {
            // Some vendors end each row with a separator that the header does not have.
            if (rows.Fault is null && (rows.Count == columns || rows.Count == columns + 1 && rows[columns].IsEmpty))
                return true;
            if (ClosingLines.Begin(rows, columns))
                return !ClosingLines.Pass(reading, rows, columns);
            reading.Error(
                rows.Line,
                rows.Raw.Contains('<') ? "markup of a web page stands among the rows." : rows.Fault?.Message ?? $"expected {columns} columns, found {rows.Count}.",
                rows.Fault?.Hint ?? "The row is cut or has a stray separator; download or export the file again.");
        }

        return false;
    }

    /// <summary>The cell of the current row without surrounding quotes and spaces; empty for column −1.</summary>
    public ReadOnlySpan<char> Cell(int column) => column < 0 ? default : rows[column].Trim();

    /// <summary>The date in a cell; null after reporting that there is none.</summary>
    public DateOnly? Date(int column)
    {
        var text = Cell(column);
        if (DateText.StyleOf(text) is { } style && DateText.TryParse(text, style, out var date) || DateText.TryParseWords(text, out date))
            return date;
        reading.Error(rows.Line, $"'{text}' in column '{Header[column]}' is not a date.", "Write dates as 2024-07-16.");
        return null;
    }

    /// <summary>The moment in a cell: a date, or a date and a time of day in New York; null after reporting that there is none.</summary>
    public DateTime? Moment(int column)
    {
        var text = Cell(column);
        if (DateText.TryParseMoment(text, out var moment))
            return moment;
        reading.Error(rows.Line, $"'{text}' in column '{Header[column]}' is not a moment.", "Write 2024-07-11 or 2024-07-11 08:30, New York time.");
        return null;
    }

    /// <summary>The number in a cell. False when the vendor says there is none, or after reporting that it is not readable.</summary>
    /// <param name="thousands">Whether the vendor groups digits by commas: 1,152,900,000.00.</param>
    public bool TryNumber(int column, out double value, bool thousands = false)
    {
        value = double.NaN;
        var text = Cell(column);
        if (NumberText.IsMissing(text) || text is "-" or "--")
            return false;
        if (thousands && text.Contains(','))
            text = text.ToString().Replace(",", "", StringComparison.Ordinal);
        if (NumberText.TryParse(text, out value))
            return true;
        var (message, hint) = NumberText.Explain(text);
        reading.Error(rows.Line, $"column '{Header[column]}': {message}", hint);
        value = double.NaN;
        return false;
    }

    /// <summary>The whole number of things in a cell: never negative.</summary>
    public bool TryCount(int column, out double value, bool thousands = false)
    {
        if (!TryNumber(column, out value, thousands))
            return false;
        if (value >= 0 && value == Math.Floor(value))
            return true;
        reading.Error(rows.Line, $"column '{Header[column]}': '{Cell(column)}' is no whole number of things.", "Download the file again.");
        return false;
    }

    private static CsvReader First(CsvReader rows)
    {
        rows.Read();
        return rows;
    }
}
