using RotationNotes.Documents.Tables;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Narrative.Notes;

/// <summary>Reads one entry of the <c>tables</c> list.</summary>
internal static class TableReader
{
    private static readonly string[] CellMembers = ["value", "previous", "change", "percentile", "observed_on", "trend"];

    /// <param name="files">Files of the note's folder, for editorial tables.</param>
    /// <param name="findings">Takes what is wrong in those files.</param>
    public static TableDefinition Read(JsonObjectReader reader, IReadOnlyList<NoteFile> files, List<Diagnostic> findings)
    {
        var table = new TableDefinition
        {
            Id = reader.Text("id"),
            Place = reader.Place,
            Kind = reader.Choice("kind", (TableKind?)null, ("grid", TableKind.Grid), ("records", TableKind.Records), ("events", TableKind.Events), ("study", TableKind.Study), ("editorial", TableKind.Editorial)),
            Topic = reader.Text("topic"),
            Title = reader.Template("title"),
            Subtitle = reader.Template("subtitle"),
            Note = reader.OptionalTemplate("note"),
            RowHeader = reader.Text("rowHeader", ""),
            Columns = [.. reader.Objects("columns", "A column").Select(ReadColumn)],
            Rows = [.. reader.Objects("rows", "A row").Select(ReadRow)],
            Metrics = [.. reader.Texts("metrics").Select(t => t.Text)],
            EventMetric = reader.Text("event", ""),
            Signal = reader.Text("signal", ""),
            Outcome = reader.Text("outcome", ""),
            Limit = reader.Count("limit", 12, 1, 100),
            Shade = reader.Flag("shade"),
        };
        if (table.Kind == TableKind.Editorial)
            table = table with { Editorial = ReadEditorial(reader, files, findings) };
        reader.Finish();
        switch (table.Kind)
        {
            case TableKind.Grid:
                foreach (var row in table.Rows.Where(r => r.Role != RowRole.Group && r.Cells.Length != table.Columns.Length))
                    reader.Report(row.Place, $"row '{row.Label}' has {row.Cells.Length} cells, the table {table.Columns.Length} columns.", "Write an empty text for a cell that stays empty.");
                foreach (var row in table.Rows)
                {
                    foreach (var cell in row.Cells.Where(c => c.Contains('.', StringComparison.Ordinal) && !CellMembers.Contains(c[(c.IndexOf('.', StringComparison.Ordinal) + 1)..])))
                        reader.Report(row.Place, $"'{cell}' is no cell.", $"Behind the point stands one of {string.Join(", ", CellMembers)}.");
                }

                if (table.Rows.IsEmpty || table.Columns.IsEmpty)
                    reader.Report(table.Place, $"table '{table.Id}' needs 'columns' and 'rows'.");
                break;
            case TableKind.Records when table.Metrics.IsEmpty:
                reader.Report(table.Place, $"table '{table.Id}' needs 'metrics'.");
                break;
            case TableKind.Events when table.EventMetric.Length == 0 || table.Columns.Any(c => c.Metric is null):
                reader.Report(table.Place, $"table '{table.Id}' needs 'event', and a 'metric' in each column.");
                break;
            case TableKind.Study when table.Signal.Length == 0 || table.Outcome.Length == 0:
                reader.Report(table.Place, $"table '{table.Id}' needs 'signal' and 'outcome'.");
                break;
        }

        return table;
    }

    private static EditorialRows? ReadEditorial(JsonObjectReader reader, IReadOnlyList<NoteFile> files, List<Diagnostic> findings)
    {
        var name = reader.Text("sheet");
        var fileName = reader.Text("file", name + ".csv");
        if (EditorialSheet.Find(name) is not { } sheet)
        {
            reader.Report(reader.PlaceOf("sheet"), $"'{name}' is no editorial sheet.", NearestName.HintOrList(name, EditorialSheet.All.Select(s => s.Name)));
            return null;
        }

        if (files.FirstOrDefault(f => f.Name == fileName) is { } file)
            return EditorialRows.Read(sheet, file, findings);
        reader.Report(reader.Place, $"the note's folder has no file '{fileName}'.", $"Its columns are {string.Join(",", sheet.Columns.Select(c => c.Name))}.");
        return null;
    }

    private static TableColumnDefinition ReadColumn(JsonObjectReader reader)
    {
        var column = new TableColumnDefinition(reader.Text("header"), NoteReader.ReadFormat(reader), reader.OptionalText("group"), reader.OptionalText("metric"), reader.Flag("bars"));
        reader.Finish();
        return column;
    }

    private static TableRowDefinition ReadRow(JsonObjectReader reader)
    {
        var row = new TableRowDefinition(
            reader.Text("label"),
            [.. reader.Texts("cells").Select(t => t.Text)],
            reader.Choice("role", (RowRole?)RowRole.Body, ("body", RowRole.Body), ("group", RowRole.Group), ("subtotal", RowRole.Subtotal), ("highlight", RowRole.Highlight)),
            reader.Place);
        reader.Finish();
        return row;
    }
}
