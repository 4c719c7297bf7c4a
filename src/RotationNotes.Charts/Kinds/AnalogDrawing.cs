using System.Collections.Immutable;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>The present episode over earlier ones.</summary>
internal static class AnalogDrawing
{
    public static void Draw(Sketch sketch, AnalogChart chart, Rect frame)
    {
        var style = sketch.Style;
        ImmutableArray<SessionPath> all = [chart.Current, .. chart.Analogs];
        if (PathValues.Range(all) is not { } range || PathValues.Sessions(all) is not { } sessions)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        if (chart.Reference is { } wanted && double.IsFinite(wanted))
            range = (Math.Min(range.Low, wanted), Math.Max(range.High, wanted));
        var strokes = new Stroke[all.Length];
        var ends = ImmutableArray.CreateBuilder<PathEnd>();
        for (var i = 0; i < all.Length; i++)
        {
            var color = all[i].Emphasis == SeriesEmphasis.Context ? style.Context : style.Series(i);
            strokes[i] = i == 0 ? new Stroke(color, 1.8) : style.Line(color, i, i == 1 ? SeriesEmphasis.Secondary : all[i].Emphasis, all[i].Values.Length / frame.Width);
            if (PathPlot.End(style, all[i], chart.Format, strokes[i]) is { } end)
                ends.Add(end);
        }

        var plot = PathPlot.Arrange(sketch, frame, sessions, range, chart, chart.SessionCaption, ends.ToImmutable());
        plot.DrawGrid(sketch);
        if (chart.Reference is { } reference && double.IsFinite(reference))
            sketch.Line(plot.Plot.Plot.X, plot.Plot.Y(reference), plot.Plot.Plot.Right, plot.Plot.Y(reference), new Stroke(style.Baseline, 0.6, [2.2, 1.8]));
        plot.Plot.DrawAxes(sketch);
        for (var i = all.Length - 1; i >= 0; i--)
            plot.Path(sketch, all[i], strokes[i]);
        foreach (var end in ends)
            sketch.Dot(plot.Plot.X(end.Session), plot.Plot.Y(end.Value), 1.9, end.Stroke.Color);
        plot.DrawLabels(sketch, all);
    }
}
