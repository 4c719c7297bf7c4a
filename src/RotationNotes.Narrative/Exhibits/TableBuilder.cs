using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Tables;
using RotationNotes.Foundation.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Phrases;
using RotationNotes.Narrative.Prose;

namespace RotationNotes.Narrative.Exhibits;

/// <summary>Makes a table from its definition and the facts.</summary>
internal sealed class TableBuilder(FactTable facts, FactPrinter printer, InlineWriter inlines, MarketView view, MetricCatalogue catalogue)
{
    private const int TrendLength = 60;

    private readonly CsvWriter csv = new();

    /// <summary>The table, or the reason why nothing in it has a value.</summary>
    public (Table? Table, string? Reason, string Csv) Build(TableDefinition definition)
    {
        var (table, reason) = definition.Kind switch
        {
            TableKind.Grid => Grid(definition),
            TableKind.Records => Records(definition),
            TableKind.Events => Events(definition),
            _ => throw new NotSupportedException($"No builder for table kind '{definition.Kind}'."),
        };
        return (table, reason, csv.ToString());
    }

    /// <summary>The facts a table rests on, for its source line.</summary>
    public IEnumerable<Fact> FactsOf(TableDefinition definition)
    {
        var ids = definition.Kind switch
        {
            TableKind.Grid => definition.Rows.SelectMany(r => r.Cells).Where(c => c.Length > 0).Select(c => FactTable.SplitReference(c).MetricId),
            TableKind.Records => definition.Metrics,
            _ => definition.Columns.Select(c => c.Metric!).Prepend(definition.EventMetric),
        };
        return ids.Distinct().Select(id => facts.Find(id)!);
    }

    private (Table?, string?) Grid(TableDefinition definition)
    {
        var columns = definition.Columns.Select((c, i) => new TableColumn(HeadWithUnit(c) ?? c.Header, AlignmentOf(definition, i), c.Group)).Prepend(new TableColumn(definition.RowHeader, ColumnAlignment.Left));
        csv.Row(definition.Columns.Select(c => c.Header).Prepend(definition.RowHeader));
        var numbers = new List<double?[]>();
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        var printed = 0;
        foreach (var row in definition.Rows)
        {
            if (row.Role == RowRole.Group)
            {
                rows.Add(new TableRow([TableCell.Of(row.Label), .. definition.Columns.Select(_ => TableCell.Of(""))], RowRole.Group));
                numbers.Add(new double?[definition.Columns.Length]);
                continue;
            }

            var cells = ImmutableArray.CreateBuilder<TableCell>();
            cells.Add(TableCell.Of(row.Label));
            var raw = new List<string> { row.Label };
            var ofRow = new double?[row.Cells.Length];
            for (var i = 0; i < row.Cells.Length; i++)
            {
                var (cell, value) = Cell(row.Cells[i], definition.Columns[i], definition.Shade);
                ofRow[i] = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
                printed += value.Length > 0 ? 1 : 0;
                cells.Add(cell);
                raw.Add(value);
            }

            rows.Add(new TableRow(cells.ToImmutable(), row.Role));
            numbers.Add(ofRow);
            csv.Row(raw);
        }

        AddBars(definition, rows, numbers);

        return printed == 0 ? (null, FirstReason(definition)) : (new Table([.. columns], rows.ToImmutable()), null);
    }

    // Dates have no decimal point and stand flush right; a trend starts at the left.
    private static ColumnAlignment AlignmentOf(TableDefinition definition, int column)
    {
        var members = definition.Rows.Where(r => r.Cells.Length > column && r.Cells[column].Length > 0).Select(r => FactTable.SplitReference(r.Cells[column]).Member).Distinct().ToArray();
        return members switch
        {
            ["trend"] => ColumnAlignment.Left,
            ["observed_on"] => ColumnAlignment.Right,
            _ => ColumnAlignment.Decimal,
        };
    }

    /// <summary>Bars on one scale per column; subtotals have none, since they would dwarf the rows.</summary>
    private static void AddBars(TableDefinition definition, ImmutableArray<TableRow>.Builder rows, List<double?[]> numbers)
    {
        for (var column = 0; column < definition.Columns.Length; column++)
        {
            if (!definition.Columns[column].Bars)
                continue;
            var shown = Enumerable.Range(0, rows.Count).Where(r => rows[r].Role is RowRole.Body or RowRole.Highlight && numbers[r][column] is not null).ToArray();
            if (shown.Length == 0)
                continue;
            var (least, most) = (shown.Min(r => numbers[r][column]!.Value), shown.Max(r => numbers[r][column]!.Value));
            foreach (var r in shown)
            {
                var cell = rows[r].Cells[column + 1];
                rows[r] = rows[r] with { Cells = rows[r].Cells.SetItem(column + 1, cell with { Mark = CellBar.Of(numbers[r][column]!.Value, least, most) }) };
            }
        }
    }

    private string? HeadWithUnit(TableColumnDefinition column) => column.Format is { } format ? printer.FixedWords.HeadWithUnit(column.Header, format.Kind) : null;

    private TableCell Absent => TableCell.Of(printer.Speech.NoValue);

    private (TableCell Cell, string Raw) Trend(Fact fact)
    {
        var history = catalogue.History(view, fact.Definition.Id);
        var all = history is null ? [] : history.Values.ToArray().Where(double.IsFinite).ToImmutableArray();
        if (fact.Value is null || all.Length < 2)
            return (Absent, "");
        var shown = all[Math.Max(0, all.Length - TrendLength)..];
        string Print(double value) => printer.FixedWords.Print(value, FactFormats.Signed(fact.Definition.Unit));
        var words = printer.FixedWords.Trend(fact.Definition.Name, shown.Length, Print(shown[0]), Print(shown[^1]), Print(shown.Min()), Print(shown.Max()));
        return (new TableCell([], null, new CellTrend(shown, words)), string.Join(' ', shown.Select(value => CsvWriter.Field(value))));
    }

    private (TableCell Cell, string Raw) Cell(string reference, TableColumnDefinition column, bool shade)
    {
        if (reference.Length == 0)
            return (TableCell.Of(""), "");
        var (id, member) = FactTable.SplitReference(reference);
        var fact = facts.Find(id)!;
        var value = new FactValue(fact, printer);
        switch (member)
        {
            case "value" or "previous" or "change":
                var chosen = member == "previous" ? value.Previous() : member == "change" ? value.Change() : value;
                if (chosen.Number is not { } number)
                    return (Absent, "");
                // A level is neither good nor bad: only changes are shaded.
                var isChange = fact.Definition.Unit is MetricUnit.Fraction or MetricUnit.FractionDifference or MetricUnit.BasisPoints;
                double? tint = shade && isChange && member == "value" && fact.Percentile is { } percentile ? Math.Clamp((percentile * 2) - 1, -1, 1) : null;
                var fitting = column.Format is { } format && member != "change" ? format : member == "change" ? FactFormats.Of(chosen.Unit) with { ShowPlus = true } : FactFormats.ForSmall(FactFormats.Signed(fact.Definition), fact.Definition.Unit, number);
                return (new TableCell(inlines.WriteText(printer.Number(chosen, fitting, HeadWithUnit(column) is not null && fitting.Kind == column.Format?.Kind)), tint), CsvWriter.Field(number));
            case "trend":
                return Trend(fact);
            case "percentile":
                return fact.Percentile is { } share ? Text(value, "percentile", PercentileText(fact, share), CsvWriter.Field(share)) : (Absent, "");
            case "observed_on":
                return fact.ObservedOn is { } day ? Text(value, "observed_on", printer.Dates.Full(day), IsoDate.Of(day)) : (Absent, "");
            default:
                throw new NotSupportedException($"No cell for member '{member}'.");
        }
    }

    private (TableCell, string) Text(FactValue fact, string aspect, string text, string raw) => (new TableCell(inlines.WriteText(printer.Words(fact, aspect, text))), raw);

    private (Table?, string?) Records(TableDefinition definition)
    {
        var headers = printer.FixedWords.RecordHeads;
        headers = definition.RowHeader.Length > 0 ? headers.SetItem(0, definition.RowHeader) : headers;
        csv.Row(headers);
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach (var id in definition.Metrics)
        {
            var fact = facts.Find(id)!;
            if (fact.Value is not { } number || fact.SampleStart is not { } start)
                continue;
            var value = new FactValue(fact, printer);
            var earlier = fact.PreviousAtLeastAsExtreme;
            var isRecord = fact.IsRecord && SincePhrase.IsRemarkable(fact);
            var format = FactFormats.ForSmall(FactFormats.Signed(fact.Definition), fact.Definition.Unit, number);
            rows.Add(new TableRow(
                [
                    TableCell.Of(fact.Definition.Name),
                    new TableCell(inlines.WriteText(printer.Number(value, format))),
                    fact.Percentile is { } share ? new TableCell(inlines.WriteText(printer.Words(value, "percentile", PercentileText(fact, share)))) : Absent,
                    new TableCell(inlines.WriteText(printer.Words(value, "since", earlier is { } e ? printer.Dates.Full(e.Date) : fact.IsRecord ? printer.FixedWords.NoneIsRecord : printer.Speech.NoValue))),
                    earlier is { } then ? new TableCell(inlines.WriteText(printer.Words(value, "since", printer.FixedWords.Print(then.Value, format)))) : TableCell.Of(""),
                    new TableCell(inlines.WriteText(printer.Words(value, "sample_start", printer.Dates.Year(start)))),
                ],
                isRecord ? RowRole.Highlight : RowRole.Body));
            csv.Row(fact.Definition.Name, CsvWriter.Field(number), fact.Percentile is { } p ? CsvWriter.Field(p) : "", earlier is { } d ? IsoDate.Of(d.Date) : "", earlier is { } v ? CsvWriter.Field(v.Value) : "", IsoDate.Of(start));
        }

        var columns = headers.Select((header, i) => new TableColumn(header, i switch
        {
            0 => ColumnAlignment.Left,
            1 or 4 => ColumnAlignment.Decimal,
            _ => ColumnAlignment.Right,
        }));
        return rows.Count == 0 ? (null, FirstReason(definition)) : (new Table([.. columns], rows.ToImmutable()), null);
    }

    private (Table?, string?) Events(TableDefinition definition)
    {
        var fact = facts.Find(definition.EventMetric)!;
        if (fact.Events.IsEmpty)
            return (null, fact.Unavailable ?? "it has not happened in the data");
        var value = new FactValue(fact, printer);
        var columns = definition.Columns.Select(c => new TableColumn(c.Header, ColumnAlignment.Right, c.Group)).Prepend(new TableColumn(definition.RowHeader.Length > 0 ? definition.RowHeader : printer.FixedWords.DateHead, ColumnAlignment.Left));
        csv.Row(definition.Columns.Select(c => c.Header).Prepend("date"));
        var histories = definition.Columns.Select(c => catalogue.History(view, c.Metric!)).ToArray();
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach (var day in fact.Events.Skip(Math.Max(0, fact.Events.Length - definition.Limit)).Reverse())
        {
            var cells = ImmutableArray.CreateBuilder<TableCell>();
            cells.Add(new TableCell(inlines.WriteText(printer.Words(value, "events", printer.Dates.Full(day)))));
            var raw = new List<string> { IsoDate.Of(day) };
            for (var i = 0; i < histories.Length; i++)
            {
                var column = facts.Find(definition.Columns[i].Metric!)!;
                var index = histories[i]?.Dates.Span.BinarySearch(day) ?? -1;
                if (index < 0)
                {
                    cells.Add(Absent);
                    raw.Add("");
                    continue;
                }

                var number = histories[i]!.Values.Span[index];
                var text = printer.FixedWords.Print(number, definition.Columns[i].Format ?? FactFormats.Signed(column.Definition.Unit));
                cells.Add(new TableCell(inlines.WriteText(printer.Words(new FactValue(column, printer), "value on " + IsoDate.Of(day), text))));
                raw.Add(CsvWriter.Field(number));
            }

            rows.Add(new TableRow(cells.ToImmutable(), day == printer.AsOf ? RowRole.Highlight : RowRole.Body));
            csv.Row(raw);
        }

        return (new Table([.. columns], rows.ToImmutable()), null);
    }

    private string FirstReason(TableDefinition definition) => FactsOf(definition).Select(f => f.Unavailable).FirstOrDefault(r => r is not null) ?? "none of its facts has a value";

    // Only a record is the 100th or the 0th: what rounds there without being one stays a step inside.
    private static string PercentileText(Fact fact, double share)
    {
        var rounded = Math.Round(share * 100, MidpointRounding.AwayFromZero);
        if (!fact.IsRecord)
            rounded = Math.Clamp(rounded, 1, 99);
        return rounded.ToString("0", CultureInfo.InvariantCulture);
    }
}
