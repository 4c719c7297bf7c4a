using RotationNotes.Charts.Look;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Plots;

/// <summary>A plot with a value axis in both directions.</summary>
internal sealed class XyPlot
{
    private readonly ChartStyle style;
    private readonly Rect frame;
    private readonly string? xCaption, yCaption;

    private XyPlot(ChartStyle style, Rect frame, Rect plot, ValueAxis xAxis, ValueAxis yAxis, string? xCaption, string? yCaption)
    {
        (this.style, this.frame, this.xCaption, this.yCaption) = (style, frame, xCaption, yCaption);
        (Plot, XAxis, YAxis) = (plot, xAxis, yAxis);
    }

    public Rect Plot { get; }

    public ValueAxis XAxis { get; }

    public ValueAxis YAxis { get; }

    public static XyPlot Arrange(ChartStyle style, Rect frame, (double Low, double High) xRange, ValueFormat xFormat, string? xCaption, (double Low, double High) yRange, ValueFormat yFormat, string? yCaption, bool yWithZero, double right = 6, bool exactX = false)
    {
        var bottom = frame.Bottom - (style.CapHeight + 6.5) - (xCaption is null ? 0 : style.LineHeight);
        var top = frame.Y + style.CapHeight / 2 + 1 + (yCaption is null ? 0 : style.LineHeight + 1);
        var yAxis = ValueAxis.Fit(yRange.Low, yRange.High, yFormat, style.Words, Math.Clamp(Math.Floor((bottom - top) / 23), 2, 7), yWithZero);
        var tickWidth = 0.0;
        foreach (var tick in yAxis.Ticks)
            tickWidth = Math.Max(tickWidth, style.Measure(yAxis.Label(tick), tabular: true));
        var plot = new Rect(frame.X + tickWidth + 5, top, Math.Max(10, frame.Width - tickWidth - 5 - right), Math.Max(10, bottom - top));

        // Ticks as dense as their own labels allow.
        for (var intervals = Math.Clamp(Math.Floor(plot.Width / 34), 2, 10); ; intervals--)
        {
            var xAxis = exactX ? ValueAxis.Exact(xRange.Low, xRange.High, xFormat, style.Words, intervals) : ValueAxis.Fit(xRange.Low, xRange.High, xFormat, style.Words, intervals);
            if (intervals > 1 && !Fits(style, xAxis, plot, (frame.X, frame.Right)))
                continue;
            // A unit that the ticks leave to the caption needs a caption's room.
            if ((xCaption is null && xAxis.Number.Unit is not null) || (yCaption is null && yAxis.Number.Unit is not null))
                return Arrange(style, frame, xRange, xFormat, xCaption ?? xAxis.Number.Unit, yRange, yFormat, yCaption ?? yAxis.Number.Unit, yWithZero, right, exactX);
            return new XyPlot(style, frame, plot, xAxis, yAxis, Joined(style, xCaption, xAxis.Number.Unit), Joined(style, yCaption, yAxis.Number.Unit));
        }
    }

    public double X(double value) => Plot.X + XAxis.Position(value) * Plot.Width;

    public double Y(double value) => Plot.Bottom - YAxis.Position(value) * Plot.Height;

    public void DrawGrid(Sketch sketch)
    {
        foreach (var tick in YAxis.Ticks)
        {
            sketch.Line(Plot.X, Y(tick), Plot.Right, Y(tick), style.GridStroke);
            sketch.TextCentred(YAxis.Label(tick), style.Text(style.AxisInk, tabular: true), Plot.X - 4.5, Y(tick), TextAnchor.End);
        }

        if (yCaption is not null)
            sketch.Text(TextWrap.Cut(yCaption, frame.Width, t => style.Measure(t)), style.Text(style.AxisInk), frame.X, frame.Y + style.CapHeight + 0.5);
    }

    public void DrawAxes(Sketch sketch)
    {
        var zeroInside = YAxis.Low < 0 && YAxis.High > 0;
        if (zeroInside)
            sketch.Line(Plot.X, Y(0), Plot.Right, Y(0), style.BaselineStroke);
        sketch.Line(Plot.X, Plot.Bottom, Plot.Right, Plot.Bottom, zeroInside ? new Stroke(style.AxisInk, 0.45) : style.BaselineStroke);
        var baseline = Plot.Bottom + 5 + style.CapHeight;
        foreach (var tick in XAxis.Ticks)
        {
            var text = XAxis.Label(tick);
            var half = style.Measure(text) / 2;
            sketch.Line(X(tick), Plot.Bottom, X(tick), Plot.Bottom + 2.6, new Stroke(style.AxisInk, 0.5));
            sketch.Text(text, style.Text(style.AxisInk), DateTicks.Centre(X(tick), half, (frame.X, frame.Right)), baseline, TextAnchor.Middle);
        }

        if (xCaption is not null)
            sketch.Text(TextWrap.Cut(xCaption, frame.Width, t => style.Measure(t)), style.Text(style.AxisInk), Plot.Right, baseline + style.LineHeight, TextAnchor.End);
    }

    // Labels near the edges move inwards, towards their neighbours.
    private static bool Fits(ChartStyle style, ValueAxis axis, Rect plot, (double Left, double Right) room)
    {
        var end = double.NegativeInfinity;
        foreach (var tick in axis.Ticks)
        {
            double half = style.Measure(axis.Label(tick)) / 2, x = DateTicks.Centre(plot.X + axis.Position(tick) * plot.Width, half, room);
            if (x - half < end + 8)
                return false;
            end = x + half;
        }

        return true;
    }

    private static string? Joined(ChartStyle style, string? caption, string? unit) => (caption, unit) switch
    {
        (null, null) => null,
        (null, _) => unit,
        (_, null) => caption,
        _ when caption.Contains(unit, StringComparison.Ordinal) => caption,
        _ => caption + style.Words.Comma + unit,
    };
}
