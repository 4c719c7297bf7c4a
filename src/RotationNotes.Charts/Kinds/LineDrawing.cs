using System.Collections.Immutable;
using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Lines over sessions.</summary>
internal static class LineDrawing
{
    /// <param name="sketch">Where to draw.</param>
    /// <param name="chart">What to draw.</param>
    /// <param name="frame">Room.</param>
    /// <param name="shared">Value range shared with other plots; the chart's own when null.</param>
    /// <param name="withNames">Whether series names stand at the line ends.</param>
    /// <param name="under">Marks below the lines, e.g. a shaded spread.</param>
    /// <param name="panel">How the plot lines up with others above or below it; null when it stands alone.</param>
    public static void Draw(Sketch sketch, LineChart chart, Rect frame, (double Low, double High)? shared = null, bool withNames = true, Action<TimePlot>? under = null, PanelPlace? panel = null)
    {
        var style = sketch.Style;
        var sessions = panel?.Sessions ?? SessionAxis.Of(chart.Series);
        var lines = Inks(style, chart.Series, sessions, frame.Width);
        if (SeriesValues.Range(chart.Series) is not { } range)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        if (chart.Reference is { } wanted && double.IsFinite(wanted))
            range = (Math.Min(range.Low, wanted), Math.Max(range.High, wanted));
        range = shared ?? range;
        var content = Content(style, chart, sessions, range, lines, withNames, panel);

        var remarks = new Remarks(style, chart.Events, chart.Periods);
        var plot = TimePlot.Arrange(style, frame, content, 0);
        var band = remarks.IsEmpty ? 0 : remarks.BandHeight(plot, LineY(plot, lines), () => Trace(plot, lines).Occupancy);
        if (band > 0)
            plot = TimePlot.Arrange(style, frame, content, band);

        var (paths, bands, occupancy) = Trace(plot, lines, remarks.IsEmpty);
        remarks.Shade(sketch, plot);
        plot.DrawGrid(sketch);
        under?.Invoke(plot);
        // Zero inside the axis has its own line.
        if (chart.Reference is { } reference && double.IsFinite(reference) && !(reference == 0 && plot.Axis is { Logarithmic: false, Low: < 0, High: > 0 }))
            sketch.Line(plot.Plot.X, plot.Y(reference), plot.Plot.Right, plot.Y(reference), new Stroke(style.Baseline, 0.6, [2.2, 1.8]));
        plot.DrawAxes(sketch);
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            if (bands[i] is { } shade)
                sketch.Fill(shade, style.Tint(lines[i].Color, 0.72));
        }

        remarks.Leaders(sketch, plot, LineY(plot, lines), occupancy, band);
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            sketch.Stroke(paths[i].Path, lines[i].Stroke);
            foreach (var point in paths[i].Alone)
                sketch.Fill(VectorPath.Circle(point.X, point.Y, lines[i].Stroke.WidthPt * 0.75), lines[i].Color);
        }

        for (var i = lines.Length - 1; i >= 0; i--)
        {
            if (lines[i].Values.LastIndex is { } last && lines[i].Values.Series.Emphasis != SeriesEmphasis.Context)
                sketch.Dot(plot.X(lines[i].Values.SessionOf(last)), plot.Y(lines[i].Values.Series.Values[last]), 1.9, lines[i].Color);
        }

        remarks.Draw(sketch, plot, LineY(plot, lines), occupancy, band);
        plot.DrawEndLabels(sketch);
    }

    /// <summary>The room that ticks and labels take left and right of the plot when nothing forces them.</summary>
    public static (double Left, double Right) Gutters(ChartStyle style, LineChart chart, Rect frame, PanelPlace panel, bool withNames, (double Low, double High)? shared = null)
    {
        if (SeriesValues.Range(chart.Series) is not { } range)
            return (0, 0);
        var lines = Inks(style, chart.Series, panel.Sessions, frame.Width);
        return TimePlot.Arrange(style, frame, Content(style, chart, panel.Sessions, shared ?? range, lines, withNames, panel), 0).Gutters;
    }

    private static TimePlotContent Content(ChartStyle style, LineChart chart, SessionAxis sessions, (double Low, double High) range, ImmutableArray<Ink> lines, bool withNames, PanelPlace? panel) => new()
    {
        Sessions = sessions,
        Range = range,
        Format = chart.Format,
        AxisCaption = chart.AxisCaption,
        Logarithmic = chart.Logarithmic,
        Ends = Ends(style, lines, chart.Format, chart.LabelLastValue, withNames),
        Legend = withNames ? [.. lines.Select(line => new LegendEntry(line.Values.Series.Name, line.Stroke, line.Color))] : [],
        LeftWidth = panel?.LeftWidth ?? 0,
        RightWidth = panel?.RightWidth ?? 0,
        WithDates = panel?.WithDates ?? true,
    };

    private static ImmutableArray<Ink> Inks(ChartStyle style, ImmutableArray<ChartSeries> series, SessionAxis sessions, double widthPt)
    {
        var inks = ImmutableArray.CreateBuilder<Ink>();
        var rank = 0;
        foreach (var one in series)
        {
            var isContext = one.Emphasis == SeriesEmphasis.Context;
            var color = isContext ? style.Context : style.Series(rank);
            inks.Add(new Ink(new SeriesValues(one, sessions), color, style.Line(color, rank, one.Emphasis, one.Values.Length / widthPt)));
            rank += isContext ? 0 : 1;
        }

        return inks.ToImmutable();
    }

    private static ImmutableArray<(EndLabel, int, double)> Ends(ChartStyle style, ImmutableArray<Ink> lines, ValueFormat format, bool withValue, bool withNames)
    {
        var ends = ImmutableArray.CreateBuilder<(EndLabel, int, double)>();
        foreach (var line in lines)
        {
            if (line.Values.LastIndex is not { } last || (!withNames && line.Values.Series.Emphasis == SeriesEmphasis.Context))
                continue;
            var value = line.Values.Series.Values[last];
            var label = new EndLabel(withNames ? line.Values.Series.Name : "", withValue ? style.Words.Print(value, format) : "", line.Color, IsStrong: false);
            ends.Add((label, line.Values.SessionOf(last), value));
        }

        return ends.ToImmutable();
    }

    private static (ImmutableArray<SeriesPath> Paths, ImmutableArray<VectorPath?> Bands, Occupancy Occupancy) Trace(TimePlot plot, ImmutableArray<Ink> lines, bool nothingToPlace = false)
    {
        var occupancy = new Occupancy(plot.Plot);
        var (paths, bands) = (ImmutableArray.CreateBuilder<SeriesPath>(lines.Length), ImmutableArray.CreateBuilder<VectorPath?>(lines.Length));
        foreach (var line in lines)
        {
            var (values, noted) = (line.Values, nothingToPlace ? null : occupancy);
            if (DenseLine.IsNeeded(values.Count, plot.Plot.Width))
            {
                var dense = DenseLine.Trace(values, plot.X, plot.Y, noted);
                paths.Add(dense.Line);
                bands.Add(dense.Band);
            }
            else
            {
                paths.Add(SeriesPath.Trace(values, plot.X, plot.Y, noted));
                bands.Add(null);
            }
        }

        return (paths.MoveToImmutable(), bands.MoveToImmutable(), occupancy);
    }

    // Events sit on the first series that has a value at their session.
    private static Func<int, double?> LineY(TimePlot plot, ImmutableArray<Ink> lines) => session =>
    {
        foreach (var line in lines)
        {
            if (line.Values.ValueAtSession(session) is { } value)
                return plot.Y(value);
        }

        return null;
    };

    private sealed record Ink(SeriesValues Values, Color Color, Stroke Stroke);
}

/// <summary>How a plot lines up with others that share its time axis.</summary>
/// <param name="Sessions">The axis of all of them.</param>
/// <param name="LeftWidth">Room left of every plot.</param>
/// <param name="RightWidth">Room right of every plot.</param>
/// <param name="WithDates">Whether this plot carries the dates.</param>
internal sealed record PanelPlace(SessionAxis Sessions, double LeftWidth, double RightWidth, bool WithDates);
