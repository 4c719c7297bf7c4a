using System.Collections.Immutable;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Pdf;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf.Structure;

/// <summary>The structure each kind of block leaves in the file, below the masthead.</summary>
public sealed class TagTreeTests
{
    private static readonly Paragraph Line = SpecimenNote.Plain("One line.");

    [Fact]
    public void Text() => Assert.Equal("H2 P P(Link) Note", Tree(
        new Heading(1, "h", [new Text("Heading")]), new Paragraph([new Text("Lead")], ParagraphRole.Lead), new Paragraph([new Text("Body"), new Footnote(1, [new Text("Note")])])));

    [Fact]
    public void Lists() => Assert.Equal("L(LI(Lbl LBody(P)) LI(Lbl LBody(P L(LI(Lbl LBody(P))))))", Tree(new ItemList(true, [[Line], [Line, new ItemList(false, [[Line]])]])));

    [Fact]
    public void Boxes() => Assert.Equal("Div(P P) Div(P P) Div(P P)", Tree(
        new Callout(CalloutRole.Takeaways, "Key takeaways", [Line]), new Callout(CalloutRole.Aside, "Aside", [Line]), new Hole("Exhibit 1", "No data.")));

    [Fact]
    public void KeyFigureStrip() => Assert.Equal("L(LI(Lbl LBody(P P)) LI(Lbl LBody(P)))", Tree(
        new KeyFigures([new KeyFigure("One", [new Text("1%")], [new Text("detail")]), new KeyFigure("Two", [new Text("2%")], [])])));

    [Fact]
    public void Figures() => Assert.Equal("Div(P P Figure P) Div(P P Figure P) Div(P P Figure P)", Tree(
        SpecimenNote.Chart("a", 1, "A", 1), new SideBySide(SpecimenNote.Chart("b", 2, "B", 1), SpecimenNote.Chart("c", 3, "C", 1))));

    [Fact]
    public void TableWithGroupsBarsAndTrends()
    {
        var table = new Table(
            [new TableColumn("Name", ColumnAlignment.Left), new TableColumn("Value", ColumnAlignment.Decimal), new TableColumn("Trend", ColumnAlignment.Left)],
            [
                new TableRow([TableCell.Of("Group"), TableCell.Of(""), TableCell.Of("")], RowRole.Group),
                new TableRow([TableCell.Of("Row"), new TableCell([new Text("1.5")], null, new CellBar(0, 1)), new TableCell([], null, new CellTrend([1, 2], "Rises from 1 to 2."))]),
            ],
            ["A note."]);

        Assert.Equal("Div(P P Table(TR(TH TH TH) TR(TH) TR(TH TD TD(Figure))) P P)", Tree(new TableExhibit(SpecimenNote.Caption("t", 1, "Title", "Unit"), table)));
    }

    [Fact]
    public void QuotationAndRule() => Assert.Equal("BlockQuote(P P) P", Tree(new Quotation([Line], "Someone"), new ThematicBreak(), Line));

    [Fact]
    public void BackMatter() => Assert.Equal("L(LI(Lbl LBody)) Div(H2 P)", Tree(
        new DefinitionList([new Definition([new Text("Term")], [new Text("Meaning")])]), new Disclosure([new Heading(2, "d", [new Text("Disclosures")]), Line])));

    [Fact]
    public void PlacesAndColumns() => Assert.Equal("Div(P P) P P Div(P P) Div(P P Figure P)", Tree(
        new Placed(Placement.Beside, new Callout(CalloutRole.Aside, "Sidebar", [Line])), Line, Line, new Columns(2, [Line, Line]), new Placed(Placement.Bottom, SpecimenNote.Chart("a", 1, "A", 1))));

    [Fact]
    public void ListsOfContents() => Assert.Equal("P TOC(TOCI(Reference(Link)) TOCI(Reference(Link))) P TOC(TOCI(Reference(Link))) H2 H3 Div(P P Figure P)", Tree(
        new Contents(ContentsScope.Headings, "In this note"), new Contents(ContentsScope.Exhibits, "Exhibits"),
        new Heading(1, "h", [new Text("Heading")]), new Heading(2, "i", [new Text("Below")]), SpecimenNote.Chart("a", 1, "A", 1)));

    /// <summary>Types as a text, children in brackets; the masthead's elements are left out.</summary>
    private static string Tree(params ImmutableArray<Block> blocks)
    {
        var pdf = new PdfRenderer(HouseFonts.Theme, HouseFonts.Library, PlainCharts.Draw).Render(SpecimenNote.Document with { Blocks = blocks, Subtitle = null }, PdfOptions.Default);
        var objects = new PdfObjects(new PdfProbe(pdf));
        var tree = objects.Dictionary(objects.Catalog["/StructTreeRoot"]);
        var document = objects.Dictionary(tree["/K"]);
        var kids = Kids(objects, document).ToList();
        return string.Join(' ', kids[(kids.FindIndex(kid => kid == "H1") + 2)..]);
    }

    private static IEnumerable<string> Kids(PdfObjects objects, Dictionary<string, object?> element)
    {
        foreach (var kid in objects.List(element["/K"]).OfType<PdfObjects.Reference>().Select(objects.Dictionary))
        {
            var inside = string.Join(' ', Kids(objects, kid));
            yield return ((string)kid["/S"]!)[1..] + (inside.Length == 0 ? "" : $"({inside})");
        }
    }
}
