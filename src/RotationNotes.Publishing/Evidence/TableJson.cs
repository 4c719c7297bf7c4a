using System.Text.Json;
using RotationNotes.Documents.Tables;

namespace RotationNotes.Publishing.Evidence;

/// <summary>A table as JSON: columns, then rows of cells.</summary>
internal static class TableJson
{
    public static void Write(Utf8JsonWriter json, string name, Table table)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("header", column.Header);
            json.WriteString("alignment", column.Alignment switch
            {
                ColumnAlignment.Right => "right",
                ColumnAlignment.Center => "center",
                ColumnAlignment.Decimal => "decimal",
                _ => "left",
            });
            json.WriteString("group", column.Group);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("role", row.Role switch
            {
                RowRole.Group => "group",
                RowRole.Subtotal => "subtotal",
                RowRole.Highlight => "highlight",
                _ => "body",
            });
            json.WriteStartArray("cells");
            foreach (var cell in row.Cells)
            {
                json.WriteStartObject();
                InlineJson.Write(json, "content", cell.Content);
                if (cell.Shade is { } shade)
                    RecordJson.Number(json, "shade", shade);
                WriteMark(json, cell.Mark);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in table.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMark(Utf8JsonWriter json, CellMark? mark)
    {
        switch (mark)
        {
            case null:
                return;
            case CellBar bar:
                json.WriteStartObject("bar");
                RecordJson.Number(json, "zero", bar.Zero);
                RecordJson.Number(json, "end", bar.End);
                json.WriteEndObject();
                return;
            case CellTrend trend:
                json.WriteStartObject("trend");
                json.WriteString("altText", trend.AltText);
                json.WriteStartArray("values");
                foreach (var value in trend.Values)
                    json.WriteNumberValue(value);
                json.WriteEndArray();
                json.WriteEndObject();
                return;
            default:
                throw new NotSupportedException($"No JSON rule for cell mark '{mark.GetType().Name}'. Add one to TableJson.");
        }
    }
}
