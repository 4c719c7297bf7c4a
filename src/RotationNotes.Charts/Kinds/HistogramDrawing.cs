using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Distribution of a sample in bins of round width, with the current value marked.</summary>
internal static class HistogramDrawing
{
    private const int MostBins = 200;

    public static void Draw(Sketch sketch, HistogramChart chart, Rect frame)
    {
        var style = sketch.Style;
        var sample = chart.Sample.Where(v => !SeriesValues.IsMissing(v)).ToArray();
        if (sample.Length == 0)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var hasCurrent = !SeriesValues.IsMissing(chart.Current);
        double low = sample.Min(), high = sample.Max();
        if (hasCurrent)
            (low, high) = (Math.Min(low, chart.Current), Math.Max(high, chart.Current));
        if (high - low <= Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9)
            (low, high) = (low - 1, high + 1);
        var step = ValueTicks.Choose(low, high, chart.BinCount ?? WantedBins(sample, low, high));
        var firstBin = Math.Floor(low / step.Size + 1e-9);
        var counts = new int[Math.Min(MostBins, (int)Math.Max(1, Math.Ceiling(high / step.Size - 1e-9) - firstBin + 1))];
        foreach (var value in sample)
            counts[Bin(value, firstBin, step, counts.Length)]++;
        var used = counts.Length;
        if (used > 1 && counts[^1] == 0 && !(hasCurrent && Bin(chart.Current, firstBin, step, used) == used - 1))
            used--;

        var density = chart.Density ? KernelDensity.Of(sample) : null;
        var perBin = sample.Length * step.Size;
        var tallest = Math.Max(counts.Max(), (density?.Peak ?? 0) * perBin);

        // Room above the tallest bar for the mark of the current value.
        var value_ = hasCurrent ? style.Words.Print(chart.Current, chart.Format) : "";
        var label = chart.CurrentLabel.Length == 0 || chart.CurrentLabel == value_ ? "" : chart.CurrentLabel + " ";
        var headroom = hasCurrent ? style.LineHeight + 3 : 0;
        var inner = new Rect(frame.X, frame.Y + headroom, frame.Width, frame.Height - headroom);
        var plot = XyPlot.Arrange(
            style, inner, (step.At(firstBin), step.At(firstBin + used)), chart.Format, chart.AxisCaption,
            (0, tallest), new ValueFormat(ValueKind.Count, 0), hasCurrent ? null : style.Words.Observations, yWithZero: true);
        plot.DrawGrid(sketch);
        var current = hasCurrent ? Bin(chart.Current, firstBin, step, used) : -1;
        var quiet = style.Tint(style.Series(0), 0.5);
        for (var bin = 0; bin < used; bin++)
        {
            if (counts[bin] == 0)
                continue;
            double left = plot.X(step.At(firstBin + bin)), right = plot.X(step.At(firstBin + bin + 1)), top = plot.Y(counts[bin]);
            var gap = Math.Min(0.8, (right - left) * 0.12);
            // One observation among thousands must not vanish.
            top = Math.Min(top, plot.Plot.Bottom - 0.7);
            sketch.Fill(new Rect(left + gap / 2, top, right - left - gap, plot.Plot.Bottom - top), bin == current ? style.Accent : quiet);
        }

        if (density is not null)
            sketch.Clipped(plot.Plot, () => Curve(sketch, plot, density, perBin));
        plot.DrawAxes(sketch);
        if (!hasCurrent)
            return;
        var x = plot.X(chart.Current);
        var text = TextWrap.Cut(label, frame.Width * 0.6, t => style.Measure(t));
        var width = style.Measure(text) + style.Measure(value_, bold: true);
        var start = Math.Clamp(x - width / 2, frame.X, Math.Max(frame.X, frame.Right - width));
        var ink = style.Readable(style.Accent);
        var y = frame.Y + style.LineHeight / 2;
        var measure = style.Words.Observations;
        if (start > frame.X + style.Measure(measure) + 8)
            sketch.TextCentred(measure, style.Text(style.AxisInk), frame.X, y);
        sketch.TextCentred(text, style.Text(ink), start, y);
        sketch.TextCentred(value_, style.Text(ink, bold: true), start + style.Measure(text), y);
        sketch.Line(x, frame.Y + style.LineHeight + 1, x, plot.Plot.Bottom, new Stroke(style.Accent, 0.9));
    }

    private static void Curve(Sketch sketch, XyPlot plot, KernelDensity density, double perBin)
    {
        var path = new PathBuilder();
        for (var i = 0; i < density.Values.Length; i++)
        {
            double x = plot.X(density.PlaceOf(i)), y = plot.Y(density.Values[i] * perBin);
            if (i == 0)
                path.Move(x, y);
            else
                path.Line(x, y);
        }

        sketch.Stroke(path.Build(), new Stroke(sketch.Style.Ink, 0.9));
    }

    // Freedman and Diaconis: bins of twice the interquartile range over the cube root of the count.
    private static int WantedBins(double[] sample, double low, double high)
    {
        var sorted = (double[])sample.Clone();
        Array.Sort(sorted);
        var spread = sorted[(int)(0.75 * (sorted.Length - 1))] - sorted[(int)(0.25 * (sorted.Length - 1))];
        var width = 2 * spread / Math.Cbrt(sorted.Length);
        return width > 0 ? (int)Math.Clamp((high - low) / width, 8, 60) : 20;
    }

    private static int Bin(double value, double firstBin, ValueTicks.Step step, int count) =>
        (int)Math.Clamp(Math.Floor(value / step.Size + 1e-9) - firstBin, 0, count - 1);
}
