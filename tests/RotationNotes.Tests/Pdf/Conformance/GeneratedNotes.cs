using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>Notes of every kind of block and inline in any order, with the hard cases: skipped heading levels, footnotes in cells and items, links over line ends, references to nothing, foreign and missing characters.</summary>
public sealed class GeneratedNotes
{
    private static readonly string[] Sentences =
    [
        "Five sessions later the Russell 2000 had gained as much as in the eighteen months before. ", "“Rates first” — and it’s not over: −18\u00A0bp, 4.43%, €1.2\u00A0bn, σ² office fjord. ",
        "Übermäßige Ängste, naïve façade, Łódź, İstanbul. ", "六月通胀数据低于预期，罗素2000指数上涨11.5%。", "Private \uE123 and 🙂 stay unprinted. ", "A (nested \\ odd) string <with> & marks. ",
    ];

    private readonly Random random;
    private int footnotes;
    private int exhibits;

    private GeneratedNotes(int seed) => random = new Random(seed);

    public static NoteDocument Of(int seed) => new GeneratedNotes(seed).Note();

    private NoteDocument Note() => SpecimenNote.Document with
    {
        Title = Words(1),
        Subtitle = random.Next(3) == 0 ? null : Words(1),
        Author = random.Next(4) == 0 ? "Dąbrowska & 李" : "Equity Strategy",
        Language = random.Next(4) switch { 0 => "de", 1 => "zh-CN", _ => "en-US" },
        IsSample = random.Next(2) == 0,
        Keywords = random.Next(2) == 0 ? [] : ["Russell 2000", "rotation & <more>"],
        Revision = random.Next(1, 3),
        Blocks = [.. Enumerable.Range(0, random.Next(0, 14)).Select(i => Block(i, 0))],
    };

    private Block Block(int index, int depth) => random.Next(depth > 1 ? 3 : 15) switch
    {
        0 or 1 => new Paragraph(Inlines(), (ParagraphRole)random.Next(2)),
        2 => SpecimenNote.Plain(Words(2)),
        3 or 4 => new Heading(random.Next(1, 7), $"h{depth}-{index}", [new Text(Words(1))]),
        5 => new ItemList(random.Next(2) == 0, [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => ImmutableArray.Create(Block(index * 10 + i, depth + 1)))]),
        6 => new Callout((CalloutRole)random.Next(2), random.Next(2) == 0 ? "" : Words(1), [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => Block(index * 10 + i, depth + 1))]),
        7 => Chart(random.Next(1, 5)),
        8 => new SideBySide(Chart(1), random.Next(2) == 0 ? Chart(2) : Table(random.Next(1, 6))),
        9 or 10 => Table(random.Next(1, 70)),
        11 => new Hole(Words(1), Words(1)),
        12 => new Quotation([SpecimenNote.Plain(Words(1))], random.Next(2) == 0 ? "" : "Someone"),
        13 => new DefinitionList([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => new Definition([new Text(Words(1))], Inlines()))]),
        _ => random.Next(4) switch { 0 => new PageBreak(), 1 => new ThematicBreak(), 2 => new KeyFigures([new KeyFigure("Gap", [new Text("+9.9\u00A0pp")], Inlines())]), _ => new Disclosure([new Heading(2, $"d{index}", [new Text("Disclosures")]), new Paragraph(Inlines())]) },
    };

    private Figure Chart(int kind) => new(Caption(), SpecimenNote.Spec(kind), "Line chart. " + Words(1));

    private TableExhibit Table(int rows) => new(Caption(), new Table(
        [new TableColumn("Week", ColumnAlignment.Left), new TableColumn("1w", ColumnAlignment.Right, random.Next(2) == 0 ? null : "Later"), new TableColumn("1m", ColumnAlignment.Right, "Later")],
        [.. Enumerable.Range(0, rows).Select(i => new TableRow([new TableCell(i % 7 == 3 ? Inlines() : [new Text($"Week {i}")]), TableCell.Of("+1.5"), random.Next(5) == 0 ? TableCell.Absent : TableCell.Of("−2.5")], i % 9 == 0 ? RowRole.Group : (RowRole)(random.Next(8) == 0 ? 2 : 0)))],
        random.Next(2) == 0 ? [] : [Words(1)]));

    private ExhibitCaption Caption() => new($"x{++exhibits}", exhibits, Inlines(), random.Next(2) == 0 ? "" : "Index", "Exchange closes.", random.Next(3) == 0 ? Words(1) : null);

    private ImmutableArray<Inline> Inlines() => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Inline())];

    private Inline Inline() => random.Next(11) switch
    {
        0 => new Link("https://example.com/a(b)?q=ü", [new Text("a link that is long enough to run over the end of a line and on into the next one ")]),
        1 => new CrossReference(random.Next(2) == 0 ? "x1" : "nowhere", [new Text("Exhibit\u00A01")]),
        2 => new Footnote(++footnotes, [new Text(Words(1)), new Link("https://example.com/", [new Text("there")])]),
        3 => new Strong([new Text(Words(1))]),
        4 => new Emphasis([new Text(Words(1)), new Superscript([new Text("2")])]),
        5 => new ClaimSpan("c1", [new Text("11.3%")]),
        6 => new LineBreak(),
        7 => new Subscript([new Text("i")]),
        _ => new Text(Words(random.Next(1, 3))),
    };

    private string Words(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => Sentences[random.Next(Sentences.Length)]));
}
