using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Text;
using RotationNotes.Graphics.Themes;
using RotationNotes.Pdf;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Layout;
using RotationNotes.Pdf.Structure;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf.Layout;

/// <summary>What holds for any note: random notes on small pages, drawn as scenes and measured.</summary>
public sealed class RandomLayoutTests
{
    private const int Notes = 2000;
    private static readonly Theme Small = HouseFonts.Theme with { Page = new PageGeometry(380, 420, 40, 40, 30, 30) };
    private static readonly Lazy<List<Laid>> All = new(() => [.. Enumerable.Range(0, Notes).AsParallel().AsOrdered().Select(seed => Lay(Note(seed)))]);

    private sealed record Laid(NoteDocument Note, List<PageLayout> Pages, PageFrame Frame, List<Scene> Scenes);

    [Fact]
    public void Parts_StandInsideTheTextAreaAndBelowEachOther()
    {
        foreach (var (laid, seed) in All.Value.Select((laid, seed) => (laid, seed)))
        {
            foreach (var page in laid.Pages)
            {
                var y = laid.Frame.TopPt;
                foreach (var part in page.All)
                {
                    Assert.True(part.Y >= y - 0.02, $"note {seed}: {part.Fragment} begins at {part.Y}, above {y}");
                    y = part.Y + part.Fragment.HeightPt;
                }

                Assert.True(y <= laid.Frame.BottomPt + 0.02, $"note {seed}: {y} is below {laid.Frame.BottomPt}");
            }
        }
    }

    [Fact]
    public void Letters_StayInsideTheTextAreaAndTouchNoOthers()
    {
        foreach (var (laid, seed) in All.Value.Select((laid, seed) => (laid, seed)))
        {
            foreach (var scene in laid.Scenes)
            {
                var boxes = scene.Items.OfType<TextRun>().Where(run => run.RotationDegrees == 0 && run.Text.Trim().Length > 0).Select(run => (run.Text, Box: BoxOf(run))).OrderBy(run => run.Box.Y).ToList();
                Assert.All(boxes, run => Assert.True(
                    run.Box.X >= laid.Frame.LeftPt - 0.5 && run.Box.Right <= laid.Frame.LeftPt + laid.Frame.WidthPt + 0.5 && run.Box.Y >= laid.Frame.TopPt - 0.5 && run.Box.Bottom <= laid.Frame.BottomPt + 0.5,
                    $"note {seed}: '{run.Text}' stands at {run.Box}"));
                for (var i = 0; i < boxes.Count; i++)
                {
                    for (var k = i + 1; k < boxes.Count && boxes[k].Box.Y < boxes[i].Box.Bottom; k++)
                        Assert.False(boxes[i].Box.Overlaps(boxes[k].Box), $"note {seed}: '{boxes[i].Text}' and '{boxes[k].Text}' overlap");
                }
            }
        }
    }

    [Fact]
    public void Words_OfTheNote_AreAllDrawn()
    {
        foreach (var (laid, seed) in All.Value.Select((laid, seed) => (laid, seed)))
        {
            var drawn = string.Concat(laid.Scenes.SelectMany(scene => scene.Items).OfType<TextRun>().Select(run => run.Text + " "));
            var counts = Count(drawn);
            foreach (var (word, count) in Count(string.Join(' ', Texts(laid.Note.Blocks))))
                Assert.True(counts.GetValueOrDefault(word) >= count, $"note {seed}: '{word}' is drawn {counts.GetValueOrDefault(word)} times instead of {count}");
        }
    }

    [Fact]
    public void Exhibits_KeepTheirOrder()
    {
        foreach (var (laid, seed) in All.Value.Select((laid, seed) => (laid, seed)))
        {
            var found = new List<string>();
            foreach (var part in laid.Pages.SelectMany(page => page.All))
                part.Fragment.VisitAnchors(anchor => found.Add(anchor));
            var exhibits = found.Where(anchor => anchor[0] == 'x').ToList();
            Assert.True(exhibits.SequenceEqual(exhibits.OrderBy(anchor => int.Parse(anchor.AsSpan(1)))), $"note {seed}: {string.Join(' ', exhibits)}");
        }
    }

    [Fact]
    public void Pages_NeverBecomeFewerByMoreContent()
    {
        for (var seed = 0; seed < Notes; seed += 10)
        {
            var note = All.Value[seed].Note;
            var before = All.Value[seed].Pages.Count;
            for (var left = note.Blocks.Length - 1; left > 0; left -= 1 + left / 4)
            {
                // A box beside the text needs the text after it to be set that way.
                if (note.Blocks[left - 1] is Placed { Place: Placement.Beside })
                    continue;
                var pages = Lay(note with { Blocks = note.Blocks[..left] }, draw: false).Pages.Count;
                Assert.True(pages <= before, $"note {seed}: {left} blocks need {pages} pages, more blocks {before}");
                before = pages;
            }
        }
    }

    private static Laid Lay(NoteDocument note) => Lay(note, draw: true);

    private static Laid Lay(NoteDocument note, bool draw)
    {
        var typesetter = new Typesetter(Small, new TextSetter(HouseFonts.Library), PlainChart);
        var (pages, frame) = new PdfRenderer(Small, HouseFonts.Library, PlainChart).Lay(note, typesetter, new StructureNode("Document"));
        var scenes = new List<Scene>();
        for (var i = 0; i < pages.Count && draw; i++)
        {
            var surface = new PicturePage(i, Small.Page.WidthPt, Small.Page.HeightPt);
            foreach (var part in pages[i].All)
                part.Fragment.Draw(surface, part.X, part.Y);
            scenes.Add(surface.ToScene());
        }

        return new Laid(note, pages, frame, scenes);
    }

    private static Scene PlainChart(ChartSpec chart, double width, double height) =>
        new(width, height, [new FilledPath(VectorPath.Rectangle(new Rect(0, 0, width, height)), new Color(220, 220, 220))]);

    // From the height of small letters to the foot of the line's letters without descender: lines may be close, letters may not touch.
    private static Rect BoxOf(TextRun run)
    {
        var width = run.Style.Face.Shape(run.Text.TrimEnd(), run.Style.TabularFigures).Sum(glyph => glyph.AdvanceEm) * run.Style.SizePt;
        return new Rect(run.X + 0.1, run.Y - 0.5 * run.Style.SizePt, Math.Max(width - 0.2, 0), 0.5 * run.Style.SizePt);
    }

    private static Dictionary<string, int> Count(string text) => text.Split([' ', '\u00A0', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .GroupBy(word => word, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private static NoteDocument Note(int seed)
    {
        var random = new RandomBlocks(seed);
        return SpecimenNote.Document with { Title = "Note", Subtitle = null, Blocks = random.Blocks() };
    }

    private static IEnumerable<string> Texts(ImmutableArray<Block> blocks) => BlockWalk.Descendants(blocks).SelectMany(block => block switch
    {
        Heading heading => [InlineText.Plain(heading.Content)],
        Paragraph paragraph => [InlineText.Plain(paragraph.Content), .. paragraph.Content.OfType<Footnote>().Select(note => InlineText.Plain(note.Content))],
        Callout callout => [callout.Title],
        Figure figure => OfCaption(figure.Caption),
        TableExhibit table => [.. OfCaption(table.Caption), .. table.Table.Notes, .. table.Table.Rows.SelectMany(row => row.Cells.Take(row.Role == RowRole.Group ? 1 : int.MaxValue)).Select(cell => InlineText.Plain(cell.Content))],
        Hole hole => [hole.What, hole.Reason],
        Quotation quotation => [quotation.Attribution],
        KeyFigures figures => figures.Items.SelectMany(item => new[] { item.Label, InlineText.Plain(item.Value), InlineText.Plain(item.Detail) }),
        DefinitionList definitions => definitions.Items.SelectMany(item => new[] { InlineText.Plain(item.Term), InlineText.Plain(item.Meaning) }),
        _ => Array.Empty<string>(),
    });

    private static IEnumerable<string> OfCaption(ExhibitCaption caption) => [InlineText.Plain(caption.Title), caption.Subtitle, caption.Source, caption.Note ?? ""];

    /// <summary>Blocks of every kind with short texts; each word occurs where it is looked for.</summary>
    private sealed class RandomBlocks(int seed)
    {
        private static readonly string[] Vocabulary = ["gap", "index", "session", "yield", "small", "large", "curve", "spread", "reading", "percentile", "a", "of", "the", "and", "after", "week"];
        private static readonly RowRole[] Roles = [RowRole.Body, RowRole.Subtotal, RowRole.Highlight];
        private readonly Random random = new(seed);
        private int exhibits;
        private int footnotes;
        private int headings;

        public ImmutableArray<Block> Blocks()
        {
            var blocks = ImmutableArray.CreateBuilder<Block>();
            for (var count = random.Next(1, 14); count > 0; count--)
                blocks.Add(Block());
            return blocks.ToImmutable();
        }

        private Block Block() => random.Next(22) switch
        {
            0 or 1 or 2 or 3 => Paragraph(50),
            4 => new Heading(random.Next(1, 4), $"h{headings++}", [new Text(Words(6))]),
            5 => List(0),
            6 => new Callout((CalloutRole)random.Next(2), Words(3), [Paragraph(20)]),
            7 or 8 or 9 => Figure(),
            10 => new SideBySide(Figure(), random.Next(3) == 0 ? Table(4) : Figure()),
            11 or 12 => Table(30),
            13 => new Hole(Words(4), Words(12)),
            14 => new Quotation([Paragraph(20)], Words(2)),
            15 => new DefinitionList([.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => new Definition([new Text(Words(3))], [new Text(Words(14))]))]),
            16 => random.Next(3) == 0 ? new PageBreak() : new ThematicBreak(),
            17 => new Disclosure([Paragraph(50), Paragraph(30)]),
            18 => new KeyFigures([.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => new KeyFigure(Words(3), [new Text("+11.5%")], [new Text(Words(3))]))]),
            19 => new Placed((Placement)random.Next(3), random.Next(2) == 0 ? Figure() : new Callout(CalloutRole.Aside, Words(2), [Paragraph(12)])),
            20 => new Columns(random.Next(2, 4), [Paragraph(40), random.Next(3) == 0 ? Figure() : Paragraph(10), Paragraph(20)]),
            _ => new Contents((ContentsScope)random.Next(2), Words(2)),
        };

        private Paragraph Paragraph(int words) => random.Next(8) == 0
            ? new Paragraph([new Text(Words(words)), new Footnote(++footnotes, [new Text(Words(14))]), new Text(" " + Words(5))])
            : new Paragraph([new Text(Words(words))], (ParagraphRole)random.Next(2));

        private ItemList List(int depth) => new(random.Next(2) == 0, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => ImmutableArray.Create<Block>(depth < 2 && random.Next(4) == 0 ? List(depth + 1) : Paragraph(18)))]);

        private Figure Figure() => new(Caption(), SpecimenNote.Spec(1), "A chart.");

        private TableExhibit Table(int most) => new(Caption(), new Table(
            [new TableColumn(Words(1), ColumnAlignment.Left), new TableColumn("Now", ColumnAlignment.Decimal), new TableColumn("Then", ColumnAlignment.Right)],
            [.. Enumerable.Range(0, random.Next(1, most)).Select(Row)],
            random.Next(3) == 0 ? [Words(8)] : []));

        private TableRow Row(int index) => random.Next(8) == 0 && index > 0
            ? new TableRow([TableCell.Of(Words(3)), TableCell.Of(""), TableCell.Of("")], RowRole.Group)
            : new TableRow([TableCell.Of(Words(5)), new TableCell([new Text(random.Next(2) == 0 ? "+1.25%" : "12\u00A0bp")], random.NextDouble(), random.Next(2) == 0 ? new CellBar(0.3, random.NextDouble()) : null), TableCell.Of("1,234.5")], Roles[random.Next(3)]);

        private ExhibitCaption Caption() => new($"x{++exhibits}", exhibits, [new Text(Words(8))], Words(6), Words(4), random.Next(3) == 0 ? Words(9) : null);

        private string Words(int most) => string.Join(' ', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));
    }
}
