using System.Collections.Immutable;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Each earlier path thin, the middle half shaded, the median strong, the present one in a colour of its own.</summary>
internal static class EventStudyDrawing
{
    public static void Draw(Sketch sketch, EventStudyChart chart, Rect frame)
    {
        var style = sketch.Style;
        ImmutableArray<SessionPath> all = chart.Current is null ? chart.Paths : chart.Paths.Add(chart.Current);
        if (PathValues.Range(all) is not { } range || PathValues.Sessions(all) is not { } sessions)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var (median, lower, upper) = (Quantiles(chart, sessions, 0.5), Quantiles(chart, sessions, 0.25), Quantiles(chart, sessions, 0.75));
        var medianStroke = new Stroke(style.Series(0), 1.7);
        var currentStroke = new Stroke(style.Series(1), 1.6);
        var ends = ImmutableArray.CreateBuilder<PathEnd>();
        var medianPath = new SessionPath(chart.Paths.Length == 1 ? chart.Paths[0].Name : style.Words.MedianOf(chart.Paths.Length), sessions.First, median);
        if (PathPlot.End(style, medianPath, chart.Format, medianStroke) is { } medianEnd)
            ends.Add(medianEnd);
        if (chart.Current is not null && PathPlot.End(style, chart.Current, chart.Format, currentStroke) is { } currentEnd)
            ends.Add(currentEnd);
        var plot = PathPlot.Arrange(sketch, frame, sessions, range, chart, chart.SessionCaption, ends.ToImmutable());

        plot.DrawGrid(sketch);
        if (chart.Paths.Length > 3)
            Band(sketch, plot.Plot, sessions.First, lower, upper);
        plot.Plot.DrawAxes(sketch);
        foreach (var path in chart.Paths)
            plot.Path(sketch, path, new Stroke(style.Tint(style.Context, 0.25), 0.45));
        plot.Path(sketch, medianPath, new Stroke(style.Paper, 3));
        plot.Path(sketch, medianPath, medianStroke);
        if (chart.Current is not null)
        {
            plot.Path(sketch, chart.Current, new Stroke(style.Paper, 2.8));
            plot.Path(sketch, chart.Current, currentStroke);
        }

        foreach (var end in ends)
            sketch.Dot(plot.Plot.X(end.Session), plot.Plot.Y(end.Value), 1.9, end.Stroke.Color);
        plot.DrawLabels(sketch, [medianPath, .. all]);
    }

    private static ImmutableArray<double> Quantiles(EventStudyChart chart, (int First, int Last) sessions, double share)
    {
        var values = ImmutableArray.CreateBuilder<double>();
        for (var session = sessions.First; session <= sessions.Last; session++)
            values.Add(chart.Quantile(session, share) ?? double.NaN);
        return values.ToImmutable();
    }

    private static void Band(Sketch sketch, XyPlot plot, int first, ImmutableArray<double> lower, ImmutableArray<double> upper)
    {
        var path = new PathBuilder();
        for (var start = 0; start < lower.Length;)
        {
            var end = start;
            while (end < lower.Length && !SeriesValues.IsMissing(lower[end]))
                end++;
            if (end - start > 1)
            {
                path.Move(plot.X(first + start), plot.Y(upper[start]));
                for (var i = start + 1; i < end; i++)
                    path.Line(plot.X(first + i), plot.Y(upper[i]));
                for (var i = end - 1; i >= start; i--)
                    path.Line(plot.X(first + i), plot.Y(lower[i]));
                path.Close();
            }

            start = end + 1;
        }

        if (!path.IsEmpty)
            sketch.Fill(path.Build(), sketch.Style.Tint(sketch.Style.Series(0), 0.84));
    }
}
