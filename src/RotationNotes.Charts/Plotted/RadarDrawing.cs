using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using ScottPlot;
using ScottPlot.Plottables;
using Stroke = RotationNotes.Graphics.Scenes.Stroke;

namespace RotationNotes.Charts.Plotted;

/// <summary>Percentiles of several measures on spokes, the present shape over the earlier one, named around the rim.</summary>
internal static class RadarDrawing
{
    private const double Gap = 6;
    private static readonly ImmutableArray<double> Rings = [0.25, 0.5, 0.75, 1];
    private static readonly ImmutableArray<double> Dashes = [2.6, 1.8];

    private static FillStyle Nothing => new() { IsVisible = false };

    public static void Draw(Sketch sketch, RadarChart chart, Rect frame)
    {
        var style = sketch.Style;
        var hasThen = chart.Items.All(item => !double.IsNaN(item.Then));
        Key(sketch, chart, frame, hasThen);
        var room = new Rect(frame.X, frame.Y + style.LineHeight + 4, frame.Width, frame.Height - style.LineHeight - 4);
        var block = 2 * style.LineHeight + Gap + 2;
        // The names at the top and the bottom stand above and below the rim.
        var radius = Math.Max(12, Math.Min((room.Height - 2 * block) / 2, room.Width * 0.24));
        var centre = new Point(room.X + room.Width / 2, room.Y + room.Height / 2);
        Marks(sketch, chart, centre, radius, hasThen);
        if (!hasThen)
            Alone(sketch, chart, centre, radius);
        for (var i = 0; i < chart.Items.Length; i++)
        {
            var tip = Place(centre, radius * chart.Items[i].Now, i, chart.Items.Length);
            sketch.Dot(tip.X, tip.Y, 2.2, style.Accent);
        }

        Names(sketch, chart, room, centre, radius);
    }

    private static void Marks(Sketch sketch, RadarChart chart, Point centre, double radius, bool hasThen)
    {
        var style = sketch.Style;
        var marks = new PlottedMarks(new Rect(centre.X - radius, centre.Y - radius, 2 * radius, 2 * radius), (-1, 1), (-1, 1));
        // The fill lies below the web: devices mix translucent colours differently, so that none is used.
        marks.Add(Shape(chart, item => item.Now, new FillStyle(PlottedMarks.Ink(style.Tint(style.Accent, 0.84))), LineStyle.None));
        marks.Add(Web(style, chart.Items.Length));
        if (hasThen)
            marks.Add(Shape(chart, item => item.Then, Nothing, PlottedMarks.Line(style.Context, 1)), Then(style));
        marks.Add(Shape(chart, item => item.Now, Nothing, PlottedMarks.Line(style.Accent, 1.4)), new Stroke(style.Accent, 1.4));
        marks.Draw(sketch);
    }

    private static PolarAxis Web(ChartStyle style, int spokes)
    {
        var web = Turned(spokes);
        web.StraightLines = true;
        web.SetCircles([.. Rings]);
        foreach (var ring in web.Circles)
        {
            ring.LineStyle = PlottedMarks.Line(ring.Radius == 1 ? style.Baseline : style.Grid, ring.Radius == 1 ? 0.6 : 0.45);
            ring.LabelStyle.IsVisible = false;
        }

        foreach (var spoke in web.Spokes)
        {
            spoke.LineStyle = PlottedMarks.Line(style.Grid, 0.45);
            spoke.LabelStyle.IsVisible = false;
        }

        return web;
    }

    // A radar brings an axis of its own; only its angles are needed, the web is drawn below all shapes.
    private static Radar Shape(RadarChart chart, Func<RadarItem, double> percentile, FillStyle fill, LineStyle line)
    {
        var axis = Turned(chart.Items.Length);
        foreach (var spoke in axis.Spokes)
        {
            spoke.LineStyle.IsVisible = false;
            spoke.LabelStyle.IsVisible = false;
        }

        var radar = new Radar { PolarAxis = axis };
        radar.Series.Add(new RadarSeries { Values = [.. chart.Items.Select(percentile)], FillStyle = fill, LineStyle = line });
        return radar;
    }

    private static PolarAxis Turned(int spokes)
    {
        var axis = new PolarAxis { Rotation = Angle.FromDegrees(-90), Clockwise = true, ManageAxisLimits = false };
        axis.SetSpokes(spokes, 1, degreeLabels: false);
        return axis;
    }

    // Without a whole earlier shape the earlier percentiles that exist stand alone.
    private static void Alone(Sketch sketch, RadarChart chart, Point centre, double radius)
    {
        for (var i = 0; i < chart.Items.Length; i++)
        {
            if (double.IsNaN(chart.Items[i].Then))
                continue;
            var at = Place(centre, radius * chart.Items[i].Then, i, chart.Items.Length);
            sketch.Stroke(VectorPath.Circle(at.X, at.Y, 2), new Stroke(sketch.Style.Context, 0.9));
        }
    }

    private static Stroke Then(ChartStyle style) => new(style.Readable(style.Context), 1, Dashes);

    private static void Names(Sketch sketch, RadarChart chart, Rect room, Point centre, double radius)
    {
        var style = sketch.Style;
        var count = chart.Items.Length;
        foreach (var side in (ReadOnlySpan<int>)[-1, 0, 1])
        {
            int[] items = [.. Enumerable.Range(0, count).Where(i => Side(i, count) == side)];
            // Beside the rim the names have its height, above and below it they have the rest; where that is too little they get shorter.
            var (low, high) = side == 0 ? (room.Y, room.Bottom) : (centre.Y - radius - 1, centre.Y + radius + 1);
            foreach (var lines in (ReadOnlySpan<int>)[3, 2, 1])
            {
                ImmutableArray<string>[] blocks = [.. items.Select(i => Block(style, chart, i, side, lines, room, centre, radius))];
                if (LabelStack.Solve([.. items.Select((i, k) => Wish(centre, radius, i, count, side, blocks[k].Length * style.LineHeight))], [.. blocks.Select(b => b.Length * style.LineHeight + 1)], low, high) is not { } centres)
                    continue;
                for (var k = 0; k < items.Length; k++)
                    Write(sketch, blocks[k], side == 0 ? centre.X : Place(centre, radius, items[k], count).X + side * Gap, centres[k], side);
                break;
            }
        }
    }

    private static double Wish(Point centre, double radius, int index, int count, int side, double height) => side != 0
        ? Place(centre, radius + Gap, index, count).Y
        : index == 0 ? centre.Y - radius - Gap - height / 2 : centre.Y + radius + Gap + height / 2;

    private static void Write(Sketch sketch, ImmutableArray<string> lines, double x, double centre, int side)
    {
        var style = sketch.Style;
        var y = centre - (lines.Length - 1) * style.LineHeight / 2;
        for (var line = 0; line < lines.Length; line++, y += style.LineHeight)
            sketch.TextCentred(lines[line], style.Text(line == 0 || line < lines.Length - 1 ? style.Ink : style.AxisInk), x, y, side switch { -1 => TextAnchor.End, 0 => TextAnchor.Middle, _ => TextAnchor.Start });
    }

    // The name, on two lines where it must be, and below it the value with its percentiles.
    private static ImmutableArray<string> Block(ChartStyle style, RadarChart chart, int index, int side, int mostLines, Rect room, Point centre, double radius)
    {
        var item = chart.Items[index];
        var edge = Place(centre, radius, index, chart.Items.Length).X + side * Gap;
        var width = side switch { -1 => edge - room.X, 1 => room.Right - edge, _ => Math.Min(room.Width, 3 * radius) };
        double Measure(string text) => style.Measure(text);
        var names = side != 0 && mostLines > 2 ? TextWrap.Lines(item.Label, width, 2, Measure) : null;
        var name = names ?? [TextWrap.Cut(item.Label, width, Measure)];
        if (mostLines < 2)
            return name;
        var value = SeriesValues.IsMissing(item.Value) ? style.Words.NoValue : style.Words.Print(item.Value, item.Format ?? chart.Format);
        var places = (double.IsNaN(item.Then) ? "" : Hundredths(item.Then) + " \u2192 ") + Hundredths(item.Now);
        return [.. name, TextWrap.Cut(value + " (" + places + ")", width, Measure)];
    }

    private static string Hundredths(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);

    private static int Side(int index, int count)
    {
        var across = Math.Sin(2 * Math.PI * index / count);
        return Math.Abs(across) < 1e-6 ? 0 : Math.Sign(across);
    }

    private static Point Place(Point centre, double distance, int index, int count)
    {
        var angle = 2 * Math.PI * index / count;
        return new Point(centre.X + distance * Math.Sin(angle), centre.Y - distance * Math.Cos(angle));
    }

    private static void Key(Sketch sketch, RadarChart chart, Rect frame, bool hasThen)
    {
        var style = sketch.Style;
        var key = new KeyRow(sketch, frame).Add(chart.NowCaption, 11, (x, y) => sketch.Line(x, y, x + 11, y, new Stroke(style.Accent, 1.4)));
        if (hasThen)
            key.Add(chart.ThenCaption, 11, (x, y) => sketch.Line(x, y, x + 11, y, Then(style)));
        else if (chart.Items.Any(item => !double.IsNaN(item.Then)))
            key.Add(chart.ThenCaption, 5, (x, y) => sketch.Stroke(VectorPath.Circle(x + 2.5, y, 2), new Stroke(style.Context, 0.9)));
        key.Remark(style.Words.ValueAndPercentiles);
    }
}
