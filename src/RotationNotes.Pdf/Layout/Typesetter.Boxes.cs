using System.Collections.Immutable;
using RotationNotes.Documents.Blocks;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

internal sealed partial class Typesetter
{
    private const double BoxPad = 12;
    private const int MostKeyFiguresInRow = 5;

    private List<FlowItem> SetCallout(Callout callout, BlockContext context)
    {
        var takeaways = callout.Role == CalloutRole.Takeaways;
        var node = context.Node.Add("Div");
        var width = context.WidthPt - 2 * BoxPad;
        var inner = new List<FlowItem>();
        if (callout.Title.Length > 0)
            inner.AddRange(SetPlain(callout.Title, Looks.BoxTitle, width, node.Add("P")).Select(line => line with { KeepWithNext = true }));
        inner.AddRange(Set(callout.Content, context with { WidthPt = width, Node = node, Look = Looks.Boxed, Nested = true }));
        var look = new BoxLook(
            context.WidthPt, BoxPad, Looks.Space.Small + 2, Looks.Space.Small + 2, Looks.Colors.AccentTint,
            TopRule: takeaways ? (Looks.Colors.Accent, 1.5) : null,
            LeftRule: takeaways ? null : (Looks.Colors.Accent, 2));
        var items = Boxed(inner, look, before: Looks.Space.Medium, after: Looks.Space.Large, callout.Title.Length > 0 ? $"The box '{callout.Title}'" : "A box");
        if (!takeaways && !context.Nested && items.Count == 1)
            items[0] = items[0] with { Floats = Floating.Here };
        return items;
    }

    /// <summary>A box that stays whole while it is lower than half a page, and is divided between its items when it is higher.</summary>
    private List<FlowItem> Boxed(List<FlowItem> inner, BoxLook look, double before, double after, string name)
    {
        var whole = new BoxFragment(new StackFragment(inner), look);
        if (whole.HeightPt <= pageTextHeightPt * 0.6 || inner.Count < 2)
            return [new FlowItem(whole) { SpaceBefore = before, SpaceAfter = after, Name = name }];
        var items = new List<FlowItem>();
        for (var i = 0; i < inner.Count; i++)
        {
            var (first, last) = (i == 0, i == inner.Count - 1);
            var gap = last ? 0 : Math.Max(inner[i].SpaceAfter, inner[i + 1].SpaceBefore);
            var piece = look with
            {
                PadTopPt = first ? look.PadTopPt : 0,
                PadBottomPt = last ? look.PadBottomPt : gap,
                TopRule = first ? look.TopRule : null,
                BottomRule = last ? look.BottomRule : null,
            };
            items.Add(new FlowItem(new BoxFragment(new StackFragment([inner[i] with { Fragment = new RowFragment([new PlacedFragment(inner[i].Fragment, inner[i].XPt)]), XPt = 0 }]), piece))
            {
                SpaceBefore = first ? before : 0,
                SpaceAfter = last ? after : 0,
                KeepWithNext = inner[i].KeepWithNext && !last,
            });
        }

        return items;
    }

    private List<FlowItem> SetKeyFigures(KeyFigures figures, BlockContext context)
    {
        if (figures.Items.IsEmpty)
            return [];
        var list = context.Node.Add(new StructureNode("L") { ListNumbering = "None" });
        var items = new List<FlowItem>();
        // Rows of equal length look better than a full row and a remainder.
        var rows = (figures.Items.Length + MostKeyFiguresInRow - 1) / MostKeyFiguresInRow;
        var perRow = (figures.Items.Length + rows - 1) / rows;
        for (var start = 0; start < figures.Items.Length; start += perRow)
        {
            var row = figures.Items.AsSpan(start, Math.Min(perRow, figures.Items.Length - start)).ToImmutableArray();
            items.Add(new FlowItem(KeyFigureRow(row, perRow, list, context.WidthPt)) { SpaceBefore = start == 0 ? Looks.Space.Medium : Looks.Space.Small, SpaceAfter = Looks.Space.Large });
        }

        return items;
    }

    private BoxFragment KeyFigureRow(ImmutableArray<KeyFigure> row, int perRow, StructureNode list, double widthPt)
    {
        const double Gap = 14;
        var width = (widthPt - Gap * (perRow - 1)) / perRow;
        var stacks = ImmutableArray.CreateBuilder<PlacedFragment>();
        var labelLook = Looks.Note with { Style = Looks.Note.Style with { Color = Looks.Colors.Ink } };
        var labels = row.Select(figure => (Node: list.Add("LI"), figure.Label))
            .Select(pair => (pair.Node, Items: SetPlain(pair.Label, labelLook, width, pair.Node.Add("Lbl")))).ToList();
        var highest = labels.Max(label => label.Items.Count);
        var valueLook = FittingFigure(row, width);
        for (var i = 0; i < row.Length; i++)
        {
            var body = labels[i].Node.Add("LBody");
            List<FlowItem> parts =
            [
                .. labels[i].Items,
                new FlowItem(new SpaceFragment(Looks.Note.LeadingPt * (highest - labels[i].Items.Count))),
                .. Paragraph(SetLines(row[i].Value, valueLook, width, body.Add("P")), valueLook),
            ];
            if (!row[i].Detail.IsEmpty)
                parts.AddRange(Paragraph(SetLines(row[i].Detail, Looks.Note, width, body.Add("P")), Looks.Note));
            stacks.Add(new PlacedFragment(new StackFragment(parts), i * (width + Gap)));
        }

        return new BoxFragment(
            new RowFragment(stacks.ToImmutable()),
            new BoxLook(widthPt, 0, Looks.Space.Small, Looks.Space.Small, null, TopRule: (Looks.Colors.Accent, 0.75), BottomRule: (Looks.Colors.Rule, 0.5)));
    }

    /// <summary>The figure look, made smaller until the widest value fits its column.</summary>
    private TextLook FittingFigure(ImmutableArray<KeyFigure> row, double width)
    {
        var look = Looks.Figure;
        measuring = true;
        foreach (var figure in row)
        {
            var spans = inlines.Of(figure.Value, look.Style);
            var natural = text.NaturalWidth(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(spans));
            if (natural > width)
                look = look with { Style = look.Style with { SizePt = Math.Max(look.Style.SizePt * width / natural, look.Style.SizePt * 0.55) } };
        }

        measuring = false;
        return look;
    }

    private List<FlowItem> SetHole(Hole hole, BlockContext context)
    {
        var node = context.Node.Add("Div");
        var width = context.WidthPt - 2 * BoxPad;
        var what = Looks.ExhibitTitle with { Style = Looks.ExhibitTitle.Style with { Color = Looks.Colors.MutedInk } };
        List<FlowItem> inner =
        [
            .. SetPlain(hole.What, what, width, node.Add("P")).Select(line => line with { KeepWithNext = true }),
            .. SetPlain(hole.Reason, Looks.Subtitle, width, node.Add("P")),
        ];
        var grey = DocumentCanvas.Mix(Looks.Colors.Paper, Looks.Colors.Rule, 0.35);
        var items = Boxed(inner, new BoxLook(context.WidthPt, BoxPad, Looks.Space.Medium, Looks.Space.Medium, grey, LeftRule: (Looks.Colors.Context, 2)), before: Looks.Space.Medium, after: Looks.Space.Large, hole.What);
        // A hole stands for an exhibit and keeps its place in their order.
        return items.Count == 1 && !context.Nested ? [items[0] with { Floats = Floating.Here, KeepsOrder = true }] : items;
    }

    private List<FlowItem> SetQuotation(Quotation quotation, BlockContext context)
    {
        const double Indent = 16;
        var node = context.Node.Add("BlockQuote");
        var look = context.Nested ? context.Look with { Style = context.Look.Style.Italic() } : Looks.Quote;
        var width = context.WidthPt - Indent;
        var inner = Set(quotation.Content, context with { WidthPt = width, Node = node, Look = look, Nested = true });
        if (quotation.Attribution.Length > 0)
        {
            if (inner.Count > 0)
                inner[^1] = inner[^1] with { KeepWithNext = true };
            inner.AddRange(SetPlain("\u2014\u00A0" + quotation.Attribution, Looks.Subtitle, width, node.Add("P")));
        }

        return Boxed(inner, new BoxLook(context.WidthPt, Indent, 0, 0, null, LeftRule: (Looks.Colors.Rule, 1.5)), before: Looks.Space.Small, after: Looks.Space.Medium, "A quotation");
    }
}
