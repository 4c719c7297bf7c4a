using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Png;

/// <summary>One run of straight edges.</summary>
internal sealed class Polyline
{
    public List<Point> Points { get; } = [];

    public bool Closed { get; set; }
}

/// <summary>Turns paths into straight edges, near enough that no pixel shows it.</summary>
internal static class Flattener
{
    private const double TolerancePixels = 0.012;

    /// <summary>Sub-paths in device pixels after the transform.</summary>
    public static List<Polyline> Flatten(VectorPath path, in Transform transform)
    {
        var result = new List<Polyline>();
        Polyline? current = null;
        var point = 0;
        var start = default(Point);
        foreach (var verb in path.Verbs)
        {
            switch (verb)
            {
                case PathVerb.Move:
                    start = transform.Apply(path.Points[point++]);
                    current = Begin(result, start);
                    break;
                case PathVerb.Line:
                    current ??= Begin(result, start);
                    current.Points.Add(transform.Apply(path.Points[point++]));
                    break;
                case PathVerb.Cubic:
                    current ??= Begin(result, start);
                    Cubic(current.Points, transform.Apply(path.Points[point]), transform.Apply(path.Points[point + 1]), transform.Apply(path.Points[point + 2]));
                    point += 3;
                    break;
                case PathVerb.Close when current is not null:
                    current.Closed = true;
                    current = null;
                    break;
            }
        }

        return result;
    }

    private static Polyline Begin(List<Polyline> all, Point start)
    {
        var line = new Polyline();
        line.Points.Add(start);
        all.Add(line);
        return line;
    }

    private static void Cubic(List<Point> points, Point b, Point c, Point d)
    {
        var a = points[^1];
        // Error bound of n equal parameter steps: √3/6 · |second differences| / n², here with the customary safe factor.
        var bend = Math.Max(
            Math.Abs(a.X - 2 * b.X + c.X) + Math.Abs(a.Y - 2 * b.Y + c.Y),
            Math.Abs(b.X - 2 * c.X + d.X) + Math.Abs(b.Y - 2 * c.Y + d.Y));
        var steps = Math.Clamp((int)Math.Ceiling(Math.Sqrt(0.75 * bend / TolerancePixels)), 1, 200);
        for (var i = 1; i < steps; i++)
        {
            double t = (double)i / steps, u = 1 - t;
            double wa = u * u * u, wb = 3 * u * u * t, wc = 3 * u * t * t, wd = t * t * t;
            points.Add(new Point(wa * a.X + wb * b.X + wc * c.X + wd * d.X, wa * a.Y + wb * b.Y + wc * c.Y + wd * d.Y));
        }

        points.Add(d);
    }
}

/// <summary>Affine map from scene to pixels: x' = XX·x + XY·y + DX, y' = YX·x + YY·y + DY.</summary>
internal readonly record struct Transform(double XX, double XY, double DX, double YX, double YY, double DY)
{
    public static Transform Scale(double factor) => new(factor, 0, 0, 0, factor, 0);

    public Point Apply(Point p) => new(XX * p.X + XY * p.Y + DX, YX * p.X + YY * p.Y + DY);
}
