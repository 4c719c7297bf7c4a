using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Charts.Kinds;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using ScottPlot;
using ScottPlot.Plottables;

namespace RotationNotes.Charts.Plotted;

/// <summary>Violins that lie on their side, one row each, with the present value on them and printed beside them.</summary>
internal static class DistributionDrawing
{
    private const double Gap = 8;
    private const double HalfHeight = 0.44;
    private const double TallestRow = 5;

    public static void Draw(Sketch sketch, DistributionChart chart, Rect frame)
    {
        var style = sketch.Style;
        var samples = chart.Items.Select(item => new SampleQuantiles(item.Sample)).ToImmutableArray();
        if (Extent(chart, samples) is not { } range)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        double values = style.Measure(style.Words.ValueHead), places = style.Measure(Head(sketch, frame));
        foreach (var item in chart.Items)
            values = Math.Max(values, style.Measure(Print(sketch, chart, item), bold: true, tabular: true));
        var top = frame.Y + style.LineHeight + 3;
        var room = new Rect(frame.X, top, frame.Width, frame.Bottom - style.CapHeight - 7 - top);
        var rows = RowLayout.Fit(style, room, [.. chart.Items.Select(item => (item.Label, item.Highlight))]);
        // A shape needs more height than a name.
        rows = rows with { Pitch = Math.Min(room.Height / (rows.Shown + (rows.Shown < chart.Items.Length ? 1 : 0)), style.LineHeight * TallestRow) };
        double left = frame.X + rows.NamesWidth + Gap, right = Math.Max(left + 20, frame.Right - values - places - 2 * Gap);
        var axis = ValueAxis.Fit(range.Low, range.High, chart.Format, style.Words, Math.Clamp(Math.Floor((right - left) / 40), 1, 8));
        double X(double value) => left + axis.Position(value) * (right - left);
        var plot = new Rect(left, top, right - left, rows.Shown * rows.Pitch);
        Heads(sketch, chart, frame, places);
        NumberLine.Draw(sketch, axis, X, plot.Y, plot.Bottom + (rows.Shown < chart.Items.Length ? rows.Pitch : 0), (frame.X, frame.Right));
        Violins(sketch, chart, samples, rows.Shown, plot, axis);
        for (var row = 0; row < rows.Shown; row++)
            Row(sketch, chart, samples[row], row, rows, frame, X, places);
        rows.More(sketch, frame.X, chart.Items.Length);
    }

    private static void Violins(Sketch sketch, DistributionChart chart, ImmutableArray<SampleQuantiles> samples, int shown, Rect plot, ValueAxis axis)
    {
        var style = sketch.Style;
        // Rows count downwards from the top, values upwards.
        var marks = new PlottedMarks(plot, (axis.Low, axis.High), (0.5 - shown, 0.5));
        for (var row = 0; row < shown; row++)
        {
            if (Outline(samples[row], -row) is not { } outline)
                continue;
            var ink = chart.Items[row].Highlight ? style.Accent : style.Context;
            marks.Add(new Polygon(outline) { FillColor = PlottedMarks.Ink(style.Tint(ink, 0.66)), LineStyle = PlottedMarks.Line(ink, 0.6) });
        }

        marks.Draw(sketch);
    }

    // The density on both sides of the row's middle, cut where the sample ends: there are no values beyond.
    private static Coordinates[]? Outline(SampleQuantiles sample, double middle)
    {
        if (KernelDensity.Of([.. sample.Sorted]) is not { } density)
            return null;
        var upper = new List<Coordinates>();
        var lower = new List<Coordinates>();
        for (var i = 0; i < density.Values.Length; i++)
        {
            var value = density.PlaceOf(i);
            if (value < sample.Sorted[0] || value > sample.Sorted[^1])
                continue;
            var half = density.Values[i] / density.Peak * HalfHeight;
            upper.Add(new Coordinates(value, middle + half));
            lower.Add(new Coordinates(value, middle - half));
        }

        lower.Reverse();
        return [.. upper, .. lower];
    }

    private static void Row(Sketch sketch, DistributionChart chart, SampleQuantiles sample, int row, RowLayout rows, Rect frame, Func<double, double> x, double places)
    {
        var style = sketch.Style;
        var item = chart.Items[row];
        var y = rows.Centre(row);
        var ink = item.Highlight ? style.Readable(style.Accent) : style.Ink;
        rows.Name(sketch, frame.X, row, item.Label, item.Highlight, ink);
        sketch.TextCentred(Print(sketch, chart, item), style.Text(ink, bold: true, tabular: true), frame.Right - places - Gap, y, TextAnchor.End);
        if (sample.Count == 0)
        {
            sketch.TextCentred(style.Words.NoValue, style.Text(style.AxisInk), frame.Right, y, TextAnchor.End);
            return;
        }

        if (sample.Count >= BoxChart.LeastForBox)
        {
            sketch.Fill(new Rect(x(sample.At(0.25)), y - 1.1, x(sample.At(0.75)) - x(sample.At(0.25)), 2.2), style.AxisInk);
            sketch.Line(x(sample.At(0.5)), y - 4.2, x(sample.At(0.5)), y + 4.2, new Stroke(style.Ink, 1.2));
        }
        else
        {
            foreach (var value in sample.Sorted)
                sketch.Dot(x(value), y, 1.6, style.Context);
        }

        if (SeriesValues.IsMissing(item.Present) || sample.PercentileOf(item.Present) is not { } share)
            return;
        sketch.Dot(x(item.Present), y, 2.8, item.Highlight ? style.Accent : style.Series(0));
        sketch.TextCentred((100 * share).ToString("0", CultureInfo.InvariantCulture), style.Text(ink, tabular: true), frame.Right, y, TextAnchor.End);
    }

    private static void Heads(Sketch sketch, DistributionChart chart, Rect frame, double places)
    {
        var style = sketch.Style;
        var y = frame.Y + style.LineHeight / 2;
        var head = style.Words.ValueHead;
        sketch.TextCentred(head, style.Text(style.AxisInk), frame.Right - places - Gap, y, TextAnchor.End);
        sketch.TextCentred(Head(sketch, frame), style.Text(style.AxisInk), frame.Right, y, TextAnchor.End);
        var key = new KeyRow(sketch, frame with { Width = frame.Width - places - style.Measure(head) - 3 * Gap });
        key.Add(style.Words.Now, 6, (x, at) => sketch.Dot(x + 3, at, 2.8, style.Series(0)))
            .Add(style.Words.MiddleHalfAndMedian, 12, (x, at) =>
            {
                sketch.Fill(new Rect(x, at - 1.1, 12, 2.2), style.AxisInk);
                sketch.Line(x + 6, at - 3.4, x + 6, at + 3.4, new Stroke(style.Ink, 1.2));
            });
        if (chart.Sample is { } sample)
            key.Remark(sample);
    }

    private static (double Low, double High)? Extent(DistributionChart chart, ImmutableArray<SampleQuantiles> samples)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var i = 0; i < samples.Length; i++)
        {
            if (samples[i].Count == 0)
                continue;
            (low, high) = (Math.Min(low, samples[i].Sorted[0]), Math.Max(high, samples[i].Sorted[^1]));
            if (!SeriesValues.IsMissing(chart.Items[i].Present))
                (low, high) = (Math.Min(low, chart.Items[i].Present), Math.Max(high, chart.Items[i].Present));
        }

        return low <= high ? (low, high) : null;
    }

    private static string Head(Sketch sketch, Rect frame) => frame.Width < 300 ? sketch.Style.Words.ShortPercentileHead : sketch.Style.Words.PercentileHead;

    private static string Print(Sketch sketch, DistributionChart chart, DistributionItem item) =>
        SeriesValues.IsMissing(item.Present) ? sketch.Style.Words.NoValue : sketch.Style.Words.Print(item.Present, chart.Format);
}
