using RotationNotes.Pdf;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf.Structure;

/// <summary>The logical structure, clause by clause (ISO 14289-1, ISO 19005-3).</summary>
public sealed class StructureTests
{
    private static readonly Lazy<PdfObjects> Specimen = new(() => new PdfObjects(new PdfProbe(
        new PdfRenderer(HouseFonts.Theme, HouseFonts.Library, PlainCharts.Draw).Render(SpecimenNote.Document, PdfOptions.Default))));

    private static readonly HashSet<string> StandardTypes =
        ["/Document", "/Div", "/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD", "/Figure", "/Link", "/Note", "/BlockQuote", "/TOC", "/TOCI", "/Reference"];

    [Fact]
    public void Elements_UseStandardTypesAndNameTheirParents()
    {
        foreach (var (element, parent) in Elements())
        {
            Assert.Contains((string)element["/S"]!, StandardTypes);
            Assert.Same(parent, Specimen.Value.Follow(element["/P"]));
        }
    }

    [Fact]
    public void Headings_BeginAtOneAndNeverSkipALevel()
    {
        var levels = Elements().Select(pair => (string)pair.Element["/S"]!).Where(type => type is ['/', 'H', _]).Select(type => type[2] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"H{pair.First} is followed by H{pair.Second}"));
    }

    [Fact]
    public void Figures_HaveAlternativeTextAndABox()
    {
        var figures = Of("/Figure");

        Assert.Equal(4, figures.Count);
        Assert.All(figures, figure => Assert.NotEmpty((string)figure["/Alt"]!));
        Assert.All(figures, figure => Assert.Equal(4, Specimen.Value.List(Specimen.Value.Dictionary(figure["/A"])["/BBox"]).Count));
    }

    [Fact]
    public void Tables_AreFullGridsWhoseHeadersHaveAScope()
    {
        foreach (var table in Of("/Table"))
        {
            var taken = new HashSet<(int Row, int Column)>();
            var rows = Specimen.Value.List(table["/K"]).Select(Specimen.Value.Dictionary).ToList();
            for (var r = 0; r < rows.Count; r++)
            {
                Assert.Equal("/TR", rows[r]["/S"]);
                var c = 0;
                foreach (var cell in Specimen.Value.List(rows[r]["/K"]).Select(Specimen.Value.Dictionary))
                {
                    var attributes = cell.TryGetValue("/A", out var found) ? Specimen.Value.Dictionary(found) : [];
                    if (cell["/S"] is "/TH")
                        Assert.Contains((string)attributes["/Scope"]!, new[] { "/Row", "/Column" });
                    while (taken.Contains((r, c)))
                        c++;
                    var (columns, down) = (Span(attributes, "/ColSpan"), Span(attributes, "/RowSpan"));
                    for (var i = 0; i < columns * down; i++)
                        Assert.True(taken.Add((r + i / columns, c + i % columns)), $"cell {r},{c} is taken twice");
                    c += columns;
                }
            }

            Assert.Equal(taken.Count, (taken.Max(cell => cell.Row) + 1) * (taken.Max(cell => cell.Column) + 1));
        }
    }

    [Fact]
    public void Links_HaveAnAnnotationWithContents()
    {
        var links = Of("/Link");

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var annotation = Specimen.Value.List(link["/K"]).OfType<Dictionary<string, object?>>().Select(kid => Specimen.Value.Dictionary(kid["/Obj"])).ToList();
            Assert.NotEmpty(annotation);
            Assert.All(annotation, found => Assert.NotEmpty((string)found["/Contents"]!));
            Assert.All(annotation, found => Assert.True(found.ContainsKey("/StructParent")));
        }
    }

    [Fact]
    public void Notes_HaveIdentifiers() => Assert.All(Of("/Note"), note => Assert.NotEmpty((string)note["/ID"]!));

    [Fact]
    public void Lists_HoldItemsWithALabelAndABody()
    {
        foreach (var list in Of("/L"))
        {
            Assert.All(Specimen.Value.List(list["/K"]).Select(Specimen.Value.Dictionary), item =>
                Assert.Equal(["/Lbl", "/LBody"], Specimen.Value.List(item["/K"]).Select(kid => Specimen.Value.Dictionary(kid)["/S"])));
        }
    }

    [Fact]
    public void PageContent_LeadsBackToItsElement()
    {
        var tree = Specimen.Value.Dictionary(Specimen.Value.Catalog["/StructTreeRoot"]);
        var numbers = Specimen.Value.List(Specimen.Value.Dictionary(tree["/ParentTree"])["/Nums"]);
        var pages = Specimen.Value.List(Specimen.Value.Dictionary(Specimen.Value.Catalog["/Pages"])["/Kids"]);
        for (var page = 0; page < pages.Count; page++)
        {
            Assert.Equal((double)page, Specimen.Value.Dictionary(pages[page])["/StructParents"]);
            var owners = Specimen.Value.List(numbers[2 * page + 1]).Select(Specimen.Value.Dictionary).ToList();
            for (var id = 0; id < owners.Count; id++)
                Assert.Contains(Specimen.Value.List(owners[id]["/K"]), kid => kid is double number ? number == id : kid is Dictionary<string, object?> content && content.GetValueOrDefault("/MCID") is double there && there == id);
        }
    }

    private static List<Dictionary<string, object?>> Of(string type) => [.. Elements().Where(pair => (string)pair.Element["/S"]! == type).Select(pair => pair.Element)];

    private static int Span(Dictionary<string, object?> attributes, string name) => attributes.TryGetValue(name, out var value) ? (int)(double)value! : 1;

    private static IEnumerable<(Dictionary<string, object?> Element, Dictionary<string, object?> Parent)> Elements()
    {
        var tree = Specimen.Value.Dictionary(Specimen.Value.Catalog["/StructTreeRoot"]);
        return Walk(Specimen.Value.Dictionary(tree["/K"]), tree);
    }

    private static IEnumerable<(Dictionary<string, object?> Element, Dictionary<string, object?> Parent)> Walk(Dictionary<string, object?> element, Dictionary<string, object?> parent)
    {
        yield return (element, parent);
        foreach (var kid in Specimen.Value.List(element["/K"]).OfType<PdfObjects.Reference>())
        {
            foreach (var pair in Walk(Specimen.Value.Dictionary(kid), element))
                yield return pair;
        }
    }
}
