using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Exhibits;
using RotationNotes.Documents.Exhibits.Charts;
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
            var lines = new LineChart(panel.Series) { Format = panel.Format ?? chart.Format, Reference = chart.Reference };
            LineDrawing.Draw(sketch, lines, area, shared, withNames: height >= 90 && panel.Series.Count(s => s.Emphasis != SeriesEmphasis.Context) > 1);
        }
    }

    // Too low or narrow for axes: the name, the bare line and its last value.
    private static void Spark(Sketch sketch, ChartPanel panel, SmallMultiplesChart chart, Rect area, (double Low, double High)? shared)
    {
        var style = sketch.Style;
        var series = panel.Series.FirstOrDefault(s => s.Emphasis != SeriesEmphasis.Context) ?? panel.Series.FirstOrDefault();
        var range = shared ?? (series is null ? null : SeriesValues.Range([series]));
        var y = area.Y + style.LineHeight / 2;
        var last = "n/a";
        if (series is not null && range is { } known)
        {
            var values = new SeriesValues(series, SessionAxis.Of([series]));
            var axis = ValueAxis.Exact(known.Low, known.High, chart.Format, 2);
            var plot = new Rect(area.X + 2, area.Y + style.LineHeight + 2, area.Width - 5, Math.Max(4, area.Height - style.LineHeight - 5));
            double X(int i) => plot.X + plot.Width * values.SessionOf(i) / Math.Max(1, values.SessionOf(values.Count - 1));
            double Y(int i) => plot.Bottom - axis.Position(series.Values[i]) * plot.Height;
            var path = SeriesPath.Trace(values.Count, X, i => values.IsMissing(i) ? double.NaN : Y(i), null, values.HasHoleBefore);
            sketch.Stroke(path.Path, new Stroke(style.Series(0), 0.9));
            if (values.LastIndex is { } end)
            {
                sketch.Dot(X(end), Y(end), 1.5, style.Series(0));
                last = NumberFormatter.Format(series.Values[end], panel.Format ?? chart.Format);
            }
        }

        var width = style.Measure(last, bold: true);
        sketch.TextCentred(TextWrap.Cut(panel.Title, area.Width - width - 5, t => style.Measure(t)), style.Text(style.Ink), area.X, y);
        sketch.TextCentred(last, style.Text(style.Readable(style.Series(0)), bold: true), area.Right, y, TextAnchor.End);
    }
}
