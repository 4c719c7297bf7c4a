using System.Globalization;
using RotationNotes.Documents.Tables;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.Email;

/// <summary>Data tables in mail: real header cells, inline styles, and a box that scrolls sideways on a phone.</summary>
internal sealed class EmailTables(HtmlWriter html, EmailInlines inlines, EmailLooks looks, bool isUnspaced)
{
    // Else a head or label of ideographs breaks behind any of them.
    private readonly string whole = isUnspaced ? ";word-break:keep-all" : "";

    public void Write(Table table)
    {
        html.Open("div", ("class", "sx"))
            .Open("table", ("class", "dt ink"), ("width", "100%"), ("cellpadding", "0"), ("cellspacing", "0"), ("style", "border-collapse:collapse;" + looks.TableText)).Line();
        Head(table);
        var gaps = new DecimalGaps(table);
        for (var i = 0; i < table.Rows.Length; i++)
            Row(table, i, gaps);
        html.Close("table").Close("div").Line();
        foreach (var note in table.Notes)
            html.Element("p", note, ("class", "mut"), ("style", "margin:6px 0 0;" + looks.Measure)).Line();
    }

    private void Head(Table table)
    {
        if (table.Columns.Any(column => column.Group is not null))
        {
            html.Open("tr");
            for (var i = 0; i < table.Columns.Length;)
            {
                var group = table.Columns[i].Group;
                var span = 1;
                while (i + span < table.Columns.Length && group is not null && table.Columns[i + span].Group == group)
                    span++;
                if (group is null)
                    html.Open("td").Close("td");
                else
                    html.Element("th", group, ("scope", "colgroup"), ("colspan", span.ToString(CultureInfo.InvariantCulture)), ("class", "rule"), ("style", $"padding:2px 6px;border-bottom:1px solid {looks.Light.Rule};font-size:12px"));
                i += span;
            }

            html.Close("tr").Line();
        }

        html.Open("tr");
        foreach (var column in table.Columns)
            html.Element("th", column.Header, ("scope", "col"), ("class", "mut rule"), ("align", Align(column.Alignment)), ("style", $"padding:4px 6px;border-bottom:1px solid {looks.Light.Ink};color:{looks.Light.MutedInk};font-size:12px;vertical-align:bottom{whole}"));
        html.Close("tr").Line();
    }

    private void Row(Table table, int index, DecimalGaps gaps)
    {
        var row = table.Rows[index];
        if (row.Role == RowRole.Group)
        {
            html.Open("tr").Open("th", ("scope", "rowgroup"), ("colspan", table.Columns.Length.ToString(CultureInfo.InvariantCulture)), ("align", "left"), ("class", "acc rule"), ("style", $"padding:12px 6px 4px;border-bottom:1px solid {looks.Light.Rule};color:{looks.Light.Accent}"));
            inlines.Write(row.Cells[0].Content);
            html.Close("th").Close("tr").Line();
            return;
        }

        var edge = row.Role == RowRole.Subtotal ? $";border-top:1px solid {looks.Light.Ink}" : "";
        var weight = row.Role is RowRole.Subtotal or RowRole.Highlight ? "bold" : "normal";
        var highlight = row.Role == RowRole.Highlight;
        html.Open("tr", ("class", highlight ? "tint" : null), ("style", highlight ? "background:" + looks.Light.Tint : null));
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var alignment = table.Columns[i].Alignment;
            var heads = i == 0 && alignment == ColumnAlignment.Left;
            var style = $"padding:5px 6px;border-bottom:1px solid {looks.Light.Rule}{edge}"
                + (heads || weight == "bold" ? $";font-weight:{weight}" : "")
                + (heads ? whole : "")
                + (alignment is ColumnAlignment.Right or ColumnAlignment.Decimal ? ";white-space:nowrap" : "");
            var heat = looks.Heat(row.Cells[i].Shade);
            html.Open(heads ? "th" : "td", ("scope", heads ? "row" : null), ("align", Align(alignment)), ("class", "rule"), ("style", heat is null ? style : style + ";" + heat));
            // On the text and not the cell, whose own padding gives way on a phone. Outlook for Windows and Yahoo keep the right edge.
            if (gaps[index, i] > 0)
                html.Open("span", ("style", string.Create(CultureInfo.InvariantCulture, $"margin-right:{gaps[index, i] / 2.0}ch")));
            inlines.Write(row.Cells[i].Content);
            if (gaps[index, i] > 0)
                html.Close("span");
            if (row.Cells[i].Mark is CellTrend trend)
                html.Open("span", ("title", trend.AltText)).Text(CellMarks.Letters(trend)).Close("span");
            html.Close(heads ? "th" : "td");
        }

        html.Close("tr").Line();
    }

    private static string? Align(ColumnAlignment alignment) => alignment switch
    {
        ColumnAlignment.Right or ColumnAlignment.Decimal => "right",
        ColumnAlignment.Center => "center",
        _ => "left",
    };
}
