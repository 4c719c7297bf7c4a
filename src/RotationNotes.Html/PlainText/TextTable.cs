using System.Collections.Immutable;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.PlainText;

/// <summary>Tables in fixed-width columns; one too wide for the sheet continues below itself with its first column repeated.</summary>
internal static class TextTable
{
    private const string Between = "  ";
    private const int NarrowestLabel = 16;

    public static void Write(TextSheet sheet, Table table, TextInlines inlines)
    {
        ImmutableArray<ImmutableArray<string>> cells = [.. table.Rows.Select(row => row.Cells.Select(cell => Text(cell, inlines)).ToImmutableArray())];
        cells = PointsBelowEachOther(table, cells);
        ImmutableArray<string> headers = [.. table.Columns.Select(column => column.Header)];
        var widths = new int[headers.Length];
        for (var column = 0; column < widths.Length; column++)
        {
            // Headers may wrap at spaces, numbers may not.
            widths[column] = headers[column].Split(' ').Max(ColumnWidth.Of);
            for (var row = 0; row < cells.Length; row++)
            {
                if (table.Rows[row].Role != RowRole.Group)
                    widths[column] = Math.Max(widths[column], ColumnWidth.Of(cells[row][column]));
            }
        }

        var natural = widths[0];
        widths[0] = FitLabel(widths, sheet.Room);
        var shared = Math.Max(sheet.Room - widths[0] - Between.Length, 8);
        for (var column = 1; column < widths.Length; column++)
            widths[column] = Math.Min(widths[column], shared);
        foreach (var panel in Panels(widths, sheet.Room).ToArray())
        {
            // Each part gives its labels the room its numbers leave.
            widths[0] = Math.Min(natural, sheet.Room - panel.Skip(1).Sum(column => Between.Length + widths[column]));
            WritePanel(sheet, table, headers, cells, widths, panel);
            sheet.Gap();
        }

        foreach (var note in table.Notes)
            sheet.Wrapped(note);
    }

    private static string Text(TableCell cell, TextInlines inlines) => inlines.Text(cell.Content).Replace('\n', ' ') + CellMarks.Letters(cell.Mark);

    // Right-aligned text gets spaces behind it until all decimal points of the column share a place.
    private static ImmutableArray<ImmutableArray<string>> PointsBelowEachOther(Table table, ImmutableArray<ImmutableArray<string>> cells)
    {
        for (var column = 0; column < table.Columns.Length; column++)
        {
            if (table.Columns[column].Alignment != ColumnAlignment.Decimal || cells.IsEmpty)
                continue;
            var tails = cells.Select(row => DecimalTail.Start(row[column]) is var start and >= 0 ? ColumnWidth.Of(row[column][start..]) : -1).ToArray();
            var longest = tails.Max();
            cells = [.. cells.Select((row, i) => tails[i] >= 0 ? row.SetItem(column, row[column] + new string('\u00A0', longest - tails[i])) : row)];
        }

        return cells;
    }

    // The label column wraps before the table is split.
    private static int FitLabel(int[] widths, int room)
    {
        var others = widths.Skip(1).Sum(width => width + Between.Length);
        return Math.Min(widths[0], Math.Max(room - others, Math.Min(room, NarrowestLabel)));
    }

    private static IEnumerable<int[]> Panels(int[] widths, int room)
    {
        var panel = new List<int> { 0 };
        var used = widths[0];
        for (var column = 1; column < widths.Length; column++)
        {
            var width = Between.Length + widths[column];
            if (used + width > room && panel.Count > 1)
            {
                yield return [.. panel];
                panel = [0];
                used = widths[0];
            }

            panel.Add(column);
            used += width;
        }

        yield return [.. panel];
    }

    private static void WritePanel(TextSheet sheet, Table table, ImmutableArray<string> headers, ImmutableArray<ImmutableArray<string>> cells, int[] widths, int[] panel)
    {
        WriteGroups(sheet, table, widths, panel);
        WriteRow(sheet, table, headers, widths, panel, atBottom: true);
        sheet.Line(string.Join(Between, panel.Select(column => new string('-', widths[column]))));
        for (var row = 0; row < cells.Length; row++)
        {
            if (table.Rows[row].Role == RowRole.Group)
                sheet.Wrapped(cells[row][0]);
            else
                WriteRow(sheet, table, cells[row], widths, panel, atBottom: false);
        }
    }

    // Group names stand centred over their columns and wrap within them.
    private static void WriteGroups(TextSheet sheet, Table table, int[] widths, int[] panel)
    {
        if (panel.All(column => table.Columns[column].Group is null))
            return;
        var spans = new List<(string Name, int Width)>();
        foreach (var column in panel)
        {
            var name = table.Columns[column].Group ?? "";
            if (spans.Count > 0 && name.Length > 0 && spans[^1].Name == name)
                spans[^1] = (name, spans[^1].Width + Between.Length + widths[column]);
            else
                spans.Add((name, widths[column]));
        }

        var lines = spans.Select(span => TextSheet.Wrap(span.Name, span.Width).ToArray()).ToArray();
        var height = lines.Max(span => span.Length);
        for (var line = 0; line < height; line++)
        {
            sheet.Line(string.Join(Between, spans.Select((span, index) =>
            {
                var position = line - (height - lines[index].Length);
                return ColumnWidth.Centre(position >= 0 ? lines[index][position] : "", span.Width);
            })));
        }
    }

    private static void WriteRow(TextSheet sheet, Table table, ImmutableArray<string> cells, int[] widths, int[] panel, bool atBottom)
    {
        var lines = panel.Select(column => TextSheet.Wrap(cells[column], widths[column]).ToArray()).ToArray();
        var height = lines.Max(cell => cell.Length);
        for (var line = 0; line < height; line++)
        {
            var pieces = panel.Select((column, index) =>
            {
                var cell = lines[index];
                var position = atBottom ? line - (height - cell.Length) : line;
                return Place(position >= 0 && position < cell.Length ? cell[position] : "", widths[column], table.Columns[column].Alignment);
            });
            sheet.Line(string.Join(Between, pieces));
        }
    }

    private static string Place(string text, int width, ColumnAlignment alignment) => alignment switch
    {
        ColumnAlignment.Right or ColumnAlignment.Decimal => ColumnWidth.PadLeft(text, width),
        ColumnAlignment.Center => ColumnWidth.Centre(text, width),
        _ => ColumnWidth.PadRight(text, width),
    };
}
