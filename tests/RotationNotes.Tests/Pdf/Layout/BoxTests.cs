using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Graphics.Text;
using RotationNotes.Graphics.Themes;
using RotationNotes.Pdf.Layout;
using RotationNotes.Pdf.Structure;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf.Layout;

/// <summary>Where each kind of block stands on pages of 480 × 240 points: top and bottom of each part, pages divided by a bar.</summary>
/// <remarks>Body lines are 14 points high; the theme's steps between parts are 2, 4, 7, 11, 14 and 19. Charts are 172.8 points high at full width, 142 at half.</remarks>
public sealed class BoxTests
{
    [Theory]
    // Two lines, then a paragraph seven points below.
    [InlineData("paragraphs", "0-14 14-28 35-49")]
    // Fifteen lines leave room for two more; of a three-line paragraph neither one nor two lines may stay behind alone.
    [InlineData("widow", "0-14 … 196-210 | 0-14 14-28 28-42")]
    // 19 points above a heading of the first level, 4 below; it stays with the two first lines.
    [InlineData("headings", "0-14 33-51.6 55.6-69.6")]
    [InlineData("heading-at-foot", "0-14 … 182-196 | 0-18.6 22.6-36.6 36.6-50.6 50.6-64.6")]
    // Heading and one line would end at 223.6, but the line that follows belongs to them too.
    [InlineData("heading-with-one-line-at-foot", "0-14 … 154-168 | 0-18.6 22.6-36.6 43.6-57.6 57.6-71.6 71.6-85.6")]
    [InlineData("heading-with-short-points-at-foot", "0-14 … 154-168 | 0-18.6 22.6-36.6 40.6-54.6")]
    // The section ends with its line, and the next one may begin elsewhere.
    [InlineData("heading-with-all-of-its-section", "0-14 … 209.6-223.6 | 0-18.6 22.6-36.6 36.6-50.6")]
    // Points stand four apart.
    [InlineData("list", "0-14 18-32")]
    // Nine points of padding, a title of 14, 4 below it, a line of 13.4.
    [InlineData("aside", "0-49.4 63.4-77.4")]
    [InlineData("takeaways", "0-49.4 63.4-77.4")]
    // Eleven points of padding, a title of 12.5, two below it, a line of 10.8.
    [InlineData("hole", "0-47.3 61.3-75.3")]
    // Padding of seven, label, number and detail.
    [InlineData("key-figures", "0-58 72-86")]
    [InlineData("quotation", "0-14 25-39")]
    [InlineData("rule", "0-14 25-25.5 36.5-50.5")]
    // A rule of 0.75, four below it, title 12.5, two, unit 10.8, four, the chart, four, source 10.5; the next line has no room.
    [InlineData("figure", "0-221.3 | 0-14")]
    // The text after the figure fills the page; the figure stands on the next one.
    [InlineData("figure-floats", "0-14 … 133-147 | 0-221.3")]
    [InlineData("side-by-side", "0-182.6 196.6-210.6")]
    // Caption as above, header 15.6, rows of 15.4, source.
    [InlineData("table", "0-95 109-123")]
    // Twelve rows fit below the caption; the header stands again above the other four.
    [InlineData("table-over-pages", "0-0.8 … 219.1-234.5 | 0-15.6 15.6-31 31-46.4 46.4-61.8 61.8-77.2 81.2-91.7 105.7-119.7")]
    // Two columns of one definition each.
    [InlineData("definitions", "0-9.5")]
    [InlineData("disclosure", "0-9.5")]
    // Two columns of one point each, in the type of the back matter; seven below.
    [InlineData("notes", "0-9.5 16.5-30.5")]
    // Two paragraphs of two lines side by side.
    [InlineData("columns", "0-14 21-49 56-70")]
    // The box is 49.4 high, the four lines beside it 56; the text after it stands eleven below.
    [InlineData("beside", "0-56 67-81")]
    // 182.6 as in a pair, but beside one line the chart, 134 high, gives up a fifth.
    [InlineData("chart-beside", "0-155.8 174.8-193.4")]
    [InlineData("top", "0-14 21-35 | 0-221.3")]
    // The chart does not fit below the first line, so it stands at the foot of the next page.
    [InlineData("bottom", "0-14 21-35 35-49 | 18.7-240")]
    [InlineData("contents", "0-14 18-31.4 50.4-69 73-87")]
    [InlineData("page-break", "0-14 | 0-14")]
    // The note ends with the page.
    [InlineData("footnote", "0-14 229.5-240")]
    public void Boxes(string kind, string expected) => Assert.Equal(expected, BoxesOf(Blocks(kind)));

    private static ImmutableArray<Block> Blocks(string kind) => kind switch
    {
        "paragraphs" => [Lines(2), Lines(1)],
        "widow" => [Lines(15), Lines(3)],
        "headings" => [Lines(1), Heading(1), Lines(1)],
        "heading-at-foot" => [Lines(14), Heading(1), Lines(3)],
        "heading-with-one-line-at-foot" => [Lines(12), Heading(1), Lines(1), Lines(3)],
        "heading-with-short-points-at-foot" => [Lines(12), Heading(1), new ItemList(false, [[Lines(1)], [Lines(1)]])],
        "heading-with-all-of-its-section" => [Lines(12), Heading(1), Lines(1), Heading(1), Lines(2)],
        "list" => [new ItemList(false, [[Lines(1)], [Lines(1)]])],
        "aside" => [new Callout(CalloutRole.Aside, "Title", [Lines(1)]), Lines(1)],
        "takeaways" => [new Callout(CalloutRole.Takeaways, "Title", [Lines(1)]), Lines(1)],
        "hole" => [new Hole("Exhibit 1", "No data."), Lines(1)],
        "key-figures" => [new KeyFigures([new KeyFigure("Label", [new Text("1%")], [new Text("detail")])]), Lines(1)],
        "quotation" => [new Quotation([Lines(1)], ""), Lines(1)],
        "rule" => [Lines(1), new ThematicBreak(), Lines(1)],
        "figure" => [Chart(1), Lines(1)],
        "figure-floats" => [Lines(8), Chart(1), Lines(2)],
        "side-by-side" => [new SideBySide(Chart(1), Chart(2)), Lines(1)],
        "table" => [Table(2), Lines(1)],
        "table-over-pages" => [Table(16), Lines(1)],
        "definitions" => [new DefinitionList([Definition, Definition])],
        "notes" => [new ItemList(false, [[Lines(1)], [Lines(1)]], ListRole.Notes), Lines(1)],
        "disclosure" => [new Disclosure([Lines(1), Lines(1)])],
        "columns" => [Lines(1), new Columns(2, [Lines(2), Lines(2)]), Lines(1)],
        "beside" => [new Placed(Placement.Beside, new Callout(CalloutRole.Aside, "Title", [Lines(1)])), Lines(4), Lines(1)],
        "chart-beside" => [new Placed(Placement.Beside, Chart(1)), Lines(1), Heading(1)],
        "top" => [Lines(1), new Placed(Placement.Top, Chart(1)), Lines(1)],
        "bottom" => [Lines(1), new Placed(Placement.Bottom, Chart(1)), Lines(2)],
        "contents" => [new Contents(ContentsScope.Headings, "In this note"), Heading(1), Lines(1)],
        "page-break" => [Lines(1), new PageBreak(), Lines(1)],
        "footnote" => [new Paragraph([new Text("Text"), new Footnote(1, [new Text("Note")])])],
        _ => throw new ArgumentException(kind),
    };

    private static readonly Definition Definition = new([new Text("Term")], [new Text("Meaning")]);

    private static string BoxesOf(ImmutableArray<Block> blocks)
    {
        var theme = HouseFonts.Theme with { Page = new PageGeometry(480, 240, 0, 0, 0, 0) };
        var typesetter = new Typesetter(theme, new TextSetter(HouseFonts.Library), PlainCharts.Draw);
        var items = typesetter.SetNote(SpecimenNote.Document with { Blocks = blocks }, new StructureNode("Document"));
        var pages = Paginator.Fill(items, new PageFrame(0, 0, 480, 240));
        return string.Join(" | ", pages.Select(page => Shortened([.. page.All.Select(part => $"{Number(part.Y)}-{Number(part.Y + part.Fragment.HeightPt)}")])));
    }

    private static string Shortened(string[] boxes) => boxes.Length > 9 ? $"{boxes[0]} … {boxes[^1]}" : string.Join(' ', boxes);

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A paragraph of so many lines in any font.</summary>
    private static Paragraph Lines(int count) => new([.. Enumerable.Range(0, 2 * count - 1).Select(i => i % 2 == 0 ? (Inline)new Text("Line") : new LineBreak())]);

    private static Heading Heading(int level) => new(level, "h", [new Text("Heading")]);

    private static Figure Chart(int number) => new(new ExhibitCaption($"x{number}", number, [new Text("Title")], "Unit", "Source"), SpecimenNote.Spec(1), "A chart.");

    private static TableExhibit Table(int rows) => new(new ExhibitCaption("t", 1, [new Text("Title")], "Unit", "Source"), new Table(
        [new TableColumn("Name", ColumnAlignment.Left), new TableColumn("Value", ColumnAlignment.Decimal)],
        [.. Enumerable.Range(0, rows).Select(i => new TableRow([TableCell.Of("Row"), TableCell.Of("1.5")]))]));
}
