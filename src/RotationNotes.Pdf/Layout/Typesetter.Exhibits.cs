using RotationNotes.Charts;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

internal sealed partial class Typesetter
{
    private const double HalfChartHeight = 134;
    private const double NarrowWidth = 330;
    private const double ShrinkShare = 0.2;
    private const double LowestChart = 50;

    private List<FlowItem> SetExhibit(Block block, BlockContext context)
    {
        var exhibit = MeasureExhibit(block, context);
        if (block is TableExhibit && exhibit.Items.Sum(Height) > pageTextHeightPt * 0.55)
            return [.. Loose(exhibit, "A part of " + NameOf(block))];
        Fragment Whole(double lower) => new StackFragment(WithChart(exhibit, lower));
        var whole = Whole(0);
        return
        [
            new FlowItem(whole)
            {
                SpaceBefore = Looks.Space.Medium,
                SpaceAfter = Looks.Space.Large,
                Name = NameOf(block),
                KeepsOrder = true,
                Floats = context.Nested ? Floating.None : Floating.Here,
                Shrink = exhibit.Chart is null ? null : ShrinkOf(exhibit.ChartHeight, Whole),
            },
        ];
    }

    private static Shrink ShrinkOf(double chartHeight, Func<double, Fragment> by) => new(chartHeight * ShrinkShare, Math.Max(0, chartHeight - LowestChart), by);

    private static string NameOf(Block block) => block switch
    {
        Figure figure => figure.Caption.Words.Exhibit(figure.Caption.Number),
        TableExhibit table => table.Caption.Words.Exhibit(table.Caption.Number),
        Hole hole => hole.What,
        _ => "An exhibit",
    };

    /// <summary>Parts of an exhibit: the caption above, the content, the lines below.</summary>
    private sealed record Exhibit(List<FlowItem> Top, List<FlowItem> Content, List<FlowItem> Bottom, Func<double, Fragment>? Chart, double ChartHeight)
    {
        public IEnumerable<FlowItem> Items => Top.Concat(Content).Concat(Bottom);

        public double TopHeight => new StackFragment(Top).HeightPt;
    }

    private Exhibit MeasureExhibit(Block block, BlockContext context)
    {
        var node = context.Node.Add("Div");
        var width = context.WidthPt;
        switch (block)
        {
            case Figure figure:
                var top = SetCaption(figure.Caption, width, node);
                var figureNode = node.Add(new StructureNode("Figure") { AltText = figure.AltText });
                var height = chartShare * (width < NarrowWidth && figure.Chart is not (CandleChart or RadarChart) ? HalfChartHeight : ChartProportions.HeightPt(figure.Chart, width));
                Fragment Chart(double h) => new SceneFragment(h, () => drawChart(figure.Chart, width, h), figureNode);
                return new Exhibit(top, [], SetSource(figure.Caption, width, node, []), Chart, height);
            case TableExhibit table:
                var caption = SetCaption(table.Caption, width, node);
                var rows = new TableSetter(this, table.Table, width, node).Rows();
                return new Exhibit(caption, rows, SetSource(table.Caption, width, node, table.Table.Notes), null, 0);
            default:
                var plain = Set(block, context with { Node = node, Nested = true });
                return new Exhibit([], plain, [], null, 0);
        }
    }

    private List<FlowItem> WithChart(Exhibit exhibit, double lower)
    {
        if (exhibit.Chart is not { } chart)
            return [.. exhibit.Items];
        return [.. exhibit.Top, new FlowItem(chart(exhibit.ChartHeight - lower)) { SpaceBefore = Looks.Space.Hair, SpaceAfter = Looks.Space.Hair }, .. exhibit.Bottom];
    }

    /// <summary>A long table may run over pages: caption with the first rows, source line with the last.</summary>
    private IEnumerable<FlowItem> Loose(Exhibit exhibit, string name)
    {
        var items = exhibit.Items.ToList();
        for (var i = 0; i < items.Count; i++)
        {
            var atStart = i < exhibit.Top.Count + 2;
            var atEnd = i >= exhibit.Top.Count + exhibit.Content.Count - 2 && i < items.Count - 1;
            yield return items[i] with
            {
                KeepWithNext = items[i].KeepWithNext || atStart || atEnd,
                SpaceBefore = i == 0 ? Looks.Space.Medium : items[i].SpaceBefore,
                SpaceAfter = i == items.Count - 1 ? Looks.Space.Large : items[i].SpaceAfter,
                KeepsOrder = i == 0,
                Name = name,
            };
        }
    }

    private List<FlowItem> SetCaption(ExhibitCaption caption, double width, StructureNode node)
    {
        var titleNode = node.Add("P");
        footnoteParent = node;
        var look = Looks.ExhibitTitle;
        var spans = new List<StyledText>
        {
            new(caption.Words.Exhibit(caption.Number).Replace(' ', '\u00A0') + caption.Words.Colon, look.Style with { Color = Looks.Colors.Accent }),
        };
        spans.AddRange(inlines.Of(caption.Title, look.Style));
        var items = new List<FlowItem> { new(new RuleFragment(width, 0.75, Looks.Colors.Accent)) { SpaceAfter = Looks.Space.Tight, KeepWithNext = true } };
        items.AddRange(Paragraph(SetLines(spans, look, width, titleNode, caption.Id), look));
        if (caption.Subtitle.Length > 0)
            items.AddRange(SetPlain(caption.Subtitle, Looks.Subtitle, width, node.Add("P")));
        items[^1] = items[^1] with { SpaceAfter = Looks.Space.Tight };
        return [.. items.Select(item => item with { KeepWithNext = true })];
    }

    private List<FlowItem> SetSource(ExhibitCaption caption, double width, StructureNode node, IReadOnlyCollection<string> notes)
    {
        var items = new List<FlowItem>();
        foreach (var note in notes)
            items.AddRange(SetPlain(note, Looks.Note, width, node.Add("P")));
        if (caption.Note is { Length: > 0 } remark)
            items.AddRange(SetPlain(caption.Words.Remark + remark, Looks.Note, width, node.Add("P")));
        if (caption.Source.Length > 0)
            items.AddRange(SetPlain(caption.Words.Source + caption.Source, Looks.Note, width, node.Add("P")));
        if (items.Count > 0)
            items[0] = items[0] with { SpaceBefore = Looks.Space.Tight };
        return items;
    }

    private List<FlowItem> SetSideBySide(SideBySide pair, BlockContext context)
    {
        if (pair.Left is not (Figure or TableExhibit or Hole) || pair.Right is not (Figure or TableExhibit or Hole))
        {
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(
                Place.Nowhere, "Only a chart, a table or a hole stands beside another: pairs and boxes cannot be nested.", "Set the pair on its own, or one exhibit with `place \"beside\"`."));
        }

        var width = (context.WidthPt - Looks.Grid.GutterPt) / 2;
        var half = context with { WidthPt = width, Nested = true };
        var left = MeasureExhibit(pair.Left, half);
        var right = MeasureExhibit(pair.Right, half);
        // Both charts begin on one line, however many lines their titles need.
        var top = Math.Max(left.TopHeight, right.TopHeight);
        Fragment Both(double lower) => new RowFragment(
        [
            new PlacedFragment(new StackFragment(WithChart(Padded(left, top), lower)), 0),
            new PlacedFragment(new StackFragment(WithChart(Padded(right, top), lower)), width + Looks.Grid.GutterPt),
        ]);
        return
        [
            new FlowItem(Both(0))
            {
                SpaceBefore = Looks.Space.Medium,
                SpaceAfter = Looks.Space.Large,
                Name = NameOf(pair.Left),
                KeepsOrder = true,
                Floats = context.Nested ? Floating.None : Floating.Here,
                Shrink = left.Chart is null || right.Chart is null ? null : ShrinkOf(Math.Min(left.ChartHeight, right.ChartHeight), Both),
            },
        ];
    }

    private static Exhibit Padded(Exhibit exhibit, double top)
    {
        var missing = top - exhibit.TopHeight;
        if (missing <= 0 || exhibit.Top.Count == 0)
            return exhibit;
        return exhibit with { Top = [.. exhibit.Top, new FlowItem(new SpaceFragment(missing - exhibit.Top[^1].SpaceAfter)) { SpaceAfter = exhibit.Top[^1].SpaceAfter }] };
    }
}
