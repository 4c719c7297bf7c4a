using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Narrative.Exhibits;

/// <summary>An editorial sheet as a table, with what the market adds to it: how a forecast fares, what a product did in a week.</summary>
internal static class EditorialTable
{
    /// <summary>The table with its CSV, or the reason why there is none.</summary>
    public static (Table? Table, string? Reason, string Csv) Build(TableDefinition definition, MarketView view, MetricCatalogue catalogue, DateWords dates)
    {
        var rows = definition.Editorial!;
        var sheet = rows.Sheet;
        var shown = rows.At(view.AsOf).Take(definition.Limit).ToArray();
        if (shown.Length == 0)
            return (null, $"{rows.FileName} has no row for {view.AsOf:yyyy-MM-dd}", "");

        var printed = sheet.Columns.Select((c, i) => (Column: c, Index: i)).Where(c => c.Column.Header is not null && shown.Any(r => r.Cells[c.Index].Length > 0)).ToArray();
        var (addedHeaders, added) = Added(sheet, view, catalogue);
        string[] headers = [.. printed.Select(c => c.Column.Header!), .. addedHeaders];
        var csv = new CsvWriter().Row(headers);
        var table = ImmutableArray.CreateBuilder<TableRow>();
        foreach (var row in shown)
        {
            string[] cells = [.. printed.Select(c => Print(row.Cells[c.Index], c.Column, dates)), .. added(row)];
            csv.Row([.. printed.Select(c => row.Cells[c.Index]), .. cells[printed.Length..]]);
            table.Add(new TableRow([.. cells.Select(c => c.Length == 0 ? TableCell.Of("") : TableCell.Of(c))]));
        }

        var columns = headers.Select((header, i) => new TableColumn(header, i >= printed.Length || printed[i].Column.Cell == EditorialCell.Number ? ColumnAlignment.Right : ColumnAlignment.Left));
        return (new Table([.. columns], table.ToImmutable()), null, csv.ToString());
    }

    private static string Print(string cell, EditorialColumn column, DateWords dates) => column.Cell switch
    {
        EditorialCell.Date when cell.Length > 0 => dates.Full(IsoDate.Parse(cell)),
        EditorialCell.Number when cell.Length > 0 => NumberFormatter.Format(double.Parse(cell, CultureInfo.InvariantCulture), new ValueFormat(ValueKind.Number, 0)) + (column.Name == "leverage" ? "×" : ""),
        _ => cell,
    };

    private static (string[] Headers, Func<EditorialRow, string[]> Cells) Added(EditorialSheet sheet, MarketView view, MetricCatalogue catalogue)
    {
        switch (sheet.Name)
        {
            case "forecasts":
                return (["Target", "So far", "Outcome"], row => Forecast(row, sheet, view));
            case "products":
                return (["Five sessions", "Assets, USD bn"], row =>
                {
                    var ticker = row.Cells[sheet.IndexOf("ticker")].ToLowerInvariant();
                    var assets = Value(ticker + "-aum");
                    return
                    [
                        Value(ticker + "-ret-5d") is { } gain ? NumberFormatter.Format(gain, new ValueFormat(ValueKind.Percent, 1, ShowPlus: true)) : "n/a",
                        assets is { } dollars ? NumberFormatter.Format(dollars / 1e9, new ValueFormat(ValueKind.Number, 1)) : "n/a",
                    ];
                });
            default:
                return ([], _ => []);
        }

        double? Value(string id) => catalogue.Find(id) is null ? null : catalogue.Evaluate(view, id).Value;
    }

    // A forecast of a return by a date: how far it got, and after the date whether it came true.
    private static string[] Forecast(EditorialRow row, EditorialSheet sheet, MarketView view)
    {
        var (made, by) = (EditorialRows.DateOf(row, sheet.IndexOf("date")), EditorialRows.DateOf(row, sheet.IndexOf("by")));
        var target = double.Parse(row.Cells[sheet.IndexOf("target")], CultureInfo.InvariantCulture);
        var format = new ValueFormat(ValueKind.Percent, 0, ShowPlus: true);
        var id = row.Cells[sheet.IndexOf("series")];
        var series = SeriesId.IsValid(id) ? view.Find(new SeriesId(id)) : null;
        var (start, end) = (series?.CountUntil(made) ?? 0, series?.CountUntil(by) ?? 0);
        if (series is null || start == 0 || series.Values[start - 1] <= 0)
            return [NumberFormatter.Format(target, format), "n/a", "n/a"];
        var gain = series.Values[end - 1] / series.Values[start - 1] - 1;
        var outcome = view.AsOf < by ? "open" : target >= 0 ? gain >= target ? "met" : "missed" : gain <= target ? "met" : "missed";
        return [NumberFormatter.Format(target, format), NumberFormatter.Format(gain, format), outcome];
    }
}
