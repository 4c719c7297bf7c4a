using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Documents.Exhibits;
using RotationNotes.Documents.Exhibits.Charts;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Shaded cells with their values; positive and negative differ in hue, magnitude in depth.</summary>
internal static class HeatMapDrawing
{
    private const double DeepestShade = 0.86;

    public static void Draw(Sketch sketch, HeatMapChart chart, Rect frame)
    {
        var style = sketch.Style;
        var full = chart.FullShade ?? 0;
        if (chart.FullShade is null)
        {
            foreach (var value in chart.Values)
                full = SeriesValues.IsMissing(value) ? full : Math.Max(full, Math.Abs(value));
        }

        if (chart.Values.IsDefaultOrEmpty)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var top = frame.Y + style.LineHeight + 1;
        var names = 0.0;
        foreach (var row in chart.Rows)
            names = Math.Max(names, style.Measure(row));
        names = Math.Min(names, frame.Width * 0.34);
        var left = frame.X + names + 5;
        double width = (frame.Right - left) / chart.Columns.Length, height = Math.Min((frame.Bottom - top) / chart.Rows.Length, style.LineHeight * 2.2);
        for (var c = 0; c < chart.Columns.Length; c++)
        {
            var name = TextWrap.Cut(chart.Columns[c], width - 2, t => style.Measure(t));
            sketch.TextCentred(name, style.Text(style.AxisInk), left + (c + 0.5) * width, frame.Y + style.LineHeight / 2, TextAnchor.Middle);
        }

        // One size for all cells: either every value fits or none is printed.
        var scale = TextScale(style, chart, width, height);
        for (var r = 0; r < chart.Rows.Length; r++)
        {
            var y = top + (r + 0.5) * height;
            if (height >= style.LineHeight * 0.9)
                sketch.TextCentred(TextWrap.Cut(chart.Rows[r], names + 0.01, t => style.Measure(t)), style.Text(style.Ink), frame.X, y);
            for (var c = 0; c < chart.Columns.Length; c++)
            {
                var value = chart.At(r, c);
                var gap = Math.Min(0.6, Math.Min(width, height) * 0.1);
                var cell = new Rect(left + c * width + gap / 2, y - height / 2 + gap / 2, width - gap, height - gap);
                if (SeriesValues.IsMissing(value))
                {
                    sketch.Fill(cell, style.Tint(style.Context, 0.86));
                    continue;
                }

                var share = full > 0 ? Math.Min(1, Math.Abs(value) / full) * DeepestShade : 0;
                var ground = style.Tint(value < 0 ? style.Negative : style.Accent, 1 - share);
                sketch.Fill(cell, ground);
                if (scale > 0)
                    sketch.TextCentred(NumberFormatter.Format(value, chart.Format), style.Text(ColorMix.Contrast(style.Ink, ground) >= 4.5 ? style.Ink : style.Paper, scale: scale, tabular: true), left + (c + 0.5) * width, y, TextAnchor.Middle);
            }
        }
    }

    private static double TextScale(ChartStyle style, HeatMapChart chart, double width, double height)
    {
        var widest = 0.0;
        foreach (var value in chart.Values)
        {
            if (!SeriesValues.IsMissing(value))
                widest = Math.Max(widest, style.Measure(NumberFormatter.Format(value, chart.Format), tabular: true));
        }

        var scale = Math.Min(1, Math.Min((width - 3) / Math.Max(widest, 1), height * 0.9 / style.LineHeight));
        return scale >= 0.78 ? scale : 0;
    }
}
