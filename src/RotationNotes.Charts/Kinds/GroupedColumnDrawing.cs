using System.Collections.Immutable;
using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Grouped or stacked columns over categories.</summary>
internal static class GroupedColumnDrawing
{
    public static void Draw(Sketch sketch, GroupedColumnChart chart, Rect frame)
    {
        var style = sketch.Style;
        if (Range(chart) is not { } range)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var entries = ImmutableArray.CreateBuilder<LegendEntry>();
        for (var s = 0; s < chart.Series.Length && chart.Series.Length > 1; s++)
            entries.Add(new LegendEntry(chart.Series[s].Name, null, style.SeriesFill(s)));
        CategoryPlot Arrange(ImmutableArray<LegendEntry> legend, double right) =>
            CategoryPlot.Arrange(style, frame, chart.Categories, range, chart.Format, chart.AxisCaption, withZero: true, legend, right);
        var names = chart.Stacked ? Names(style, chart, frame.Width) : null;
        var plot = Arrange(names is null ? entries.ToImmutable() : [], names?.GutterWidth ?? 4);
        if (names is not null && !names.Place(Middles(chart, plot), plot.Plot.Y - style.LineHeight / 2, plot.Plot.Bottom + style.LineHeight / 2))
        {
            names = null;
            plot = Arrange(entries.ToImmutable(), 4);
        }
        else if (names is not null)
        {
            plot = Arrange([], names.GutterWidth);
        }

        var edge = Math.Min(plot.SlotWidth * 0.66, 30) / 2;
        plot.DrawGrid(sketch);
        names?.Draw(sketch, plot.Plot.Right, [.. chart.Series.Select(_ => plot.X(chart.Categories.Length - 1) + edge)]);
        for (var category = 0; category < chart.Categories.Length; category++)
        {
            if (chart.Stacked)
                Stack(sketch, chart, plot, category);
            else
                Group(sketch, chart, plot, category);
        }

        plot.DrawAxes(sketch);
    }

    // The parts of the last column carry their names when all of them are there.
    private static EndLabels? Names(ChartStyle style, GroupedColumnChart chart, double width)
    {
        if (chart.Series.Length < 2 || chart.Series.Any(series => SeriesValues.IsMissing(series.Values[^1])))
            return null;
        return EndLabels.Narrowest(style, [.. chart.Series.Select((series, s) => new EndLabel(series.Name, "", style.Series(s), false))], Math.Max(56, width * 0.27));
    }

    private static double[] Middles(GroupedColumnChart chart, CategoryPlot plot)
    {
        double up = 0, down = 0;
        var middles = new double[chart.Series.Length];
        for (var s = 0; s < middles.Length; s++)
        {
            var value = chart.Series[s].Values[^1];
            var from = value < 0 ? down : up;
            middles[s] = plot.Y(from + value / 2);
            (up, down) = value < 0 ? (up, down + value) : (up + value, down);
        }

        return middles;
    }

    private static void Group(Sketch sketch, GroupedColumnChart chart, CategoryPlot plot, int category)
    {
        var count = chart.Series.Length;
        var column = Math.Min(plot.SlotWidth * 0.76 / count, 16);
        for (var s = 0; s < count; s++)
        {
            var value = chart.Series[s].Values[category];
            if (SeriesValues.IsMissing(value))
                continue;
            var x = plot.X(category) + (s - count / 2.0) * column;
            Column(sketch, x + column * 0.04, column * 0.92, plot.Y(0), plot.Y(value), sketch.Style.SeriesFill(s));
        }
    }

    private static void Stack(Sketch sketch, GroupedColumnChart chart, CategoryPlot plot, int category)
    {
        var width = Math.Min(plot.SlotWidth * 0.66, 30);
        double up = 0, down = 0;
        for (var s = 0; s < chart.Series.Length; s++)
        {
            var value = chart.Series[s].Values[category];
            if (SeriesValues.IsMissing(value))
                continue;
            var from = value < 0 ? down : up;
            var fill = sketch.Style.SeriesFill(s);
            Column(sketch, plot.X(category) - width / 2, width, plot.Y(from), plot.Y(from + value), fill);
            Number(sketch, sketch.Style.Words.Print(value, chart.Format), plot.X(category), width, plot.Y(from), plot.Y(from + value), fill);
            if (value < 0)
                down += value;
            else
                up += value;
        }

        if (up > 0 && down < 0)
            sketch.Dot(plot.X(category), plot.Y(up + down), 2, sketch.Style.Ink);
    }

    // A part says its size where it is large enough for the digits.
    private static void Number(Sketch sketch, string text, double x, double width, double from, double to, Color fill)
    {
        var style = sketch.Style;
        if (style.Measure(text, tabular: true) <= width - 2 && Math.Abs(from - to) >= style.LineHeight)
            sketch.TextCentred(text, style.Text(style.On(fill), tabular: true), x, (from + to) / 2, TextAnchor.Middle);
    }

    private static void Column(Sketch sketch, double x, double width, double from, double to, Color color) =>
        sketch.Fill(new Rect(x, Math.Min(from, to), width, Math.Max(0.4, Math.Abs(from - to))), color);

    private static (double, double)? Range(GroupedColumnChart chart)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var category = 0; category < chart.Categories.Length; category++)
        {
            double up = 0, down = 0;
            foreach (var series in chart.Series)
            {
                var value = series.Values[category];
                if (SeriesValues.IsMissing(value))
                    continue;
                (up, down) = chart.Stacked ? (up + Math.Max(0, value), down + Math.Min(0, value)) : (Math.Max(up, value), Math.Min(down, value));
                (low, high) = (Math.Min(low, down), Math.Max(high, up));
            }
        }

        return low <= high ? (low, high) : null;
    }
}
