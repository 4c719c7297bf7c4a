using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Two lines with an axis each. Axis, name and last value carry the colour of the line, and one grid serves both axes.</summary>
internal static class DualAxisDrawing
{
    public static void Draw(Sketch sketch, DualAxisChart chart, Rect frame)
    {
        var style = sketch.Style;
        if (SeriesValues.Range([chart.Left]) is not { } leftRange || SeriesValues.Range([chart.Right]) is not { } rightRange)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var sessions = SessionAxis.Of([chart.Left, chart.Right]);
        var (left, right) = (new SeriesValues(chart.Left, sessions), new SeriesValues(chart.Right, sessions));
        var (leftStroke, rightStroke) = (Pen(style, left, 0, frame.Width), Pen(style, right, 1, frame.Width));
        var names = Names.Fit(style, chart, left, right, frame.Width);
        var inner = new Rect(frame.X, frame.Y + names.Height, frame.Width, frame.Height - names.Height);
        var content = new TimePlotContent
        {
            Sessions = sessions,
            Range = leftRange,
            Format = chart.Format,
            Ends = [],
            Legend = [],
            TickColor = style.Readable(leftStroke.Color),
        };

        var plot = TimePlot.Arrange(style, inner, content, 0);
        var axis = ValueAxis.Aligned(plot.Axis, rightRange.Low, rightRange.High, chart.RightFormat, style.Words);
        content = content with { RightWidth = axis.Ticks.Max(tick => style.Measure(axis.Label(tick), tabular: true)) + 8 };
        plot = TimePlot.Arrange(style, inner, content, 0);
        var remarks = new Remarks(style, chart.Events, chart.Periods);
        Func<int, double?> LineY(TimePlot at) => session => left.ValueAtSession(session) is { } value ? at.Y(value) : null;
        var band = remarks.IsEmpty ? 0 : remarks.BandHeight(plot, LineY(plot), () => Trace(plot, axis, left, right).Occupancy);
        if (band > 0)
            plot = TimePlot.Arrange(style, inner, content, band);
        // Fewer ticks fit after the remarks took their room: the right axis follows the left one.
        axis = ValueAxis.Aligned(plot.Axis, rightRange.Low, rightRange.High, chart.RightFormat, style.Words);

        var (paths, occupancy) = Trace(plot, axis, left, right);
        remarks.Shade(sketch, plot);
        plot.DrawGrid(sketch);
        foreach (var tick in axis.Ticks)
            sketch.TextCentred(axis.Label(tick), style.Text(style.Readable(rightStroke.Color), tabular: true), plot.Plot.Right + 6.5, Y(plot, axis, tick));
        plot.DrawAxes(sketch);
        sketch.Stroke(paths.Right.Path, rightStroke);
        sketch.Stroke(paths.Left.Path, leftStroke);
        if (right.LastIndex is { } r)
            sketch.Dot(plot.X(right.SessionOf(r)), Y(plot, axis, chart.Right.Values[r]), 1.9, rightStroke.Color);
        if (left.LastIndex is { } l)
            sketch.Dot(plot.X(left.SessionOf(l)), plot.Y(chart.Left.Values[l]), 1.9, leftStroke.Color);
        remarks.Draw(sketch, plot, LineY(plot), occupancy, band);
        names.Draw(sketch, frame, leftStroke, rightStroke);
    }

    private static Stroke Pen(ChartStyle style, SeriesValues values, int rank, double width) => style.Line(style.Series(rank), rank, SeriesEmphasis.Primary, values.Count / width);

    private static double Y(TimePlot plot, ValueAxis axis, double value) => plot.Plot.Bottom - axis.Position(value) * plot.Plot.Height;

    private static ((SeriesPath Left, SeriesPath Right) Paths, Occupancy Occupancy) Trace(TimePlot plot, ValueAxis axis, SeriesValues left, SeriesValues right)
    {
        var occupancy = new Occupancy(plot.Plot);
        var first = SeriesPath.Trace(left, plot.X, plot.Y, occupancy);
        var second = SeriesPath.Trace(right, plot.X, value => Y(plot, axis, value), occupancy);
        return ((first, second), occupancy);
    }

    /// <summary>What stands above the axes: name, side and last value of each line; below each other when they would touch.</summary>
    private sealed record Names(ChartStyle Style, string Left, string LeftValue, string Right, string RightValue, bool Stacked)
    {
        private const double Between = 14;

        public double Height => (Stacked ? 2 : 1) * Style.LineHeight + 2;

        public static Names Fit(ChartStyle style, DualAxisChart chart, SeriesValues left, SeriesValues right, double width)
        {
            string leftValue = Last(style, left, chart.Format), rightValue = Last(style, right, chart.RightFormat);
            string leftName = style.Words.OnLeftAxis(chart.Left.Name) + " ", rightName = style.Words.OnRightAxis(chart.Right.Name) + " ";
            var together = style.Measure(leftName) + style.Measure(leftValue, bold: true) + style.Measure(rightName) + style.Measure(rightValue, bold: true);
            var stacked = together + Between > width;
            return new Names(
                style,
                TextWrap.Cut(leftName, width - style.Measure(leftValue, bold: true), t => style.Measure(t)), leftValue,
                TextWrap.Cut(rightName, width - style.Measure(rightValue, bold: true), t => style.Measure(t)), rightValue, stacked);
        }

        public void Draw(Sketch sketch, Rect frame, Stroke left, Stroke right)
        {
            double first = frame.Y + Style.LineHeight / 2, second = first + (Stacked ? Style.LineHeight : 0);
            sketch.TextCentred(Left.TrimEnd(), Style.Text(Style.Readable(left.Color)), frame.X, first);
            sketch.TextCentred(LeftValue, Style.Text(Style.Readable(left.Color), bold: true), frame.X + Style.Measure(Left), first);
            var start = frame.Right - Style.Measure(Right) - Style.Measure(RightValue, bold: true);
            sketch.TextCentred(Right.TrimEnd(), Style.Text(Style.Readable(right.Color)), start, second);
            sketch.TextCentred(RightValue, Style.Text(Style.Readable(right.Color), bold: true), start + Style.Measure(Right), second);
        }

        private static string Last(ChartStyle style, SeriesValues values, ValueFormat format) => values.LastIndex is { } last ? style.Words.Print(values.Series.Values[last], format) : "";
    }
}
