using RotationNotes.Documents.Blocks;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

internal sealed partial class Typesetter
{
    private List<FlowItem> SetList(ItemList list, BlockContext context) => list.Role == ListRole.Notes ? SetNotes(list, context) : SetListItems(list, context);

    /// <summary>Remarks in small type, in the columns of the back matter.</summary>
    private List<FlowItem> SetNotes(ItemList list, BlockContext context)
    {
        var (count, width) = SmallColumns(context);
        var items = SetListItems(list, context with { WidthPt = width, Look = Looks.Small, Nested = true });
        return items.Count == 0 ? [] : [Columns(items, count, width + Looks.Grid.GutterPt, "The list of notes") with { StopsFloats = !context.Nested }];
    }

    private List<FlowItem> SetListItems(ItemList list, BlockContext context)
    {
        var look = context.Look;
        var indent = look.Style.SizePt * (list.Ordered ? 1.9 + 0.62 * Math.Max(0, list.Number(list.Items.Length - 1).Length - 3) : 1.35);
        var listNode = context.Node.Add(new StructureNode("L") { ListNumbering = list.Ordered ? "Decimal" : "Disc" });
        var items = new List<FlowItem>();
        for (var i = 0; i < list.Items.Length; i++)
        {
            var itemNode = listNode.Add("LI");
            var label = itemNode.Add("Lbl");
            var body = itemNode.Add("LBody");
            var inner = Set(list.Items[i], context with { WidthPt = context.MeasurePt - indent, Node = body, Nested = true });
            var mark = list.Ordered ? list.Number(i) : "\u2022";
            var style = look.Style with { Color = Looks.Colors.Accent, TabularFigures = true };
            var markLine = text.Set([new StyledText(mark, style)], new TextSetting(indent))[0];
            var shift = list.Ordered ? -indent : -indent + 0.12 * look.Style.SizePt;
            if (inner.Count > 0 && inner[0].Fragment is LineFragment first)
                inner[0] = inner[0] with { Fragment = first.With((markLine, shift, label)) };
            else
                inner.Insert(0, new FlowItem(new LineFragment(markLine, look.LeadingPt, look.Style.SizePt, label)) { XPt = shift, KeepWithNext = inner.Count > 0 });
            for (var k = 0; k < inner.Count; k++)
            {
                var last = k == inner.Count - 1;
                // Items stand closer to each other than paragraphs; the list as a whole ends like a paragraph.
                var after = last && i < list.Items.Length - 1 ? Looks.Space.Tight : inner[k].SpaceAfter;
                items.Add(inner[k] with { XPt = inner[k].XPt + indent, SpaceAfter = after });
            }
        }

        return items;
    }

    private List<FlowItem> SetDefinitions(DefinitionList definitions, BlockContext context)
    {
        var (count, width) = SmallColumns(context);
        var listNode = context.Node.Add(new StructureNode("L") { ListNumbering = "None" });
        var term = Looks.Small.Style.Bold() with { Color = Looks.Colors.Accent };
        var items = new List<FlowItem>();
        foreach (var definition in definitions.Items)
        {
            // The term runs into its meaning, so its part of a line is marked with its own element.
            var item = listNode.Add("LI");
            var (label, body) = (item.Add("Lbl"), item.Add("LBody"));
            footnoteParent = body;
            var spans = inlines.Of(definition.Term, term).ConvertAll(span => span.Mark is null ? span with { Mark = label } : span);
            spans.Add(new StyledText(words.AfterTerm, term, label));
            spans.AddRange(inlines.Of(definition.Meaning, Looks.Small.Style));
            items.AddRange(Paragraph(SetLines(spans, Looks.Small, width, body), Looks.Small));
        }

        return items.Count == 0 ? [] : [Columns(items, count, width + Looks.Grid.GutterPt, "The list of definitions") with { StopsFloats = !context.Nested }];
    }

    /// <summary>Columns of the back matter: how many, and how wide.</summary>
    private (int Count, double WidthPt) SmallColumns(BlockContext context) =>
        context.WidthPt < NarrowWidth ? (1, context.WidthPt) : (2, (context.WidthPt - Looks.Grid.GutterPt) / 2);

    private List<FlowItem> SetDisclosure(Disclosure disclosure, BlockContext context)
    {
        var (count, width) = SmallColumns(context);
        var node = context.Node.Add("Div");
        var inner = Set(disclosure.Content, context with { WidthPt = width, Node = node, Look = Looks.Small, Nested = true });
        if (inner.Count == 0)
            return [];
        var columns = Columns(inner, count, width + Looks.Grid.GutterPt, "The disclosure") with { StopsFloats = !context.Nested };
        // A heading of its own already sets the passage off from the note.
        if (disclosure.Content[0] is not Heading)
            return [columns];
        return [new FlowItem(new RuleFragment(context.WidthPt, 0.5, Looks.Colors.Rule)) { SpaceBefore = Looks.Space.Large, SpaceAfter = Looks.Space.Small, KeepWithNext = true }, columns];
    }

    private FlowItem Columns(List<FlowItem> items, int count, double pitchPt, string name) =>
        new ColumnFlow(items, count, pitchPt).Whole(new FlowItem(new SpaceFragment(0)) { SpaceAfter = Looks.Space.Small, Name = name });

    private static double Height(FlowItem item) => item.Fragment.HeightPt + Math.Max(item.SpaceBefore, item.SpaceAfter);
}
