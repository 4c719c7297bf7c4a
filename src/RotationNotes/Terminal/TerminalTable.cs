using RotationNotes.Foundation.Text;

namespace RotationNotes.Terminal;

/// <summary>Columns of text, as wide as their widest cell.</summary>
public sealed class TerminalTable(params string[] headers)
{
    private readonly List<string[]> rows = [];
    private readonly HashSet<int> rightAligned = [];

    /// <summary>Sets a column flush right, as numbers are read.</summary>
    public TerminalTable Right(params int[] columns)
    {
        rightAligned.UnionWith(columns);
        return this;
    }

    public void Add(params string[] cells)
    {
        if (cells.Length != headers.Length)
            throw new ArgumentException($"A row has {cells.Length} cells, the table {headers.Length} columns.", nameof(cells));
        rows.Add(Array.ConvertAll(cells, VisibleText.Of));
    }

    public void Print(TextWriter writer)
    {
        var widths = headers.Select((header, column) => rows.Select(row => row[column].Length).Append(header.Length).Max()).ToArray();
        Line(writer, headers, widths);
        Line(writer, [.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in rows)
            Line(writer, row, widths);
    }

    private void Line(TextWriter writer, string[] cells, int[] widths)
    {
        var padded = cells.Select((cell, column) => rightAligned.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
        writer.WriteLine(string.Join("  ", padded).TrimEnd());
    }
}
