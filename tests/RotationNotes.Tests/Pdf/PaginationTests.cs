using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Documents.Exhibits;
using RotationNotes.Documents.Inlines;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf;
using RotationNotes.Pdf.Layout;
using RotationNotes.Pdf.Structure;
using RotationNotes.Tests.Graphics;

namespace RotationNotes.Tests.Pdf;

public sealed class PaginationTests
{
    private const string Prose = "A gap of this size between two indices of one country has been seen four times, and each time a change of rates stood at its beginning. ";

    [Fact]
    public void Lay_Specimen_LeavesNothingOutsideTheFrameAndNothingOverlaps() => AssertSound(SpecimenNote.Document);

    [Fact]
    public void Lay_RandomNotes_AreSound()
    {
        for (var seed = 0; seed < 60; seed++)
            AssertSound(RandomNote(new Random(seed)));
    }

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
    public void Lay_TenThousandRows_TakesTimeInProportion()
    {
        var note = Note([new TableExhibit(SpecimenNote.Caption("t", 1, "A very long table", ""), SpecimenNote.History(10_000))]);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var (pages, _) = Lay(note);

        Assert.True(pages.Count > 150);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
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

    private static NoteDocument RandomNote(Random random)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var count = random.Next(1, 40);
        for (var i = 0; i < count; i++)
            blocks.Add(RandomBlock(random, i, 0));
        return Note(blocks.ToImmutable());
    }

    private static Block RandomBlock(Random random, int index, int depth) => random.Next(depth > 1 ? 2 : 13) switch
    {
        0 or 1 => new Paragraph([new Text(Words(random)), new Footnote(1000 + index, [new Text(Words(random))]), new Text(" " + Words(random))], (ParagraphRole)random.Next(2)),
        2 => new Heading(random.Next(1, 4), $"h{index}", [new Text("Heading")]),
        3 => new ItemList(random.Next(2) == 0, [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => ImmutableArray.Create(RandomBlock(random, index * 100 + i, depth + 1)))]),
        4 => new Callout((CalloutRole)random.Next(2), "Title", [SpecimenNote.Plain(Words(random))]),
        5 => SpecimenNote.Chart($"c{index}", index, Words(random)[..20], random.Next(1, 5)),
        6 => new SideBySide(SpecimenNote.Chart($"l{index}", index, "Left " + Words(random)[..30], 1), SpecimenNote.Chart($"r{index}", index, "Right", 1)),
        7 => new TableExhibit(SpecimenNote.Caption($"t{index}", index, "Table", "Unit"), SpecimenNote.History(random.Next(1, 90))),
        8 => new Hole("Something", Words(random)),
        9 => new Quotation([SpecimenNote.Plain(Words(random))], "Someone"),
        10 => Definitions(random.Next(1, 60)),
        11 => random.Next(4) == 0 ? new PageBreak() : new ThematicBreak(),
        _ => new Disclosure([SpecimenNote.Plain(Words(random))]),
    };

    private static DefinitionList Definitions(int count) =>
        new([.. Enumerable.Range(1, count).Select(i => new Definition([new Text($"Measure {i}")], [new Text(string.Concat(Enumerable.Repeat(Prose, 1 + i % 3)))]))]);

    private static string Words(Random random) => string.Concat(Enumerable.Repeat(Prose, random.Next(1, 6)));
}
