using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Points of two measures, recent ones marked and named.</summary>
internal static class ScatterDrawing
{
    public static void Draw(Sketch sketch, ScatterChart chart, Rect frame)
    {
        var style = sketch.Style;
        var points = chart.Points.Where(p => !SeriesValues.IsMissing(p.X) && !SeriesValues.IsMissing(p.Y)).ToList();
        if (points.Count == 0)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var plot = XyPlot.Arrange(
            style, frame, Padded(points.Min(p => p.X), points.Max(p => p.X)), chart.XFormat, chart.XCaption,
            Padded(points.Min(p => p.Y), points.Max(p => p.Y)), chart.Format, chart.YCaption, yWithZero: false);
        plot.DrawGrid(sketch);
        plot.DrawAxes(sketch);
        if (plot.XAxis.Low < 0 && plot.XAxis.High > 0)
            sketch.Line(plot.X(0), plot.Plot.Y, plot.X(0), plot.Plot.Bottom, new Stroke(style.Baseline, 0.45));

        if (chart.FitBand && FitBand.Of(points) is { } band)
            sketch.Clipped(plot.Plot, () => sketch.Fill(Outline(plot, band), style.Tint(style.Ink, 0.86)));
        Cloud(sketch, plot, points);
        var occupancy = new Occupancy(plot.Plot);

        // Names stay off the zero lines.
        if (plot.XAxis.Low < 0 && plot.XAxis.High > 0)
            occupancy.Box(new Rect(plot.X(0) - 0.5, plot.Plot.Y, 1, plot.Plot.Height));
        if (plot.YAxis.Low < 0 && plot.YAxis.High > 0)
            occupancy.Box(new Rect(plot.Plot.X, plot.Y(0) - 0.5, plot.Plot.Width, 1));
        if (chart.FitLine && FitBand.LeastSquares(points) is { } fit)
        {
            sketch.Clipped(plot.Plot, () => sketch.Line(
                plot.Plot.X, plot.Y(fit.Intercept + fit.Slope * plot.XAxis.Low),
                plot.Plot.Right, plot.Y(fit.Intercept + fit.Slope * plot.XAxis.High), new Stroke(style.Ink, 0.8, [3.4, 2])));
        }

        foreach (var point in points)
        {
            if (point.Highlight)
                sketch.Dot(plot.X(point.X), plot.Y(point.Y), 2.1, style.Accent);
            if (point.Highlight || point.Label is not null)
                occupancy.Box(new Rect(plot.X(point.X) - 2.4, plot.Y(point.Y) - 2.4, 4.8, 4.8));
        }

        foreach (var point in points.Where(p => p.Label is not null).OrderByDescending(p => p.Highlight))
            Name(sketch, point, plot, occupancy, points);
    }

    // Points are strokes of no length with round ends: a tenth of the bytes of circles. Interleaved into a few
    // transparent paths, crowded regions still come out darker.
    private static void Cloud(Sketch sketch, XyPlot plot, List<ScatterPoint> points)
    {
        var style = sketch.Style;
        var layers = Math.Clamp(points.Count / 12, 1, 40);
        var radius = points.Count > 1500 ? 0.9 : points.Count > 400 ? 1.2 : 1.6;
        var ink = style.Tint(style.Series(0), 0.2) with { Alpha = points.Count > 400 ? (byte)110 : (byte)150 };
        var stroke = new Stroke(ink, 2 * radius, [], LineCap.Round);
        for (var layer = 0; layer < layers; layer++)
        {
            var path = new PathBuilder();
            for (var i = layer; i < points.Count; i += layers)
            {
                if (points[i].Highlight)
                    continue;
                double x = plot.X(points[i].X), y = plot.Y(points[i].Y);
                path.Move(x, y).Line(x, y);
            }

            if (!path.IsEmpty)
                sketch.Stroke(path.Build(), stroke);
        }
    }

    // Of eight places around the point, the one that covers fewest other points and no other name.
    private static void Name(Sketch sketch, ScatterPoint point, XyPlot plot, Occupancy occupancy, List<ScatterPoint> all)
    {
        var style = sketch.Style;
        var text = TextWrap.Cut(point.Label!, plot.Plot.Width * 0.5, t => style.Measure(t, point.Highlight));
        double width = style.Measure(text, point.Highlight), height = style.LineHeight, x = plot.X(point.X), y = plot.Y(point.Y);
        Rect? best = null;
        var bestCovered = int.MaxValue;
        for (var ring = 0; ring < 4; ring++)
        {
            var d = 4 + ring * 5.0;
            ReadOnlySpan<(double X, double Y)> corners =
            [
                (x + d, y - height / 2), (x - d - width, y - height / 2), (x - width / 2, y - d - height), (x - width / 2, y + d),
                (x + d * 0.6, y - d - height * 0.6), (x - d * 0.6 - width, y - d - height * 0.6), (x + d * 0.6, y + d - height * 0.4), (x - d * 0.6 - width, y + d - height * 0.4),
            ];
            foreach (var (left, top) in corners)
            {
                var box = new Rect(left, top, width, height);
                if (left < plot.Plot.X || box.Right > plot.Plot.Right + 5 || top < plot.Plot.Y - 2 || box.Bottom > plot.Plot.Bottom || !occupancy.IsFree(box, 0))
                    continue;
                var covered = 2 * ring;
                foreach (var other in all)
                {
                    double ox = plot.X(other.X), oy = plot.Y(other.Y);
                    if (ox > left - 1 && ox < box.Right + 1 && oy > top - 1 && oy < box.Bottom + 1)
                        covered++;
                }

                if (covered < bestCovered)
                    (bestCovered, best) = (covered, box);
            }

            if (bestCovered <= 2 * ring)
                break;
        }

        if (best is not { } place)
            return;
        occupancy.Box(place);
        if (Math.Abs(place.X + width / 2 - x) > width / 2 + 8 || Math.Abs(place.Y + height / 2 - y) > height / 2 + 8)
            sketch.Line(x, y, Math.Clamp(x, place.X, place.Right), Math.Clamp(y, place.Y, place.Bottom), style.LeaderStroke);
        sketch.TextCentred(text, style.Text(point.Highlight ? style.Readable(style.Accent) : style.Ink, point.Highlight), place.X, place.Y + height / 2);
    }

    private static VectorPath Outline(XyPlot plot, FitBand band)
    {
        const int steps = 48;
        var path = new PathBuilder();
        for (var i = 0; i <= steps; i++)
        {
            var x = plot.XAxis.Low + (plot.XAxis.High - plot.XAxis.Low) * i / steps;
            var y = plot.Y(band.At(x).High);
            if (i == 0)
                path.Move(plot.X(x), y);
            else
                path.Line(plot.X(x), y);
        }

        for (var i = steps; i >= 0; i--)
        {
            var x = plot.XAxis.Low + (plot.XAxis.High - plot.XAxis.Low) * i / steps;
            path.Line(plot.X(x), plot.Y(band.At(x).Low));
        }

        return path.Close().Build();
    }

    private static (double Low, double High) Padded(double low, double high)
    {
        var pad = (high - low) * 0.03;
        return (low - pad, high + pad);
    }
}
