using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf;
using RotationNotes.Pdf.Layout;
using RotationNotes.Pdf.Structure;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf.Layout;

public sealed class PaginationTests
{
    private const string Prose = "A gap of this size between two indices of one country has been seen four times, and each time a change of rates stood at its beginning. ";

    [Fact]
    public void Lay_Specimen_LeavesNothingOutsideTheFrameAndNothingOverlaps() => AssertSound(SpecimenNote.Document);

    [Fact]
    public void Lay_MoreParagraphs_NeverNeedFewerPages()
    {
        var before = 0;
        for (var count = 0; count < 60; count += 4)
        {
            var (pages, _) = Lay(Note([.. Enumerable.Repeat<Block>(SpecimenNote.Plain(Prose + Prose), count)]));

            Assert.True(pages.Count >= before);
            before = pages.Count;
        }
    }

    [Fact]
    public void Lay_Heading_NeverEndsAPage()
    {
        for (var filler = 0; filler < 40; filler++)
        {
            var blocks = Enumerable.Repeat<Block>(SpecimenNote.Plain(Prose), filler).Append(new Heading(1, "h", [new Text("A heading")])).Append(SpecimenNote.Plain(Prose + Prose + Prose));

            var (pages, _) = Lay(Note([.. blocks]));

            Assert.DoesNotContain(pages, page => page.Body[^1].Fragment is LineFragment { Anchor: "h" });
        }
    }

    [Fact]
    public void Lay_LongTable_RepeatsItsHeaderOnEveryPage()
    {
        var (pages, frame) = Lay(Note([new TableExhibit(SpecimenNote.Caption("t", 1, "A long table", ""), SpecimenNote.History(200))]));

        Assert.True(pages.Count >= 3);
        Assert.All(pages[1..], page => Assert.Equal(frame.TopPt, Assert.IsType<TableRowFragment>(page.Body[0].Fragment) is not null ? page.Body[0].Y : -1));
        Assert.Equal(200 + pages.Count, pages.Sum(page => page.Body.Count(part => part.Fragment is TableRowFragment)));
    }

    [Fact]
    public void Lay_Footnote_StandsOnThePageOfItsMark()
    {
        for (var filler = 0; filler < 40; filler += 3)
        {
            var marked = new Paragraph([new Text("Marked"), new Footnote(1, [new Text(Prose)]), new Text(" text.")]);

            var (pages, _) = Lay(Note([.. Enumerable.Repeat<Block>(SpecimenNote.Plain(Prose), filler), marked]));

            Assert.All(pages, page => Assert.Equal(page.Body.Sum(part => part.Fragment.Footnotes.Length), page.Footnotes.Count));
            Assert.Single(pages.SelectMany(page => page.Footnotes));
        }
    }

    [Fact]
    public void Lay_ChartThatDoesNotFit_LetsTextGoOnAndMovesToTheNextPage()
    {
        var blocks = Enumerable.Repeat<Block>(SpecimenNote.Plain(Prose + Prose), 11).Append(SpecimenNote.Chart("c", 1, "A chart", 1)).Concat(Enumerable.Repeat<Block>(SpecimenNote.Plain(Prose + Prose), 9));

        var (pages, frame) = Lay(Note([.. blocks]));

        Assert.Equal(2, pages.Count);
        Assert.IsType<StackFragment>(pages[1].Body[0].Fragment);
        Assert.True(frame.BottomPt - Lowest(pages[0]) < 60);
    }

    [Fact]
    public void Lay_LongDefinitions_FillEachPageBeforeTheNextBegins()
    {
        var (pages, frame) = Lay(Note([SpecimenNote.Plain(Prose), Definitions(150)]));

        Assert.True(pages.Count >= 3);
        Assert.All(pages[..^1], page => Assert.True(frame.BottomPt - Lowest(page) < 45, $"{frame.BottomPt - Lowest(page)} points stay empty"));
    }

    [Fact]
    public void Lay_PartHigherThanAPage_IsRefusedWithItsHeight()
    {
        var row = new TableRow([TableCell.Of(string.Concat(Enumerable.Repeat(Prose, 60)))]);
        var note = Note([new TableExhibit(SpecimenNote.Caption("t", 1, "Too much", ""), new Table([new TableColumn("Text", ColumnAlignment.Left)], [row]))]);

        var error = Assert.Throws<DiagnosticException>(() => Lay(note));

        Assert.Contains("points high, a page holds", Assert.Single(error.Diagnostics).Message);
    }

    [Fact]
    public void Lay_TenThousandRows_TakesMemoryInProportion()
    {
        var half = Allocated(() => Lay(Note([new TableExhibit(SpecimenNote.Caption("t", 1, "A very long table", ""), SpecimenNote.History(5_000))])));
        var whole = Allocated(() => Assert.True(Lay(Note([new TableExhibit(SpecimenNote.Caption("t", 1, "A very long table", ""), SpecimenNote.History(10_000))])).Pages.Count > 150));

        Assert.InRange(whole / half, 1.8, 2.2);
    }

    [Fact]
    public void Render_ThreeHundredPages_TakesMemoryInProportion()
    {
        static NoteDocument Pages(int count) => Note([.. Enumerable.Range(0, count).SelectMany(i => new Block[] { new PageBreak(), new Heading(1, $"h{i}", [new Text("A section")]), SpecimenNote.Plain(Prose + Prose), SpecimenNote.Chart($"c{i}", i + 1, "A chart", 1) })]);
        var few = Allocated(() => Render(Pages(30)));
        var many = Allocated(() => Assert.Contains("/Count 300", new PdfProbe(Render(Pages(300))).Text));

        // Ten times the pages, ten times the memory; the probe that counts them opens every stream and may take as much again.
        Assert.InRange(many / few, 8, 22);
    }

    [Fact]
    public void Render_WordWiderThanThePage_IsBrokenInside()
    {
        var (pages, frame) = Lay(Note([SpecimenNote.Plain(new string('m', 400))]));

        Assert.True(pages[0].Body.Count(part => part.Fragment is LineFragment) > 5);
        Assert.True(Lowest(pages[0]) < frame.BottomPt);
    }

    [Fact]
    public void Lay_NumbersThatDoNotFitSideBySide_AreRefused()
    {
        var columns = Enumerable.Range(0, 40).Select(i => new TableColumn($"C{i}", ColumnAlignment.Right)).ToImmutableArray();
        var note = Note([new TableExhibit(SpecimenNote.Caption("t", 1, "Too wide", ""), new Table(columns, [new TableRow([.. columns.Select(_ => TableCell.Of("1,234,567.89"))])]))]);

        Assert.Contains("the numbers of a table with 40 columns", Assert.Single(Assert.Throws<DiagnosticException>(() => Lay(note)).Diagnostics).Message);
    }

    [Fact]
    public void Lay_PairInsideAPair_IsRefused()
    {
        var pair = new SideBySide(SpecimenNote.Chart("a", 1, "A", 1), SpecimenNote.Chart("b", 2, "B", 1));

        Assert.Contains("Only a chart, a table or a hole stands beside another", Assert.Throws<DiagnosticException>(() => Lay(Note([new SideBySide(pair, pair)]))).Message);
    }

    [Fact]
    public void Lay_GroupOverAPageBreak_RepeatsItsLabel()
    {
        var rows = Enumerable.Range(0, 60).Select(i => new TableRow([TableCell.Of($"Row {i}"), TableCell.Of("1.5")])).Prepend(new TableRow([TableCell.Of("Group"), TableCell.Of("")], RowRole.Group));
        var table = new Table([new TableColumn("Name", ColumnAlignment.Left), new TableColumn("Value", ColumnAlignment.Decimal)], [.. rows]);

        var text = PdfTool.Run("pdftotext", Render(Note([new TableExhibit(SpecimenNote.Caption("t", 1, "Groups", ""), table)])), "-layout", PdfTool.File, "-");

        Assert.Single(text.Split("Group (continued)")[1..]);
    }

    private static byte[] Render(NoteDocument note) => new PdfRenderer(HouseFonts.Theme, HouseFonts.Library, PlainCharts.Draw).Render(note, PdfOptions.Default);

    private static double Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static NoteDocument Note(ImmutableArray<Block> blocks) => SpecimenNote.Document with { Blocks = blocks };

    private static (List<PageLayout> Pages, PageFrame Frame) Lay(NoteDocument note)
    {
        var typesetter = new Typesetter(HouseFonts.Theme, new TextSetter(HouseFonts.Library), PlainCharts.Draw);
        return new PdfRenderer(HouseFonts.Theme, HouseFonts.Library, PlainCharts.Draw).Lay(note, typesetter, new StructureNode("Document"));
    }

    private static double Lowest(PageLayout page) => page.Body.Max(part => part.Y + part.Fragment.HeightPt);

    private static void AssertSound(NoteDocument note)
    {
        var (pages, frame) = Lay(note);
        foreach (var page in pages)
        {
            Assert.NotEmpty(page.Body);
            var y = frame.TopPt;
            foreach (var part in page.All)
            {
                Assert.True(part.Y >= y - 0.02, $"{part.Fragment} begins at {part.Y}, above {y}");
                y = part.Y + part.Fragment.HeightPt;
            }

            Assert.True(y <= frame.BottomPt + 0.02, $"{y} is below the frame's {frame.BottomPt}");
        }
    }

    private static DefinitionList Definitions(int count) =>
        new([.. Enumerable.Range(1, count).Select(i => new Definition([new Text($"Measure {i}")], [new Text(string.Concat(Enumerable.Repeat(Prose, 1 + i % 3)))]))]);
}
