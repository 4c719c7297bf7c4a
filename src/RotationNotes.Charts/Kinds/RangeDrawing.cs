using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Then and now inside a range, one row per item.</summary>
internal static class RangeDrawing
{
    private const double Gap = 6;

    public static void Draw(Sketch sketch, RangeChart chart, Rect frame)
    {
        var style = sketch.Style;
        double low = double.PositiveInfinity, high = double.NegativeInfinity, values = 0;
        foreach (var item in chart.Items)
        {
            foreach (var value in (ReadOnlySpan<double>)[item.Now, item.Then, item.Low, item.High])
            {
                if (!SeriesValues.IsMissing(value))
                    (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }

            values = Math.Max(values, style.Measure(Print(style, item.Now, chart.Format), bold: true, tabular: true));
        }

        if (!(low <= high))
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var top = frame.Y + Key(sketch, chart, frame) + 3;
        var axisTop = frame.Bottom - style.CapHeight - 7;
        var rows = RowLayout.Fit(style, new Rect(frame.X, top, frame.Width, axisTop - top), [.. chart.Items.Select(i => (i.Label, i.Highlight))]);
        double left = frame.X + rows.NamesWidth + Gap + 3, right = Math.Max(left + 10, frame.Right - values - Gap - 2);
        var axis = ValueAxis.Fit(low, high, chart.Format, style.Words, Math.Clamp(Math.Floor((right - left) / 36), 1, 8));
        double X(double value) => left + axis.Position(value) * (right - left);
        var bottom = rows.Top + (rows.Shown + (rows.Shown < chart.Items.Length ? 1 : 0)) * rows.Pitch;
        NumberLine.Draw(sketch, axis, X, top, bottom, (frame.X, frame.Right));

        for (var row = 0; row < rows.Shown; row++)
        {
            var item = chart.Items[row];
            var y = rows.Centre(row);
            var ink = item.Highlight ? style.Readable(style.Accent) : style.Ink;
            rows.Name(sketch, frame.X, row, item.Label, item.Highlight, ink);
            if (!SeriesValues.IsMissing(item.Low) && !SeriesValues.IsMissing(item.High))
                sketch.Fill(new Rect(X(item.Low), y - 2.2, Math.Max(0.8, X(item.High) - X(item.Low)), 4.4), style.Tint(style.Context, 0.62));
            sketch.TextCentred(Print(style, item.Now, chart.Format), style.Text(ink, bold: true, tabular: true), frame.Right, y, TextAnchor.End);
            if (SeriesValues.IsMissing(item.Now))
                continue;
            var color = item.Highlight ? style.Accent : style.Series(0);
            if (!SeriesValues.IsMissing(item.Then))
            {
                sketch.Line(X(item.Then), y, X(item.Now), y, new Stroke(color, 1.1));
                Open(sketch, X(item.Then), y, color);
            }

            sketch.Dot(X(item.Now), y, 2.5, color);
        }

        rows.More(sketch, frame.X, chart.Items.Length);
    }

    private static double Key(Sketch sketch, RangeChart chart, Rect frame)
    {
        var style = sketch.Style;
        var y = frame.Y + style.LineHeight / 2;
        var x = frame.X;
        var end = frame.Right;
        if (chart.Items.Any(i => !SeriesValues.IsMissing(i.Then)))
            x = Entry(chart.ThenCaption, x, at => Open(sketch, at + 3, y, style.Series(0)));
        x = Entry(chart.NowCaption, x, at => sketch.Dot(at + 3, y, 2.5, style.Series(0)));
        if (chart.Items.Any(i => !SeriesValues.IsMissing(i.Low)))
            Entry(chart.RangeCaption, x, at => sketch.Fill(new Rect(at - 2, y - 2.2, 10, 4.4), style.Tint(style.Context, 0.62)), 12);
        return style.LineHeight;

        double Entry(string caption, double at, Action<double> sample, double sampleWidth = 9)
        {
            var text = TextWrap.Cut(caption, end - at - sampleWidth, t => style.Measure(t));
            if (text.Length == 0)
                return at;
            sample(at);
            sketch.TextCentred(text, style.Text(style.Ink), at + sampleWidth, y);
            return at + sampleWidth + style.Measure(text) + 10;
        }
    }

    private static void Open(Sketch sketch, double x, double y, Color color)
    {
        sketch.Fill(VectorPath.Circle(x, y, 2.1), sketch.Style.Paper);
        sketch.Stroke(VectorPath.Circle(x, y, 2.1), new Stroke(color, 0.9));
    }

    private static string Print(ChartStyle style, double value, ValueFormat format) => SeriesValues.IsMissing(value) ? style.Words.NoValue : style.Words.Print(value, format);
}
