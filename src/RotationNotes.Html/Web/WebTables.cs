using System.Globalization;
using RotationNotes.Documents.Tables;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.Web;

/// <summary>Tables with header cells that name what they head.</summary>
internal sealed class WebTables(HtmlWriter html, WebInlines inlines)
{
    /// <summary>Steps of heat shading on each side of zero; the style sheet has one class per step.</summary>
    public const int HeatSteps = 6;

    public void Write(Table table, string labelId)
    {
        // A wide table scrolls inside its own box; the box takes the focus so that a keyboard can scroll it.
        html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-labelledby", labelId)).Open("table").Line();
        Head(table);
        var gaps = new DecimalGaps(table);
        var open = false;
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var row = table.Rows[i];
            if (!open || row.Role == RowRole.Group)
            {
                if (open)
                    html.Close("tbody").Line();
                html.Open("tbody");
                open = true;
            }

            Row(table, i, gaps);
        }

        if (open)
            html.Close("tbody");
        html.Close("table").Close("div").Line();
        foreach (var note in table.Notes)
            html.Element("p", note, ("class", "remark")).Line();
    }

    private void Head(Table table)
    {
        html.Open("thead");
        if (table.Columns.Any(column => column.Group is not null))
        {
            html.Open("tr", ("class", "groups"));
            for (var i = 0; i < table.Columns.Length;)
            {
                var group = table.Columns[i].Group;
                var span = 1;
                while (i + span < table.Columns.Length && group is not null && table.Columns[i + span].Group == group)
                    span++;
                if (group is null)
                    html.Open("td").Close("td");
                else
                    html.Element("th", group, ("scope", "colgroup"), ("colspan", span.ToString(CultureInfo.InvariantCulture)));
                i += span;
            }

            html.Close("tr").Line();
        }

        html.Open("tr");
        foreach (var column in table.Columns)
            html.Element("th", column.Header, ("scope", "col"), ("class", Alignment(column.Alignment)));
        html.Close("tr").Close("thead").Line();
    }

    private void Row(Table table, int index, DecimalGaps gaps)
    {
        var row = table.Rows[index];
        html.Open("tr", ("class", row.Role switch
        {
            RowRole.Group => "group",
            RowRole.Subtotal => "subtotal",
            RowRole.Highlight => "highlight",
            _ => null,
        }));
        if (row.Role == RowRole.Group)
        {
            html.Open("th", ("scope", "rowgroup"), ("colspan", table.Columns.Length.ToString(CultureInfo.InvariantCulture)));
            inlines.Write(row.Cells[0].Content);
            html.Close("th").Close("tr").Line();
            return;
        }

        for (var i = 0; i < row.Cells.Length; i++)
        {
            var heads = i == 0 && table.Columns[0].Alignment == ColumnAlignment.Left;
            var classes = string.Join(' ', new[] { Alignment(table.Columns[i].Alignment), Gap(gaps[index, i]), Heat(row.Cells[i].Shade) }.OfType<string>());
            html.Open(heads ? "th" : "td", ("scope", heads ? "row" : null), ("class", classes.Length == 0 ? null : classes));
            if (row.Cells[i].Mark is { } mark)
                CellMarks.WriteSvg(html, mark);
            inlines.Write(row.Cells[i].Content);
            html.Close(heads ? "th" : "td");
        }

        html.Close("tr").Line();
    }

    private static string? Alignment(ColumnAlignment alignment) => alignment switch
    {
        ColumnAlignment.Right or ColumnAlignment.Decimal => "right",
        ColumnAlignment.Center => "center",
        _ => null,
    };

    /// <summary>Class of a cell whose text ends so many half digits before the edge.</summary>
    public static string? Gap(int halfDigits) => halfDigits == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"gap-{halfDigits}");

    private static string? Heat(double? shade)
    {
        if (shade is not { } value || !double.IsFinite(value))
            return null;
        var step = (int)Math.Round(Math.Clamp(value, -1, 1) * HeatSteps, MidpointRounding.AwayFromZero);
        return step == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"heat {(step < 0 ? "down" : "up")}-{Math.Abs(step)}");
    }
}
