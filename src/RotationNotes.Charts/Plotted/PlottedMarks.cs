using System.Collections.Immutable;
using RotationNotes.Charts.Look;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using ScottPlot;
using ScottPlot.Rendering.RenderActions;
using SkiaSharp;

namespace RotationNotes.Charts.Plotted;

/// <summary>Marks that ScottPlot draws inside a plot area of ours, as items of the scene: its plottables, under our scales, ticks and words.</summary>
/// <remarks>
/// Each layer is drawn alone into Skia's SVG canvas, with a layout that is given and neither axes, grid nor text, and read back. That canvas turns dashes
/// into outlines and knows no fonts of ours, so a layer that is dashed is drawn solid and gets its stroke here.
/// </remarks>
/// <param name="area">The plot area in points.</param>
/// <param name="x">Values at its left and right edge.</param>
/// <param name="y">Values at its lower and upper edge; a logarithmic axis hands over logarithms.</param>
internal sealed class PlottedMarks(Rect area, (double Left, double Right) x, (double Low, double High) y)
{
    // ScottPlot and Skia keep statics, and the service draws several notes at a time.
    private static readonly Lock Painting = new();

    private readonly List<(IPlottable Plottable, Stroke? Stroke)> layers = [];

    /// <summary>Puts a plottable on top of those before.</summary>
    /// <param name="plottable">Draws no text and no picture.</param>
    /// <param name="stroke">Replaces the stroke of all its lines; null keeps what the plottable says, which must not be dashed.</param>
    public void Add(IPlottable plottable, Stroke? stroke = null) => layers.Add((plottable, stroke));

    /// <exception cref="NotSupportedException">A plottable drew something that a scene does not hold, such as text.</exception>
    public void Draw(Sketch sketch)
    {
        foreach (var items in Painted())
        {
            if (items.All(item => Holds(item)))
            {
                foreach (var item in items)
                    sketch.Add(item);
            }
            else
            {
                sketch.Add(new ClippedGroup(area, items));
            }
        }
    }

    public static ScottPlot.Color Ink(RotationNotes.Graphics.Geometry.Color color) => new(color.Red, color.Green, color.Blue, color.Alpha);

    /// <summary>A line of the plottable's own; dashes are given to <see cref="Add"/> instead.</summary>
    public static LineStyle Line(RotationNotes.Graphics.Geometry.Color color, double widthPt) => new((float)widthPt, Ink(color));

    private List<ImmutableArray<SceneItem>> Painted()
    {
        int width = (int)Math.Ceiling(area.Right) + 1, height = (int)Math.Ceiling(area.Bottom) + 1;
        var painted = new List<ImmutableArray<SceneItem>>(layers.Count);
        lock (Painting)
        {
            using var plot = new Plot();
            plot.Layout.LayoutEngine = new GivenArea(new PixelRect((float)area.X, (float)area.Right, (float)area.Bottom, (float)area.Y));
            plot.RenderManager.RenderActions.Clear();
            plot.RenderManager.RenderActions.AddRange([new ReplaceNullAxesWithDefaults(), new CalculateLayout(), new RenderPlottables()]);
            plot.Axes.SetLimits(x.Left, x.Right, y.Low, y.High);
            // The first rendering of a plot is done twice, because its limits are new to it.
            using (var blank = new SKNoDrawCanvas(width, height))
                plot.Render(blank, width, height);
            foreach (var (plottable, stroke) in layers)
            {
                plot.PlottableList.Clear();
                plot.PlottableList.Add(plottable);
                using var svg = new MemoryStream();
                using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), svg))
                    plot.Render(canvas, width, height);
                svg.Position = 0;
                painted.Add(SvgMarks.Read(svg, stroke));
            }
        }

        return painted;
    }

    private bool Holds(SceneItem item)
    {
        const double Slack = 0.01;
        var points = item switch { FilledPath filled => filled.Path.Points, StrokedPath stroked => stroked.Path.Points, _ => [] };
        return points.All(p => p.X >= area.X - Slack && p.X <= area.Right + Slack && p.Y >= area.Y - Slack && p.Y <= area.Bottom + Slack);
    }

    // ScottPlot's own layouts measure tick labels, which are ours.
    private sealed class GivenArea(PixelRect area) : ILayoutEngine
    {
        public Layout GetLayout(PixelRect figureRect, Plot plot, Paint paint) => new(figureRect, area, [], []);
    }
}
