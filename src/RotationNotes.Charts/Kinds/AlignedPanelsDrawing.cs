using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Charts.Kinds;

/// <summary>Line charts below each other whose plots share their left and right edges and one row of dates.</summary>
internal static class AlignedPanelsDrawing
{
    private const double Between = 4;
    private const double LeadingShare = 1.45;
    private const double DateRows = 21;
    private const double LeastForNames = 62;

    public static void Draw(Sketch sketch, AlignedPanelsChart chart, Rect frame)
    {
        var style = sketch.Style;
        var series = chart.Panels.SelectMany(panel => panel.Series).ToArray();
        if (SeriesValues.Range(series) is null)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var sessions = SessionAxis.Of(series);
        var frames = Frames(chart.Panels.Length, frame);
        var charts = new LineChart[chart.Panels.Length];
        double left = 0, right = 0;
        for (var i = 0; i < charts.Length; i++)
        {
            var panel = chart.Panels[i];
            charts[i] = new LineChart(panel.Series)
            {
                Format = panel.Format ?? chart.Format,
                Events = i == 0 ? chart.Events : [],
                // Shaded everywhere, named once.
                Periods = i == 0 ? chart.Periods : [.. chart.Periods.Select(period => period with { Label = null })],
                Reference = Reference(panel.Series),
            };
            var gutters = LineDrawing.Gutters(style, charts[i], Plot(style, frames[i]), new PanelPlace(sessions, 0, 0, i == charts.Length - 1), HasNames(charts[i], frames[i]));
            (left, right) = (Math.Max(left, gutters.Left), Math.Max(right, gutters.Right));
        }

        for (var i = 0; i < charts.Length; i++)
        {
            var title = TextWrap.Cut(chart.Panels[i].Title, frame.Width, t => style.Measure(t, bold: true));
            sketch.TextCentred(title, style.Text(style.Ink, bold: true), frame.X, frames[i].Y + style.LineHeight / 2);
            if (SeriesValues.Range(charts[i].Series) is null)
                Nothing.Draw(sketch, Plot(style, frames[i]));
            else
                LineDrawing.Draw(sketch, charts[i], Plot(style, frames[i]), withNames: HasNames(charts[i], frames[i]), panel: new PanelPlace(sessions, left, right, i == charts.Length - 1));
        }
    }

    // One line is named by the title of its panel; a very low panel has no room for more names.
    private static bool HasNames(LineChart chart, Rect panel) => chart.Series.Length > 1 && panel.Height >= LeastForNames;

    // A measure that changes sign is read from zero.
    private static double? Reference(IReadOnlyList<ChartSeries> series) => SeriesValues.Range(series) is { Low: < 0, High: > 0 } ? 0 : null;

    private static Rect Plot(ChartStyle style, Rect panel) => new(panel.X, panel.Y + style.LineHeight + 1, panel.Width, panel.Height - style.LineHeight - 1);

    // The leading panel is higher; the lowest one also holds the dates.
    private static Rect[] Frames(int count, Rect frame)
    {
        var unit = (frame.Height - DateRows - (count - 1) * Between) / (LeadingShare + count - 1);
        var frames = new Rect[count];
        var y = frame.Y;
        for (var i = 0; i < count; i++)
        {
            var height = unit * (i == 0 ? LeadingShare : 1) + (i == count - 1 ? DateRows : 0);
            frames[i] = new Rect(frame.X, y, frame.Width, height);
            y += height + Between;
        }

        return frames;
    }
}
