using System.Collections.Immutable;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;
using RotationNotes.Pdf;

namespace RotationNotes.Benchmarks;

/// <summary>Does a table of ten times the rows cost ten times as much? Document to PDF bytes.</summary>
[MemoryDiagnoser]
public class LongTable
{
    private PdfRenderer renderer = null!;
    private NoteDocument thousand = null!;
    private NoteDocument tenThousand = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var theme = ThemeFile.Load(Path.Combine(WarmNote.Root(), "templates", "themes", "research.json"));
        renderer = new PdfRenderer(theme, FontLibrary.Load(FontLibrary.DefaultFolders(AppContext.BaseDirectory), theme.Families));
        (thousand, tenThousand) = (Note(1_000), Note(10_000));
    }

    [Benchmark(Baseline = true)]
    public int Rows1000() => renderer.Render(thousand, PdfOptions.Default).Length;

    [Benchmark]
    public int Rows10000() => renderer.Render(tenThousand, PdfOptions.Default).Length;

    private static NoteDocument Note(int rows)
    {
        ImmutableArray<TableColumn> columns =
        [
            new TableColumn("Day", ColumnAlignment.Left), new TableColumn("Close", ColumnAlignment.Decimal), new TableColumn("1 day", ColumnAlignment.Decimal),
            new TableColumn("5 days", ColumnAlignment.Decimal), new TableColumn("1 month", ColumnAlignment.Decimal),
        ];
        var first = new DateOnly(1985, 1, 2);
        return new NoteDocument
        {
            NoteId = "long", Publication = "Long", Title = "A long table", Author = "Desk", AsOf = new DateOnly(2024, 7, 16),
            Blocks = [new TableExhibit(new ExhibitCaption("t", 1, [new Text("Every session")], "Level and returns", "Computed."), new Table(columns, [.. Enumerable.Range(0, rows).Select(Row)]))],
        };

        TableRow Row(int i) => new([
            TableCell.Of(first.AddDays(i).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)), Cell(1000 + i * 0.37, 2), Cell(Math.Sin(i) * 2, 2), Cell(Math.Sin(i * 0.3) * 4, 1), Cell(Math.Sin(i * 0.1) * 9, 1)]);
    }

    private static TableCell Cell(double value, int decimals) => TableCell.Of(NumberFormatter.Format(value, new ValueFormat(ValueKind.QuotedPercent, decimals, true)));
}
