using System.Globalization;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Strips from the lowest to the highest value on record with the present place marked.</summary>
internal static class PercentileDrawing
{

    public static void Draw(Sketch sketch, PercentileChart chart, Rect frame)
    {
        var style = sketch.Style;
        if (chart.Items.IsDefaultOrEmpty)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var gap = frame.Width < 300 ? 6.0 : 10.0;
        var placeHeader = frame.Width < 300 ? style.Words.ShortPercentileHead : style.Words.PercentileHead;
        var values = style.Measure(style.Words.ValueHead);
        foreach (var item in chart.Items)
            values = Math.Max(values, style.Measure(Print(style, item, chart.Format), tabular: true));
        var places = style.Measure(placeHeader);
        var top = frame.Y + style.LineHeight + 2;
        var rows = RowLayout.Fit(style, new Rect(frame.X, top, frame.Width, frame.Bottom - style.CapHeight - 7 - top), [.. chart.Items.Select(i => (i.Label, false))]);
        var left = frame.X + rows.NamesWidth + gap;
        var right = Math.Max(left + 20, frame.Right - places - values - 2 * gap);
        double X(double share) => left + share * (right - left);

        var header = frame.Y + style.LineHeight / 2;
        if (chart.Sample is { } sample)
            sketch.TextCentred(TextWrap.Cut(sample, right - frame.X, t => style.Measure(t)), style.Text(style.AxisInk), frame.X, header);
        sketch.TextCentred(style.Words.ValueHead, style.Text(style.AxisInk), frame.Right - places - gap, header, TextAnchor.End);
        sketch.TextCentred(placeHeader, style.Text(style.AxisInk), frame.Right, header, TextAnchor.End);

        var bottom = top + rows.Shown * rows.Pitch;
        sketch.Line(X(0.5), top, X(0.5), bottom, style.GridStroke);
        for (var row = 0; row < rows.Shown; row++)
        {
            var item = chart.Items[row];
            var y = rows.Centre(row);
            rows.Name(sketch, frame.X, row, item.Label, false, style.Ink);
            sketch.Fill(new Rect(X(0), y - 1.5, X(1) - X(0), 3), style.Tint(style.Context, 0.72));
            sketch.Fill(new Rect(X(0.25), y - 1.5, X(0.75) - X(0.25), 3), style.Tint(style.Context, 0.4));
            sketch.TextCentred(Print(style, item, chart.Format), style.Text(style.Ink, tabular: true), frame.Right - places - gap, y, TextAnchor.End);
            if (double.IsNaN(item.Percentile))
                continue;
            var isExtreme = item.Percentile is <= 0.05 or >= 0.95;
            sketch.Dot(X(item.Percentile), y, 2.6, isExtreme ? style.Accent : style.Series(0));
            var place = (100 * item.Percentile).ToString("0", CultureInfo.InvariantCulture);
            sketch.TextCentred(place, style.Text(isExtreme ? style.Readable(style.Accent) : style.Ink, isExtreme, tabular: true), frame.Right, y, TextAnchor.End);
        }

        rows.More(sketch, frame.X, chart.Items.Length);
        var baseline = bottom + (rows.Shown < chart.Items.Length ? rows.Pitch : 0) + 3.5 + style.CapHeight;
        var (lowest, median, highest) = (style.Words.Lowest, style.Words.Median, style.Words.Highest);
        // A scale too short for both words needs neither: the rows' own places say enough.
        if (X(1) - X(0) > style.Measure(lowest) + style.Measure(highest) + 4)
        {
            sketch.Text(lowest, style.Text(style.AxisInk), X(0), baseline);
            sketch.Text(highest, style.Text(style.AxisInk), X(1), baseline, TextAnchor.End);
        }

        if (X(1) - X(0) > style.Measure(lowest) + style.Measure(median) + style.Measure(highest) + 14)
            sketch.Text(median, style.Text(style.AxisInk), X(0.5), baseline, TextAnchor.Middle);
    }

    private static string Print(ChartStyle style, PercentileItem item, ValueFormat format) =>
        SeriesValues.IsMissing(item.Value) ? style.Words.NoValue : style.Words.Print(item.Value, item.Format ?? format);
}
