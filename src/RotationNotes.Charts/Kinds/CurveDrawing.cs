using System.Collections.Immutable;
using RotationNotes.Charts.Labels;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Kinds;

/// <summary>Term structures of several dates, the latest strongest.</summary>
internal static class CurveDrawing
{
    public static void Draw(Sketch sketch, CurveChart chart, Rect frame)
    {
        var style = sketch.Style;
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in chart.Snapshots.SelectMany(snapshot => snapshot.Values))
        {
            if (!SeriesValues.IsMissing(value))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        if (!(low <= high))
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        var strokes = new Stroke[chart.Snapshots.Length];
        var lasts = new List<(int Snapshot, int Tenor)>();
        for (var s = 0; s < strokes.Length; s++)
        {
            strokes[s] = s == 0 ? new Stroke(style.Series(0), 1.7) : style.Line(style.Series(s), s, SeriesEmphasis.Secondary, 0);
            var last = chart.Snapshots[s].Values.Length - 1;
            while (last >= 0 && SeriesValues.IsMissing(chart.Snapshots[s].Values[last]))
                last--;
            if (last >= 0)
                lasts.Add((s, last));
        }

        var labels = EndLabels.Narrowest(
            style, [.. lasts.Select(l => new EndLabel(chart.Snapshots[l.Snapshot].Name, style.Words.Print(chart.Snapshots[l.Snapshot].Values[l.Tenor], chart.Format), strokes[l.Snapshot].Color, false))],
            Math.Max(56, frame.Width * 0.3));
        ImmutableArray<LegendEntry> legend = [.. lasts.Select(l => new LegendEntry(chart.Snapshots[l.Snapshot].Name, strokes[l.Snapshot], strokes[l.Snapshot].Color))];
        var plot = Arrange(labels?.GutterWidth ?? 6, labels is null ? legend : []);
        if (labels is not null && !labels.Place([.. lasts.Select(l => plot.Y(chart.Snapshots[l.Snapshot].Values[l.Tenor]))], plot.Plot.Y - style.LineHeight / 2, plot.Plot.Bottom + style.LineHeight / 2))
            labels = null;
        plot = Arrange(labels?.GutterWidth ?? 6, labels is null ? legend : []);

        plot.DrawGrid(sketch);
        plot.DrawAxes(sketch);
        for (var s = strokes.Length - 1; s >= 0; s--)
        {
            var values = chart.Snapshots[s].Values;
            var path = SeriesPath.Trace(values.Length, i => plot.X(i), i => SeriesValues.IsMissing(values[i]) ? double.NaN : plot.Y(values[i]), null);
            sketch.Stroke(path.Path, strokes[s]);
            for (var i = 0; i < values.Length; i++)
            {
                if (!SeriesValues.IsMissing(values[i]))
                    sketch.Dot(plot.X(i), plot.Y(values[i]), s == 0 ? 1.8 : 1.3, strokes[s].Color);
            }
        }

        labels?.Draw(sketch, plot.Plot.Right, [.. lasts.Select(l => plot.X(l.Tenor))]);

        CategoryPlot Arrange(double right, ImmutableArray<LegendEntry> entries) =>
            CategoryPlot.Arrange(style, frame, chart.Tenors, (low, high), chart.Format, chart.AxisCaption, withZero: false, entries, right, toEdges: true);
    }
}
