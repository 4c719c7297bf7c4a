using RotationNotes.Documents.Blocks;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

internal sealed partial class Typesetter
{
    private const double LeaderGap = 5;

    private List<FlowItem> SetPlaced(Placed placed, BlockContext context)
    {
        var items = Set(placed.Content, context);
        if (context.Nested || placed.Place == Placement.Beside || items is not [{ } only])
            return items;
        return [only with { Floats = placed.Place == Placement.Top ? Floating.Top : Floating.Bottom }];
    }

    /// <summary>A box or exhibit at the right, with as much of the following text beside it as its height takes.</summary>
    /// <param name="used">How many of the following blocks stand beside it.</param>
    private List<FlowItem> SetBeside(Placed placed, ReadOnlySpan<Block> following, BlockContext context, out int used)
    {
        var sideWidth = context.WidthPt * Looks.Grid.SideShare;
        var textWidth = context.WidthPt - sideWidth - Looks.Grid.GutterPt;
        var items = Set(placed.Content, context with { WidthPt = sideWidth, Nested = true });
        var side = new StackFragment(items);
        var beside = context with { WidthPt = textWidth };
        var text = new List<FlowItem>();
        used = 0;
        while (used < following.Length && following[used] is RotationNotes.Documents.Blocks.Paragraph or ItemList or Quotation && HeightOf(text) < side.HeightPt)
            text.AddRange(Set(following[used++], beside));
        if (used == 0)
            return SetPlaced(placed, context);
        // A chart gives up some height rather than stand beside nothing.
        if (items is [{ Shrink: { } shrink } chart] && side.HeightPt > HeightOf(text))
            side = new StackFragment([chart with { Fragment = shrink.By(Math.Min(shrink.MostPt, side.HeightPt - HeightOf(text))) }]);
        var flow = new BesideFlow(text, side, textWidth + Looks.Grid.GutterPt);
        return [flow.Whole(new FlowItem(side) { Name = "A box beside the text", SpaceBefore = Looks.Space.Small, SpaceAfter = Looks.Space.Medium, KeepsOrder = placed.Content is not Callout })];
    }

    private static double HeightOf(List<FlowItem> items) => new StackFragment(items).HeightPt;

    private List<FlowItem> SetColumns(Columns columns, BlockContext context)
    {
        var node = context.Node.Add("Div");
        // Below this width a column holds too few words for even lines.
        var count = Math.Clamp((int)((context.WidthPt + Looks.Grid.GutterPt) / (130 + Looks.Grid.GutterPt)), 1, columns.Count);
        var width = (context.WidthPt - (count - 1) * Looks.Grid.GutterPt) / count;
        var inner = Set(columns.Content, context with { WidthPt = width, Node = node, Nested = true });
        if (inner.Count == 0)
            return [];
        var hasExhibit = BlockWalk.Descendants(columns.Content).Any(block => block is Figure or TableExhibit or Hole);
        return [Columns(inner, count, width + Looks.Grid.GutterPt, "A part of the columns") with { SpaceAfter = Looks.Body.SpaceAfterPt, KeepsOrder = hasExhibit }];
    }

    private List<FlowItem> SetContents(Contents contents, BlockContext context)
    {
        var entries = contents.Entries(note);
        if (entries.IsEmpty)
            return [];
        var items = new List<FlowItem>();
        if (contents.Title.Length > 0)
            items.AddRange(SetPlain(contents.Title, Looks.BoxTitle, context.WidthPt, context.Node.Add("P")).Select(line => line with { KeepWithNext = true }));
        var list = context.Node.Add("TOC");
        var look = Looks.Boxed with { SpaceAfterPt = Looks.Space.Hair };
        foreach (var entry in entries)
        {
            var shift = (entry.Level - 1) * 12.0;
            items.Add(ContentsLine(entry, look, context.WidthPt - shift, list) with { XPt = shift });
        }

        items[^1] = items[^1] with { SpaceAfter = Looks.Space.Medium };
        items[0] = items[0] with { SpaceBefore = Looks.Space.Medium };
        return items;
    }

    private FlowItem ContentsLine(ContentsEntry entry, TextLook look, double width, StructureNode list)
    {
        var reference = list.Add("TOCI").Add("Reference");
        var mark = new PlaceMark(entry.TargetId, entry.Text);
        var number = look.Style with { TabularFigures = true };
        // Room for three digits is kept, because pages are numbered only when all of them are full.
        StyledText[] widest = [new("000", number)];
        var numberWidth = text.NaturalWidth(widest) + LeaderGap;
        var lines = text.Set([new StyledText(entry.Text, look.Style, mark)], new TextSetting(Math.Max(width - numberWidth - 12, 1)));
        TextLine Number(int page) => text.Set([new StyledText(page.ToString(System.Globalization.CultureInfo.InvariantCulture), number, mark)], new TextSetting(width, TextAlignment.Right))[0];
        return new FlowItem(new ContentsFragment(lines, look, width, reference, Looks.Colors.Rule, () => pageNumbers.TryGetValue(entry.TargetId, out var page) ? Number(page) : null)) { SpaceAfter = look.SpaceAfterPt };
    }

    /// <summary>Tells the lists of contents on which page, counted from 1, each anchor stands.</summary>
    public void NumberPages(IReadOnlyList<PageLayout> pages)
    {
        for (var page = 0; page < pages.Count; page++)
        {
            foreach (var part in pages[page].All)
                part.Fragment.VisitAnchors(anchor => pageNumbers.TryAdd(anchor, page + 1));
        }
    }
}
