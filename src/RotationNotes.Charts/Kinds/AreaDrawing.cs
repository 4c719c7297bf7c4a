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

/// <summary>Areas on the zero line, stacked when there are several. A session that one part lacks is left out of the stack.</summary>
internal static class AreaDrawing
{
    public static void Draw(Sketch sketch, AreaChart chart, Rect frame)
    {
        var style = sketch.Style;
        var sessions = SessionAxis.Of(chart.Parts);
        var stack = Stack(chart, sessions);
        if (SeriesValues.Range(stack) is not { } range)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var values = stack.Select(layer => new SeriesValues(layer, sessions)).ToImmutableArray();
        var content = new TimePlotContent
        {
            Sessions = sessions,
            Range = range,
            Format = chart.Format,
            AxisCaption = chart.AxisCaption,
            WithZero = true,
            Ends = Ends(chart, stack, values, style),
            Legend = [.. chart.Parts.Select((part, i) => new LegendEntry(part.Name, null, style.SeriesFill(i)))],
        };
        var remarks = new Remarks(style, chart.Events, chart.Periods);
        var plot = TimePlot.Arrange(style, frame, content, 0);
        Func<int, double?> TopY(TimePlot at) => session => values[^1].ValueAtSession(session) is { } value ? at.Y(value) : null;
        var band = remarks.IsEmpty ? 0 : remarks.BandHeight(plot, TopY(plot), () => Occupy(plot, values));
        if (band > 0)
            plot = TimePlot.Arrange(style, frame, content, band);

        remarks.Shade(sketch, plot);
        plot.DrawGrid(sketch);
        IReadOnlyList<Point[]>? lower = null;
        for (var i = 0; i < values.Length; i++)
        {
            var edge = Trace(plot, values[i], null);
            var upper = Pieces(edge.Path);
            for (var piece = 0; piece < upper.Count; piece++)
                Fill(sketch, upper[piece], lower?[piece], plot.Y(0), values.Length == 1 ? style.Tint(style.Series(0), 0.62) : style.SeriesFill(i));
            sketch.Stroke(edge.Path, values.Length == 1 ? new Stroke(style.Series(0), 1.2) : new Stroke(style.Paper, 0.5));
            lower = upper;
        }

        plot.DrawAxes(sketch);
        if (values is [{ LastIndex: { } last } only])
            sketch.Dot(plot.X(only.SessionOf(last)), plot.Y(only.Series.Values[last]), 1.9, style.Series(0));
        remarks.Draw(sketch, plot, TopY(plot), Occupy(plot, values), band);
        plot.DrawEndLabels(sketch);
    }

    /// <summary>Running sums, lowest layer first, where every part has a value; missing elsewhere, so that all layers have the same gaps.</summary>
    private static ImmutableArray<ChartSeries> Stack(AreaChart chart, SessionAxis sessions)
    {
        if (chart.Parts.Length == 1)
            return chart.Parts;
        var parts = chart.Parts.Select(part => new SeriesValues(part, sessions)).ToArray();
        var dates = ImmutableArray.CreateBuilder<DateOnly>();
        var sums = parts.Select(_ => ImmutableArray.CreateBuilder<double>()).ToArray();
        for (var session = 0; session < sessions.Count; session++)
        {
            // A date that one part does not know is passed over; a value it says is missing is a gap.
            var isGap = Array.Exists(parts, part => part.HasMissingAt(session));
            if (!isGap && Array.Exists(parts, part => part.ValueAtSession(session) is null))
                continue;
            dates.Add(sessions.Dates[session]);
            var sum = isGap ? double.NaN : 0;
            for (var i = 0; i < parts.Length; i++)
                sums[i].Add(sum += isGap ? 0 : parts[i].ValueAtSession(session)!.Value);
        }

        var shared = dates.ToImmutable();
        return [.. parts.Select((part, i) => new ChartSeries(part.Series.Name, shared, sums[i].ToImmutable()))];
    }

    private static ImmutableArray<(EndLabel, int, double)> Ends(AreaChart chart, ImmutableArray<ChartSeries> stack, ImmutableArray<SeriesValues> values, ChartStyle style)
    {
        var ends = ImmutableArray.CreateBuilder<(EndLabel, int, double)>();
        if (values[0].LastIndex is not { } last)
            return [];
        var below = 0.0;
        for (var i = 0; i < stack.Length; i++)
        {
            var top = stack[i].Values[last];
            var color = stack.Length == 1 ? style.Series(0) : style.Readable(style.Series(i));
            // A name stands beside the middle of its layer; a single one beside the line.
            ends.Add((new EndLabel(chart.Parts[i].Name, style.Words.Print(top - below, chart.Format), color, false), values[i].SessionOf(last), stack.Length == 1 ? top : (top + below) / 2));
            below = top;
        }

        return ends.ToImmutable();
    }

    private static void Fill(Sketch sketch, Point[] upper, Point[]? lower, double zeroY, Color color)
    {
        var path = new PathBuilder().Move(upper[0].X, upper[0].Y);
        for (var i = 1; i < upper.Length; i++)
            path.Line(upper[i].X, upper[i].Y);
        if (lower is null)
        {
            path.Line(upper[^1].X, zeroY).Line(upper[0].X, zeroY);
        }
        else
        {
            for (var i = lower.Length - 1; i >= 0; i--)
                path.Line(lower[i].X, lower[i].Y);
        }

        sketch.Fill(path.Close().Build(), color);
    }

    private static List<Point[]> Pieces(VectorPath path)
    {
        var pieces = new List<Point[]>();
        var start = 0;
        for (var i = 1; i <= path.Verbs.Length; i++)
        {
            if (i < path.Verbs.Length && path.Verbs[i] != PathVerb.Move)
                continue;
            pieces.Add([.. path.Points[start..i]]);
            start = i;
        }

        return pieces;
    }

    private static Occupancy Occupy(TimePlot plot, ImmutableArray<SeriesValues> layers)
    {
        var occupancy = new Occupancy(plot.Plot);
        foreach (var layer in layers)
            Trace(plot, layer, occupancy);
        // Words stay out of the filled area.
        var top = layers[^1];
        occupancy.BeginLine();
        for (var i = 0; i < top.Count; i++)
        {
            if (!top.IsMissing(i))
                occupancy.Segment(plot.X(top.SessionOf(i)), plot.Y(0), plot.X(top.SessionOf(i)), plot.Y(top.Series.Values[i]));
        }

        return occupancy;
    }

    private static SeriesPath Trace(TimePlot plot, SeriesValues values, Occupancy? occupancy) =>
        SeriesPath.Trace(values, plot.X, plot.Y, occupancy);
}
