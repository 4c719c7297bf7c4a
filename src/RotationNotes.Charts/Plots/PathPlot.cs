using System.Collections.Immutable;
using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Plots;

/// <summary>A plot by sessions counted from an anchor, with labels at the path ends.</summary>
internal sealed class PathPlot
{
    private readonly EndLabels? labels;
    private readonly Legend? legend;
    private readonly Rect frame;
    private readonly ImmutableArray<PathEnd> ends;

    private PathPlot(XyPlot plot, EndLabels? labels, Legend? legend, Rect frame, ImmutableArray<PathEnd> ends) =>
        (Plot, this.labels, this.legend, this.frame, this.ends) = (plot, labels, legend, frame, ends);

    public XyPlot Plot { get; }

    /// <param name="sketch">Where it will be drawn.</param>
    /// <param name="frame">Room.</param>
    /// <param name="sessions">First and last session.</param>
    /// <param name="range">Values to hold.</param>
    /// <param name="chart">Gives format and caption.</param>
    /// <param name="sessionCaption">What the axis counts.</param>
    /// <param name="ends">Labels and the points they belong to.</param>
    public static PathPlot Arrange(Sketch sketch, Rect frame, (int First, int Last) sessions, (double Low, double High) range, ChartSpec chart, string sessionCaption, ImmutableArray<PathEnd> ends)
    {
        var style = sketch.Style;
        var room = Math.Max(56, frame.Width * (frame.Width < 300 ? 0.3 : 0.25));
        var inside = sessions.First + 0.72 * (sessions.Last - sessions.First);
        ends = [.. ends.Select(end => end with { IsInside = end.Session < inside })];
        var labels = EndLabels.Narrowest(style, [.. ends.Where(end => !end.IsInside).Select(end => end.Label)], room);
        Legend? legend = null;
        while (true)
        {
            var inner = legend is null ? frame : new Rect(frame.X, frame.Y + legend.Height, frame.Width, frame.Height - legend.Height);
            var plot = XyPlot.Arrange(
                style, inner, (sessions.First, Math.Max(sessions.Last, sessions.First + 1)), new ValueFormat(ValueKind.Count, 0), sessionCaption,
                range, chart.Format, chart.AxisCaption, yWithZero: false, right: labels?.GutterWidth ?? 6, exactX: true);
            if (labels is null || labels.Place([.. ends.Where(end => !end.IsInside).Select(end => plot.Y(end.Value))], plot.Plot.Y - style.LineHeight / 2, plot.Plot.Bottom + style.LineHeight / 2))
            {
                // Leaders widen the gutter: arrange once more with the width that is now known.
                if (labels is not null && Math.Abs(plot.Plot.Right + labels.GutterWidth - frame.Right) > 0.01)
                {
                    plot = XyPlot.Arrange(
                        style, inner, (sessions.First, Math.Max(sessions.Last, sessions.First + 1)), new ValueFormat(ValueKind.Count, 0), sessionCaption,
                        range, chart.Format, chart.AxisCaption, yWithZero: false, right: labels.GutterWidth, exactX: true);
                }

                if (labels is not null || legend is not null)
                    return new PathPlot(plot, labels, legend, frame, ends);
            }

            legend = Legend.Arrange(style, [.. ends.Select(end => new LegendEntry(end.Label.Name, end.Stroke, end.Label.Color))], frame.Width);
            labels = null;
            ends = [.. ends.Select(end => end with { IsInside = false })];
        }
    }

    public void DrawGrid(Sketch sketch)
    {
        legend?.Draw(sketch, frame.X, frame.Y);
        Plot.DrawGrid(sketch);
        if (Plot.XAxis.Low < 0 && Plot.XAxis.High > 0)
            sketch.Line(Plot.X(0), Plot.Plot.Y, Plot.X(0), Plot.Plot.Bottom, new Stroke(sketch.Style.AxisInk, 0.5));
    }

    /// <summary>Labels right of the plot; a path that ends well before it is named at its end, where there is room.</summary>
    public void DrawLabels(Sketch sketch, IEnumerable<SessionPath> paths)
    {
        labels?.Draw(sketch, Plot.Plot.Right, [.. ends.Where(end => !end.IsInside).Select(end => Plot.X(end.Session))]);
        if (!ends.Any(end => end.IsInside))
            return;
        var style = sketch.Style;
        var occupancy = new Occupancy(Plot.Plot);
        foreach (var path in paths)
            Trace(path, occupancy);
        foreach (var end in ends.Where(end => end.IsInside))
        {
            double x = Plot.X(end.Session), y = Plot.Y(end.Value);
            var name = end.Label.Name + " ";
            double width = style.Measure(name) + style.Measure(end.Label.Value, bold: true), height = style.LineHeight;
            var place = Free(occupancy, x, y, width, height);
            var color = style.Readable(end.Label.Color);
            if (Math.Abs(place.Y + height / 2 - y) > height)
                sketch.Line(x, y + (place.Y < y ? -2.4 : 2.4), x, place.Y < y ? place.Bottom : place.Y, style.LeaderStroke);
            occupancy.Box(place);
            sketch.Fill(place with { X = place.X - 1, Width = place.Width + 2 }, style.Paper);
            sketch.TextCentred(name.TrimEnd(), style.Text(color), place.X, place.Y + height / 2);
            sketch.TextCentred(end.Label.Value, style.Text(color, bold: true), place.X + style.Measure(name), place.Y + height / 2);
        }
    }

    // Right of the end, else over or under it, as near as free room is; thin background paths may be covered when there is none.
    private Rect Free(Occupancy occupancy, double x, double y, double width, double height)
    {
        var area = Plot.Plot;
        var left = Math.Clamp(x - 2, area.X + 1, Math.Max(area.X + 1, area.Right - width - 1));
        Rect? best = null;
        for (var offset = 0.0; offset < area.Height; offset += 2)
        {
            foreach (var sign in (ReadOnlySpan<int>)[-1, 1])
            {
                var beside = new Rect(x + 5, y - height / 2 + sign * offset, width, height);
                if (offset < height && beside.Right < area.Right && occupancy.IsFree(beside, 1.2) && Inside(beside))
                    return beside;
                var over = new Rect(left, y + sign * (offset + 5) - (sign < 0 ? height : 0), width, height);
                if (best is null && occupancy.IsFree(over, 1.2) && Inside(over))
                    best = over;
            }

            if (best is not null && offset > 2 * height)
                break;
        }

        return best ?? new Rect(left, Math.Clamp(y - 5 - height, area.Y, area.Bottom - height), width, height);

        bool Inside(Rect box) => box.Y >= area.Y - height / 2 && box.Bottom <= area.Bottom - 1;
    }

    public void Path(Sketch sketch, SessionPath path, Stroke stroke)
    {
        var line = Trace(path, null);
        sketch.Stroke(line.Path, stroke);
        foreach (var point in line.Alone)
            sketch.Fill(VectorPath.Circle(point.X, point.Y, stroke.WidthPt * 0.75), stroke.Color);
    }

    private SeriesPath Trace(SessionPath path, Occupancy? occupancy) =>
        SeriesPath.Trace(path.Values.Length, i => Plot.X(path.FirstSession + i), i => SeriesValues.IsMissing(path.Values[i]) ? double.NaN : Plot.Y(path.Values[i]), occupancy);

    /// <summary>The end of a path with its label; null for a path without values.</summary>
    public static PathEnd? End(ChartStyle style, SessionPath path, ValueFormat format, Stroke stroke)
    {
        for (var i = path.Values.Length - 1; i >= 0; i--)
        {
            if (!SeriesValues.IsMissing(path.Values[i]))
                return new PathEnd(new EndLabel(path.Name, style.Words.Print(path.Values[i], format), stroke.Color, false), path.FirstSession + i, path.Values[i], stroke);
        }

        return null;
    }
}

/// <summary>Where a path ends and what is written there.</summary>
/// <param name="Label">Name and value.</param>
/// <param name="Session">Where it ends.</param>
/// <param name="Value">At which value.</param>
/// <param name="Stroke">Stroke of the path.</param>
internal sealed record PathEnd(EndLabel Label, int Session, double Value, Stroke Stroke)
{
    /// <summary>Whether the label stands inside the plot because the path ends early.</summary>
    public bool IsInside { get; init; }
}
