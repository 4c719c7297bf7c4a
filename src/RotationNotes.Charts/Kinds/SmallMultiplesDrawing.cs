using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>A grid of small line charts with their names above.</summary>
internal static class SmallMultiplesDrawing
{
    private const double LeastPanelWidth = 108;
    private const double LeastPanelHeight = 56;
    private const double LeastSparkWidth = 74;
    private const double Between = 12;

    public static void Draw(Sketch sketch, SmallMultiplesChart chart, Rect frame)
    {
        var style = sketch.Style;
        frame = Background(sketch, chart, frame);
        var columns = Math.Clamp(chart.PanelsPerRow ?? (int)((frame.Width + Between) / (LeastPanelWidth + Between)), 1, chart.Panels.Length);
        // Flat frames hold more columns rather than panels too low to have axes.
        while (chart.PanelsPerRow is null && columns < chart.Panels.Length && frame.Height / ((chart.Panels.Length + columns - 1) / columns) < LeastPanelHeight && frame.Width / (columns + 1) > LeastSparkWidth)
            columns++;
        // An even grid: five panels as 3 + 2, not 4 + 1.
        var rows = (chart.Panels.Length + columns - 1) / columns;
        columns = chart.PanelsPerRow is null ? (chart.Panels.Length + rows - 1) / rows : columns;
        double width = (frame.Width - (columns - 1) * Between) / columns, height = (frame.Height - (rows - 1) * 5) / rows;
        var shared = chart.SharedScale ? SeriesValues.Range(chart.Panels.SelectMany(panel => panel.Series)) : null;
        if (shared is { } range && chart.Reference is { } wanted && double.IsFinite(wanted))
            shared = (Math.Min(range.Low, wanted), Math.Max(range.High, wanted));
        var lines = chart.Panels.Select(panel => new LineChart(panel.Series) { Format = panel.Format ?? chart.Format, Reference = chart.Reference }).ToArray();
        var named = chart.Panels.Select(panel => height >= 90 && panel.Series.Count(s => s.Emphasis != SeriesEmphasis.Context) > 1).ToArray();
        // Plots below each other begin and end on one line; with one scale, all plots are alike.
        var gutters = Gutters(style, lines, named, columns, new Rect(0, 0, width, height - style.LineHeight - 1), shared);
        for (var i = 0; i < chart.Panels.Length; i++)
        {
            var panel = chart.Panels[i];
            double x = frame.X + i % columns * (width + Between), y = frame.Y + i / columns * (height + 5);
            if (height < LeastPanelHeight || width < LeastSparkWidth)
            {
                Spark(sketch, panel, chart, new Rect(x, y, width, height), shared);
                continue;
            }

            sketch.TextCentred(TextWrap.Cut(panel.Title, width, t => style.Measure(t, bold: true)), style.Text(style.Ink, bold: true), x, y + style.LineHeight / 2);
            var area = new Rect(x, y + style.LineHeight + 1, width, height - style.LineHeight - 1);
            var (left, right) = gutters[shared is null ? i % columns : 0];
            LineDrawing.Draw(sketch, lines[i], area, shared, named[i], panel: new PanelPlace(SessionAxis.Of(panel.Series), left, right, WithDates: true));
        }
    }

    private static (double Left, double Right)[] Gutters(ChartStyle style, LineChart[] lines, bool[] named, int columns, Rect area, (double Low, double High)? shared)
    {
        var gutters = new (double Left, double Right)[columns];
        for (var i = 0; i < lines.Length; i++)
        {
            var column = shared is null ? i % columns : 0;
            var (left, right) = LineDrawing.Gutters(style, lines[i], area, new PanelPlace(SessionAxis.Of(lines[i].Series), 0, 0, WithDates: true), named[i], shared);
            gutters[column] = (Math.Max(gutters[column].Left, left), Math.Max(gutters[column].Right, right));
        }

        return gutters;
    }

    // Grey lines have no labels in the panels: one line above says what they are. Returns what is left of the frame.
    private static Rect Background(Sketch sketch, SmallMultiplesChart chart, Rect frame)
    {
        var style = sketch.Style;
        var names = chart.Panels.Where(panel => panel.Series.Length > 1).SelectMany(panel => panel.Series).Where(s => s.Emphasis == SeriesEmphasis.Context).Select(s => s.Name).Distinct().ToArray();
        if (names.Length is 0 or > 2 || frame.Height < 90)
            return frame;
        var legend = Legend.Arrange(style, [.. names.Select(name => new LegendEntry(name, new Stroke(style.Context, 0.9), style.Context))], frame.Width);
        legend.Draw(sketch, frame.X, frame.Y);
        return new Rect(frame.X, frame.Y + legend.Height, frame.Width, frame.Height - legend.Height);
    }

    // Too low or narrow for axes: the name, the bare line and its last value.
    private static void Spark(Sketch sketch, ChartPanel panel, SmallMultiplesChart chart, Rect area, (double Low, double High)? shared)
    {
        var style = sketch.Style;
        var series = panel.Series.FirstOrDefault(s => s.Emphasis != SeriesEmphasis.Context) ?? panel.Series.FirstOrDefault();
        var range = shared ?? (series is null ? null : SeriesValues.Range([series]));
        var y = area.Y + style.LineHeight / 2;
        var last = style.Words.NoValue;
        if (series is not null && range is { } known)
        {
            var values = new SeriesValues(series, SessionAxis.Of([series]));
            var axis = ValueAxis.Exact(known.Low, known.High, chart.Format, style.Words, 2);
            var plot = new Rect(area.X + 2, area.Y + style.LineHeight + 2, area.Width - 5, Math.Max(4, area.Height - style.LineHeight - 5));
            double X(double session) => plot.X + plot.Width * session / Math.Max(1, values.SessionOf(values.Count - 1));
            double Y(double value) => plot.Bottom - axis.Position(value) * plot.Height;
            var path = SeriesPath.Trace(values, X, Y, null);
            sketch.Stroke(path.Path, new Stroke(style.Series(0), 0.9));
            if (values.LastIndex is { } end)
            {
                sketch.Dot(X(values.SessionOf(end)), Y(series.Values[end]), 1.5, style.Series(0));
                last = style.Words.Print(series.Values[end], panel.Format ?? chart.Format);
            }
        }

        var width = style.Measure(last, bold: true);
        sketch.TextCentred(TextWrap.Cut(panel.Title, area.Width - width - 5, t => style.Measure(t)), style.Text(style.Ink), area.X, y);
        sketch.TextCentred(last, style.Text(style.Readable(style.Series(0)), bold: true), area.Right, y, TextAnchor.End);
    }
}
