using System.Collections.Immutable;
using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Positive and negative columns over sessions, with a line over them when there is one.</summary>
internal static class ColumnDrawing
{
    // Below this width columns cannot be told apart and are drawn as one filled outline.
    private const double NarrowestColumn = 1.1;

    public static void Draw(Sketch sketch, ColumnChart chart, Rect frame)
    {
        var style = sketch.Style;
        ChartSeries[] all = chart.Line is null ? [chart.Columns] : [chart.Columns, chart.Line];
        if (SeriesValues.Range(all) is not { } range)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var sessions = SessionAxis.Of(all);
        var columns = new SeriesValues(chart.Columns, sessions);
        var line = chart.Line is null ? null : new SeriesValues(chart.Line, sessions);
        var color = style.Series(0);
        var lineStroke = new Stroke(style.Ink, 1.3);
        var content = new TimePlotContent
        {
            Sessions = sessions,
            Range = range,
            Format = chart.Format,
            AxisCaption = chart.AxisCaption,
            WithZero = true,
            Slots = true,
            Ends = Ends(chart, columns, line, color, style),
            Legend = line is null
                ? [new LegendEntry(chart.Columns.Name, null, color)]
                : [new LegendEntry(chart.Columns.Name, null, color), new LegendEntry(line.Series.Name, lineStroke, style.Ink)],
        };

        var remarks = new Remarks(style, chart.Events, [], withDots: false);
        var plot = TimePlot.Arrange(style, frame, content, 0);
        Func<int, double?> PointY(TimePlot at) => session => columns.ValueAtSession(session) is { } value ? at.Y(Math.Max(value, 0)) - 1 : null;
        var band = remarks.IsEmpty ? 0 : remarks.BandHeight(plot, PointY(plot), () => Occupy(plot, columns, line));
        if (band > 0)
            plot = TimePlot.Arrange(style, frame, content, band);

        plot.DrawGrid(sketch);
        Columns(sketch, plot, columns, chart.Highlights, color);
        plot.DrawAxes(sketch);
        if (line is not null)
        {
            var path = Trace(plot, line, null);
            sketch.Stroke(path.Path, new Stroke(style.Paper, 2.6));
            sketch.Stroke(path.Path, lineStroke);
            if (line.LastIndex is { } last)
                sketch.Dot(plot.X(line.SessionOf(last)), plot.Y(line.Series.Values[last]), 1.8, style.Ink);
        }

        remarks.Draw(sketch, plot, PointY(plot), Occupy(plot, columns, line), band);
        plot.DrawEndLabels(sketch);
    }

    private static ImmutableArray<(EndLabel, int, double)> Ends(ColumnChart chart, SeriesValues columns, SeriesValues? line, Color color, ChartStyle style)
    {
        var ends = ImmutableArray.CreateBuilder<(EndLabel, int, double)>();
        if (columns.LastIndex is { } last)
        {
            var value = chart.Columns.Values[last];
            ends.Add((new EndLabel(chart.Columns.Name, style.Words.Print(value, chart.Format), color, false), columns.SessionOf(last), value));
        }

        if (line?.LastIndex is { } end)
        {
            var value = line.Series.Values[end];
            ends.Add((new EndLabel(line.Series.Name, style.Words.Print(value, chart.Format), style.Ink, false), line.SessionOf(end), value));
        }

        return ends.ToImmutable();
    }

    private static void Columns(Sketch sketch, TimePlot plot, SeriesValues columns, ImmutableArray<DateOnly> highlights, Color color)
    {
        var style = sketch.Style;
        var slot = plot.Plot.Width / plot.Sessions.Count;
        var zero = plot.Y(0);
        if (slot < NarrowestColumn)
        {
            sketch.Fill(Outline(plot, columns, zero), color);
            return;
        }

        var marked = new HashSet<DateOnly>(highlights.IsDefaultOrEmpty ? [] : highlights);
        if (marked.Count == 0 && columns.LastIndex is { } last)
            marked.Add(columns.Series.Dates[last]);
        // Series that report weekly on a daily axis get columns as wide as their own rhythm.
        var rhythm = columns.Count > 1 ? int.MaxValue : 1;
        for (var i = 1; i < columns.Count; i++)
            rhythm = Math.Min(rhythm, columns.SessionOf(i) - columns.SessionOf(i - 1));
        var width = Math.Max(0.8, Math.Min(slot * rhythm * 0.74, 26));
        var quiet = style.Tint(color, 0.52);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns.IsMissing(i))
                continue;
            var y = plot.Y(columns.Series.Values[i]);
            var x = plot.X(columns.SessionOf(i)) - width / 2;
            // A value near zero stays a visible hairline.
            var height = Math.Max(Math.Abs(y - zero), 0.4);
            sketch.Fill(new Rect(x, Math.Min(y, zero), width, height), marked.Contains(columns.Series.Dates[i]) ? color : quiet);
        }
    }

    private static VectorPath Outline(TimePlot plot, SeriesValues columns, double zero)
    {
        var path = new PathBuilder();
        const double Step = 0.5;
        var i = 0;
        while (i < columns.Count)
        {
            var slice = Math.Floor(plot.X(columns.SessionOf(i)) / Step);
            double low = 0, high = 0;
            for (; i < columns.Count && Math.Floor(plot.X(columns.SessionOf(i)) / Step) == slice; i++)
            {
                if (columns.IsMissing(i))
                    continue;
                low = Math.Min(low, columns.Series.Values[i]);
                high = Math.Max(high, columns.Series.Values[i]);
            }

            if (low == 0 && high == 0)
                continue;
            double left = slice * Step, right = left + Math.Max(Step, plot.Plot.Width / plot.Sessions.Count), top = plot.Y(high), bottom = low == 0 ? zero : plot.Y(low);
            path.Move(left, top).Line(right, top).Line(right, bottom).Line(left, bottom).Close();
        }

        return path.Build();
    }

    private static Occupancy Occupy(TimePlot plot, SeriesValues columns, SeriesValues? line)
    {
        var occupancy = new Occupancy(plot.Plot);
        occupancy.BeginLine();
        for (var i = 0; i < columns.Count; i++)
        {
            if (!columns.IsMissing(i))
                occupancy.Segment(plot.X(columns.SessionOf(i)), plot.Y(0), plot.X(columns.SessionOf(i)), plot.Y(columns.Series.Values[i]));
        }

        if (line is not null)
            Trace(plot, line, occupancy);
        return occupancy;
    }

    private static SeriesPath Trace(TimePlot plot, SeriesValues line, Occupancy? occupancy) =>
        SeriesPath.Trace(line, plot.X, plot.Y, occupancy);
}
