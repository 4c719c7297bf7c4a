using RotationNotes.Charts.Look;
using RotationNotes.Charts.Marks;
using RotationNotes.Charts.Plots;
using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Charts.Kinds;

/// <summary>Two lines and the shaded area between them: one tint where the first is higher, another where it is lower.</summary>
internal static class SpreadDrawing
{
    public static void Draw(Sketch sketch, SpreadChart chart, Rect frame)
    {
        var lines = new LineChart([chart.First, chart.Second]) { Format = chart.Format, AxisCaption = chart.AxisCaption, Events = chart.Events, Periods = chart.Periods };
        LineDrawing.Draw(sketch, lines, frame, under: plot => Shade(sketch, plot, chart));
    }

    private static void Shade(Sketch sketch, TimePlot plot, SpreadChart chart)
    {
        var style = sketch.Style;
        var (first, second) = (new SeriesValues(chart.First, plot.Sessions), new SeriesValues(chart.Second, plot.Sessions));
        var above = new List<Point>();
        var below = new List<Point>();
        var sign = 0;
        for (var session = 0; session <= plot.Sessions.Count; session++)
        {
            var pair = session < plot.Sessions.Count && first.ValueAtSession(session) is { } a && second.ValueAtSession(session) is { } b
                ? (A: new Point(plot.X(session), plot.Y(a)), B: new Point(plot.X(session), plot.Y(b)))
                : ((Point A, Point B)?)null;
            if (pair is not { } next)
            {
                // A session that only one of them knows is passed over; an explicit gap ends the area.
                if (session >= plot.Sessions.Count || IsGap(first, session) || IsGap(second, session))
                    Flush();
                continue;
            }

            var nextSign = Math.Sign(next.B.Y - next.A.Y);
            if (above.Count > 0 && sign != 0 && nextSign != 0 && nextSign != sign)
            {
                var cross = Crossing(above[^1], below[^1], next.A, next.B);
                above.Add(cross);
                below.Add(cross);
                Flush();
                above.Add(cross);
                below.Add(cross);
            }

            sign = nextSign != 0 ? nextSign : sign;
            above.Add(next.A);
            below.Add(next.B);
        }

        void Flush()
        {
            if (above.Count > 1 && sign != 0)
            {
                var path = new PathBuilder().Move(above[0].X, above[0].Y);
                for (var i = 1; i < above.Count; i++)
                    path.Line(above[i].X, above[i].Y);
                for (var i = below.Count - 1; i >= 0; i--)
                    path.Line(below[i].X, below[i].Y);
                sketch.Fill(path.Close().Build(), style.Tint(sign > 0 ? style.Positive : style.Negative, 0.78));
            }

            above.Clear();
            below.Clear();
            sign = 0;
        }
    }

    private static bool IsGap(SeriesValues values, int session) => values.HasMissingAt(session);

    private static Point Crossing(Point a1, Point b1, Point a2, Point b2)
    {
        double d1 = b1.Y - a1.Y, d2 = b2.Y - a2.Y, share = d1 / (d1 - d2);
        return new Point(a1.X + (a2.X - a1.X) * share, a1.Y + (a2.Y - a1.Y) * share);
    }
}
