using System.Collections.Immutable;
using RotationNotes.Charts.Kinds;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Plots;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using ScottPlot.Plottables;

namespace RotationNotes.Charts.Plotted;

/// <summary>Boxes side by side, the present value on top of its own.</summary>
internal static class BoxDrawing
{
    private const double Share = 0.56;
    private const double WidestPt = 36;
    private const double LabelGap = 5.5;

    public static void Draw(Sketch sketch, BoxChart chart, Rect frame)
    {
        var style = sketch.Style;
        var samples = chart.Groups.Select(group => new SampleQuantiles(group.Sample)).ToImmutableArray();
        if (Extent(chart, samples) is not { } range)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        Key(sketch, chart, frame);
        var below = style.LineHeight + 3;
        var plot = CategoryPlot.Arrange(
            style, new Rect(frame.X, frame.Y + below, frame.Width, frame.Height - below), [.. chart.Groups.Select(group => group.Label)],
            range, chart.Format, chart.AxisCaption, withZero: false, [], right: 4, inset: chart.Groups.Any(group => group.IsPresent) ? style.LineHeight + LabelGap : 2);
        plot.DrawGrid(sketch);
        plot.DrawAxes(sketch);
        Boxes(sketch, chart, samples, plot);
        for (var i = 0; i < samples.Length; i++)
            Values(sketch, samples[i], chart.Groups[i], plot, i);
        Present(sketch, chart, samples, plot);
    }

    private static void Boxes(Sketch sketch, BoxChart chart, ImmutableArray<SampleQuantiles> samples, CategoryPlot plot)
    {
        var style = sketch.Style;
        var boxes = new BoxPlot();
        var width = Math.Min(Share, WidestPt / plot.SlotWidth);
        for (var i = 0; i < samples.Length; i++)
        {
            if (samples[i].Count < BoxChart.LeastForBox)
                continue;
            var isPresent = chart.Groups[i].IsPresent;
            boxes.Boxes.Add(new ScottPlot.Box
            {
                Position = i,
                Width = width,
                WhiskerSizeFraction = 0.3,
                BoxMin = samples[i].At(0.25),
                BoxMax = samples[i].At(0.75),
                WhiskerMin = samples[i].At(0.1),
                WhiskerMax = samples[i].At(0.9),
                FillColor = PlottedMarks.Ink(Fill(style, isPresent)),
                LineStyle = PlottedMarks.Line(Edge(style, isPresent), 0.7),
            });
        }

        var marks = new PlottedMarks(plot.Plot, ((plot.Plot.X - plot.X(0)) / plot.SlotWidth, (plot.Plot.Right - plot.X(0)) / plot.SlotWidth), (plot.Axis.Low, plot.Axis.High));
        marks.Add(boxes);
        marks.Draw(sketch);
        for (var i = 0; i < samples.Length; i++)
        {
            if (samples[i].Count < BoxChart.LeastForBox)
                continue;
            double y = plot.Y(samples[i].At(0.5)), half = plot.SlotWidth * width / 2;
            sketch.Line(plot.X(i) - half, y, plot.X(i) + half, y, new Stroke(style.Ink, 1.4));
        }
    }

    // A handful of values is shown as it is, an empty group says so.
    private static void Values(Sketch sketch, SampleQuantiles sample, BoxGroup group, CategoryPlot plot, int slot)
    {
        var style = sketch.Style;
        if (sample.Count == 0 && !group.IsPresent && style.Measure(style.Words.NoValue) < plot.SlotWidth - 2)
            sketch.TextCentred(style.Words.NoValue, style.Text(style.AxisInk), plot.X(slot), plot.Plot.Y + plot.Plot.Height / 2, TextAnchor.Middle);
        if (sample.Count >= BoxChart.LeastForBox)
            return;
        foreach (var value in sample.Sorted)
            sketch.Dot(plot.X(slot), plot.Y(value), 1.6, style.Context);
    }

    private static void Present(Sketch sketch, BoxChart chart, ImmutableArray<SampleQuantiles> samples, CategoryPlot plot)
    {
        var style = sketch.Style;
        var end = double.NegativeInfinity;
        for (var i = 0; i < chart.Groups.Length; i++)
        {
            if (!chart.Groups[i].IsPresent)
                continue;
            var (value, sample) = (chart.Groups[i].Present, samples[i]);
            double x = plot.X(i), y = plot.Y(value);
            sketch.Dot(x, y, 2.7, style.Accent);
            var text = style.Words.Print(value, chart.Format);
            var half = style.Measure(text, bold: true) / 2;
            var centre = Math.Clamp(x, plot.Plot.X + half + 1, Math.Max(plot.Plot.X + half + 1, plot.Plot.Right - half));
            if (centre - half < end + 3)
                continue;
            // Beyond the box and its whisker, on the side where the value lies.
            double top = y, bottom = y;
            if (sample.Count >= BoxChart.LeastForBox)
                (top, bottom) = (Math.Min(y, plot.Y(sample.At(0.9))), Math.Max(y, plot.Y(sample.At(0.1))));
            var above = sample.Count == 0 || value >= sample.At(0.5);
            var at = above ? top - LabelGap - style.CapHeight / 2 : bottom + LabelGap + style.CapHeight / 2;
            at = Math.Clamp(at, plot.Plot.Y + style.CapHeight / 2, plot.Plot.Bottom - style.CapHeight / 2 - 1);
            sketch.TextCentred(text, style.Text(style.Readable(style.Accent), bold: true), centre, at, TextAnchor.Middle);
            end = centre + half;
        }
    }

    private static void Key(Sketch sketch, BoxChart chart, Rect frame)
    {
        var style = sketch.Style;
        var key = new KeyRow(sketch, frame);
        if (chart.PresentCaption is { Length: > 0 } caption && chart.Groups.Any(group => group.IsPresent))
            key.Add(caption, 6, (x, y) => sketch.Dot(x + 3, y, 2.7, style.Accent));
        key.Add(style.Words.MiddleHalfAndMedian, 7, (x, y) =>
        {
            sketch.Fill(new Rect(x, y - 3, 7, 6), Fill(style, false));
            sketch.Stroke(VectorPath.Rectangle(new Rect(x, y - 3, 7, 6)), new Stroke(Edge(style, false), 0.7, Join: LineJoin.Miter));
            sketch.Line(x, y, x + 7, y, new Stroke(style.Ink, 1.4));
        }).Add(style.Words.TenthToNinetieth, 5, (x, y) =>
        {
            sketch.Line(x + 2.5, y - 3.5, x + 2.5, y + 3.5, new Stroke(Edge(style, false), 0.7));
            sketch.Line(x + 0.5, y - 3.5, x + 4.5, y - 3.5, new Stroke(Edge(style, false), 0.7));
            sketch.Line(x + 0.5, y + 3.5, x + 4.5, y + 3.5, new Stroke(Edge(style, false), 0.7));
        });
    }

    private static (double Low, double High)? Extent(BoxChart chart, ImmutableArray<SampleQuantiles> samples)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var i = 0; i < samples.Length; i++)
        {
            if (samples[i].Count >= BoxChart.LeastForBox)
                Widen(samples[i].At(0.1), samples[i].At(0.9));
            else if (samples[i].Count > 0)
                Widen(samples[i].Sorted[0], samples[i].Sorted[^1]);
            if (chart.Groups[i].IsPresent)
                Widen(chart.Groups[i].Present, chart.Groups[i].Present);
        }

        return low <= high ? (low, high) : null;

        void Widen(double least, double most) => (low, high) = (Math.Min(low, least), Math.Max(high, most));
    }

    private static Color Fill(ChartStyle style, bool isPresent) => isPresent ? style.Tint(style.Accent, 0.62) : style.Tint(style.Context, 0.72);

    private static Color Edge(ChartStyle style, bool isPresent) => isPresent ? style.Accent : style.Context;
}
