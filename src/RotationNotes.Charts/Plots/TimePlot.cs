using System.Collections.Immutable;
using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Plots;

/// <summary>What a plot over sessions has to hold.</summary>
internal sealed record TimePlotContent
{
    public required SessionAxis Sessions { get; init; }

    /// <summary>Smallest and largest value drawn.</summary>
    public required (double Low, double High) Range { get; init; }

    public required ValueFormat Format { get; init; }

    public string? AxisCaption { get; init; }

    public bool WithZero { get; init; }

    public bool Logarithmic { get; init; }

    /// <summary>Whether each session has a slot of its own (columns) instead of a point.</summary>
    public bool Slots { get; init; }

    /// <summary>Labels at the line ends, with the session index and the value they point at.</summary>
    public required ImmutableArray<(EndLabel Label, int Index, double Value)> Ends { get; init; }

    public required ImmutableArray<LegendEntry> Legend { get; init; }

    /// <summary>Least room left of the plot, so that plots above each other begin on one line.</summary>
    public double LeftWidth { get; init; }

    /// <summary>Least room right of the plot.</summary>
    public double RightWidth { get; init; }

    /// <summary>Whether the dates stand below the plot; a plot above another one leaves them to it.</summary>
    public bool WithDates { get; init; } = true;

    /// <summary>Colour of the value ticks when they belong to one line; null for the usual grey.</summary>
    public Color? TickColor { get; init; }
}

/// <summary>A plot over sessions: where everything stands, and its axes.</summary>
internal sealed class TimePlot
{
    private const double TickLength = 2.6;

    private readonly ChartStyle style;
    private readonly TimePlotContent content;
    private readonly Rect frame;
    private readonly string? caption;
    private readonly EndLabels? endLabels;
    private readonly Legend? legend;
    private readonly ImmutableArray<DateTick> dateTicks;

    private TimePlot(ChartStyle style, TimePlotContent content, Rect frame, Rect plot, ValueAxis axis, string? caption, EndLabels? endLabels, Legend? legend, double bandTop)
    {
        (this.style, this.content, this.frame, this.caption, this.endLabels, this.legend) = (style, content, frame, caption, endLabels, legend);
        (Plot, Axis, BandTop) = (plot, axis, bandTop);
        dateTicks = DateTicks.Choose(content.Sessions.Dates, style.Words, i => X(i), text => style.Measure(text), style.LabelPt * 1.1, (frame.X, frame.Right));
    }

    public Rect Plot { get; }

    public ValueAxis Axis { get; }

    /// <summary>Top of the band above the plot kept for remarks.</summary>
    public double BandTop { get; }

    public SessionAxis Sessions => content.Sessions;

    /// <summary>Room between the frame and the plot on either side.</summary>
    public (double Left, double Right) Gutters => (Plot.X - frame.X, frame.Right - Plot.Right);

    private bool HasSecondRow => dateTicks.Any(tick => tick.Below is not null);

    /// <summary>Arranges the parts inside a frame.</summary>
    /// <param name="style">Looks.</param>
    /// <param name="frame">Room for plot, axes and labels.</param>
    /// <param name="content">What is drawn.</param>
    /// <param name="bandHeight">Room above the plot for remarks, in points.</param>
    public static TimePlot Arrange(ChartStyle style, Rect frame, TimePlotContent content, double bandHeight)
    {
        var plot = Arrange(style, frame, content, bandHeight, dateRows: 2);
        return plot.HasSecondRow || !content.WithDates ? plot : Arrange(style, frame, content, bandHeight, dateRows: 1);
    }

    /// <summary>Horizontal place of a session.</summary>
    public double X(double index)
    {
        var count = content.Sessions.Count;
        if (content.Slots || count < 2)
            return Plot.X + (index + 0.5) * Plot.Width / Math.Max(1, count);
        return Plot.X + index * Plot.Width / (count - 1);
    }

    public double Y(double value) => Plot.Bottom - Axis.Position(value) * Plot.Height;

    public void DrawGrid(Sketch sketch)
    {
        foreach (var tick in Axis.Ticks)
        {
            var y = Y(tick);
            sketch.Line(Plot.X, y, Plot.Right, y, style.GridStroke);
            sketch.TextCentred(Axis.Label(tick), style.Text(content.TickColor ?? style.AxisInk, tabular: true), Plot.X - 4.5, y, TextAnchor.End);
        }

        if (caption is not null)
            sketch.Text(TextWrap.Cut(caption, frame.Width, text => style.Measure(text)), style.Text(style.AxisInk), frame.X, frame.Y + style.CapHeight + 0.5);
        legend?.Draw(sketch, frame.X, frame.Y + CaptionHeight(style, caption));
    }

    /// <summary>The line the plot stands on, the zero line and the date ticks; drawn over the marks.</summary>
    public void DrawAxes(Sketch sketch)
    {
        var zeroInside = !Axis.Logarithmic && Axis.Low < 0 && Axis.High > 0;
        if (zeroInside)
            sketch.Line(Plot.X, Y(0), Plot.Right, Y(0), style.BaselineStroke);
        sketch.Line(Plot.X, Plot.Bottom, Plot.Right, Plot.Bottom, zeroInside ? new Stroke(style.AxisInk, 0.45) : style.BaselineStroke);
        var room = (frame.X, frame.Right);
        foreach (var tick in dateTicks)
        {
            var x = X(content.Slots ? tick.Index - 0.5 : tick.Index);
            if (content.Slots && dateTicks.Length > 1 && Plot.Width / content.Sessions.Count > 8)
                x = X(tick.Index);
            sketch.Line(x, Plot.Bottom, x, Plot.Bottom + (content.WithDates ? TickLength : 1.6), new Stroke(style.AxisInk, 0.5));
            if (!content.WithDates)
                continue;
            var baseline = Plot.Bottom + TickLength + 2.4 + style.CapHeight;
            sketch.Text(tick.Label, style.Text(style.AxisInk), DateTicks.Centre(X(tick.Index), style.Measure(tick.Label) / 2, room), baseline, TextAnchor.Middle);
            if (tick.Below is { } below)
                sketch.Text(below, style.Text(style.AxisInk), DateTicks.Centre(X(tick.Index), style.Measure(below) / 2, room), baseline + style.LineHeight, TextAnchor.Middle);
        }
    }

    public void DrawEndLabels(Sketch sketch)
    {
        if (endLabels is null)
            return;
        var ends = new double[content.Ends.Length];
        for (var i = 0; i < ends.Length; i++)
            ends[i] = X(content.Ends[i].Index) + (content.Slots ? Plot.Width / content.Sessions.Count / 2 : 0);
        endLabels.Draw(sketch, Plot.Right, ends);
    }

    private static TimePlot Arrange(ChartStyle style, Rect frame, TimePlotContent content, double bandHeight, int dateRows)
    {
        var bottom = content.WithDates ? frame.Bottom - (TickLength + 2.4 + style.CapHeight + (dateRows - 1) * style.LineHeight + 1.5) : frame.Bottom - style.CapHeight / 2 - 1;
        var caption = content.AxisCaption;
        var direct = TryArrange(style, frame, content, ref caption, bandHeight, bottom, legend: null);
        if (direct is not null)
            return direct;
        var legend = Legend.Arrange(style, content.Legend, frame.Width);
        return TryArrange(style, frame, content, ref caption, bandHeight, bottom, legend)!;
    }

    private static TimePlot? TryArrange(ChartStyle style, Rect frame, TimePlotContent content, ref string? caption, double bandHeight, double bottom, Legend? legend)
    {
        ValueAxis axis;
        double bandTop, top;
        while (true)
        {
            bandTop = frame.Y + CaptionHeight(style, caption) + (legend?.Height ?? 0);
            top = Math.Min(bandTop + bandHeight + style.CapHeight / 2 + 1, bottom - 12);
            var intervals = Math.Clamp(Math.Floor((bottom - top) / 23), 1, 7);
            axis = ValueAxis.Fit(content.Range.Low, content.Range.High, content.Format, style.Words, intervals, content.WithZero, content.Logarithmic);
            var unit = axis.Number.Unit;
            if (unit is null || caption is not null)
                break;
            caption = unit;
        }

        var tickWidth = 0.0;
        foreach (var tick in axis.Ticks)
            tickWidth = Math.Max(tickWidth, style.Measure(axis.Label(tick), tabular: true));
        var left = frame.X + Math.Max(tickWidth + 5, content.LeftWidth);
        var wishes = new double[content.Ends.Length];
        for (var i = 0; i < wishes.Length; i++)
            wishes[i] = bottom - axis.Position(content.Ends[i].Value) * (bottom - top);
        var labels = ImmutableArray.CreateRange(content.Ends, end => legend is null ? end.Label : end.Label with { Name = "" });
        var endLabels = EndLabels.Narrowest(style, labels, Math.Max(56, frame.Width * (frame.Width < 300 ? 0.3 : 0.25)));
        if (endLabels is null || !endLabels.Place(wishes, top - style.LineHeight / 2, bottom + style.LineHeight / 2))
        {
            if (legend is null)
                return null;
            endLabels = null;
        }

        var right = frame.Right - Math.Max(endLabels?.GutterWidth ?? 6, content.RightWidth);
        var plot = new Rect(left, top, Math.Max(10, right - left), bottom - top);
        return new TimePlot(style, content, frame, plot, axis, caption, endLabels, legend, bandTop);
    }

    private static double CaptionHeight(ChartStyle style, string? caption) => caption is null ? 0 : style.LineHeight + 1;
}
