using System.Collections.Immutable;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Contributions from zero to their total, each with its number.</summary>
internal static class WaterfallDrawing
{
    public static void Draw(Sketch sketch, WaterfallChart chart, Rect frame)
    {
        var style = sketch.Style;
        if (!chart.Contributions.Any(part => !SeriesValues.IsMissing(part.Value)))
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        double level = 0, low = 0, high = 0;
        foreach (var part in chart.Contributions)
        {
            level += SeriesValues.IsMissing(part.Value) ? 0 : part.Value;
            (low, high) = (Math.Min(low, level), Math.Max(high, level));
        }

        ImmutableArray<string> names = [.. chart.Contributions.Select(part => part.Label), chart.TotalLabel];
        var plot = CategoryPlot.Arrange(style, frame, names, (low, high), chart.Format, chart.AxisCaption, withZero: true, [], right: 4, inset: style.LineHeight);
        plot.DrawGrid(sketch);
        var width = Math.Min(plot.SlotWidth * 0.66, 34);
        level = 0;
        for (var i = 0; i < chart.Contributions.Length; i++)
        {
            var value = chart.Contributions[i].Value;
            var missing = SeriesValues.IsMissing(value);
            var next = level + (missing ? 0 : value);
            if (!missing)
                Column(sketch, plot, i, width, level, next, value < 0 ? style.Tint(style.Negative, 0.15) : style.Tint(style.Positive, 0.15));
            Number(sketch, plot, i, missing ? style.Words.NoValue : style.Words.Print(value, chart.Format), missing || value >= 0 ? Math.Max(level, next) : Math.Min(level, next), Math.Max(level, next), missing || value >= 0, bold: false);
            sketch.Line(plot.X(i) - width / 2, plot.Y(next), plot.X(i + 1) + width / 2, plot.Y(next), new Stroke(style.AxisInk, 0.45));
            level = next;
        }

        Column(sketch, plot, chart.Contributions.Length, width, 0, level, style.Accent);
        Number(sketch, plot, chart.Contributions.Length, style.Words.Print(level, chart.Format), level, Math.Max(level, 0), level >= 0, bold: true);
        plot.DrawAxes(sketch);
    }

    private static void Column(Sketch sketch, CategoryPlot plot, int slot, double width, double from, double to, Color color)
    {
        double a = plot.Y(from), b = plot.Y(to);
        sketch.Fill(new Rect(plot.X(slot) - width / 2, Math.Min(a, b), width, Math.Max(0.5, Math.Abs(a - b))), color);
    }

    private static void Number(Sketch sketch, CategoryPlot plot, int slot, string text, double at, double top, bool above, bool bold)
    {
        var style = sketch.Style;
        if (style.Measure(text, bold, tabular: true) > plot.SlotWidth - 1.5)
        {
            // Many narrow columns are read off the axis; a total that is a little too wide gives up its weight first.
            bold = false;
            if (style.Measure(text, bold, tabular: true) > plot.SlotWidth - 0.5)
                return;
        }

        var offset = style.CapHeight / 2 + 2.6;
        var y = plot.Y(at) + (above ? -offset : offset);
        // Below a column that ends at the axis there are the names already.
        if (y + style.CapHeight / 2 > plot.Plot.Bottom - 1)
            y = plot.Y(top) - offset;
        if (y - style.CapHeight / 2 < plot.Plot.Y - style.CapHeight / 2)
            y = plot.Y(top) + offset;
        sketch.TextCentred(text, style.Text(style.Ink, bold, tabular: true), plot.X(slot), y, TextAnchor.Middle);
    }
}
