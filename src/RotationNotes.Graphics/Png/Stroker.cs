using System.Collections.Immutable;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Png;

/// <summary>Turns a stroked line into filled pieces (a quad per segment, a wedge per join, caps), all turning the same way.</summary>
internal readonly struct Stroker(CoverageBuffer coverage, double widthPixels, LineCap cap, LineJoin join)
{
    /// <summary>Longest mitre in half widths, as PDF and SVG are told too.</summary>
    public const double MiterLimit = 10;

    private readonly double half = widthPixels / 2;

    public void Draw(Polyline line, ImmutableArray<double> dashesPixels)
    {
        var points = Distinct(line);
        if (points.Count == 1)
        {
            Dot(points[0]);
            return;
        }

        if (dashesPixels.IsDefaultOrEmpty || Sum(dashesPixels) <= 0)
        {
            Solid(points, line.Closed);
            return;
        }

        if (line.Closed)
            points.Add(points[0]);
        Dashed(points, dashesPixels);
    }

    private static List<Point> Distinct(Polyline line)
    {
        var points = new List<Point>(line.Points.Count);
        foreach (var p in line.Points)
        {
            if (points.Count == 0 || Distance(points[^1], p) > 1e-6)
                points.Add(p);
        }

        if (line.Closed && points.Count > 1 && Distance(points[^1], points[0]) <= 1e-6)
            points.RemoveAt(points.Count - 1);
        return points;
    }

    private void Dashed(List<Point> points, ImmutableArray<double> dashes)
    {
        var index = 0;
        var left = dashes[0];
        var on = true;
        var piece = new List<Point> { points[0] };
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var length = Distance(from, to);
            var done = 0.0;
            while (length - done > left)
            {
                done += left;
                var at = new Point(from.X + (to.X - from.X) * done / length, from.Y + (to.Y - from.Y) * done / length);
                if (on)
                {
                    piece.Add(at);
                    Piece(piece);
                }

                piece.Clear();
                piece.Add(at);
                on = !on;
                index = (index + 1) % dashes.Length;
                left = Math.Max(dashes[index], 1e-3);
            }

            left -= length - done;
            if (on)
                piece.Add(to);
        }

        if (on && piece.Count > 1)
            Piece(piece);
    }

    private void Piece(List<Point> piece)
    {
        var line = new Polyline();
        line.Points.AddRange(piece);
        var points = Distinct(line);
        if (points.Count > 1)
            Solid(points, closed: false);
        else
            Dot(points[0]);
    }

    private void Solid(List<Point> points, bool closed)
    {
        var count = points.Count;
        var segments = closed && count > 2 ? count : count - 1;
        var firstDirection = Direction(points[0], points[1]);
        var direction = firstDirection;
        for (var i = 0; i < segments; i++)
        {
            var (from, to) = (points[i], points[(i + 1) % count]);
            var next = i == 0 ? firstDirection : Direction(from, to);
            if (i > 0)
                Join(from, direction, next);
            direction = next;
            Quad(from, to, direction);
        }

        if (segments == count)
        {
            Join(points[0], direction, firstDirection);
            return;
        }

        Cap(points[0], new Point(-firstDirection.X, -firstDirection.Y));
        Cap(points[^1], direction);
    }

    private void Quad(Point from, Point to, Point d)
    {
        double nx = -d.Y * half, ny = d.X * half;
        coverage.Edge(from.X + nx, from.Y + ny, to.X + nx, to.Y + ny);
        coverage.Edge(to.X + nx, to.Y + ny, to.X - nx, to.Y - ny);
        coverage.Edge(to.X - nx, to.Y - ny, from.X - nx, from.Y - ny);
        coverage.Edge(from.X - nx, from.Y - ny, from.X + nx, from.Y + ny);
    }

    private void Join(Point at, Point before, Point after)
    {
        var cross = before.X * after.Y - before.Y * after.X;
        var dot = before.X * after.X + before.Y * after.Y;
        if (Math.Abs(cross) < 1e-4 && dot > 0)
            return;

        // The outer side lies opposite to the turn.
        var side = cross > 0 ? -1.0 : 1.0;
        var a = new Point(-before.Y * side, before.X * side);
        var b = new Point(-after.Y * side, after.X * side);
        if (join == LineJoin.Round)
        {
            Fan(at, side < 0 ? b : a, side < 0 ? a : b, Math.Acos(Math.Clamp(dot, -1, 1)));
            return;
        }

        if (join == LineJoin.Miter && 1 + dot > 2 / (MiterLimit * MiterLimit))
        {
            double mx = a.X + b.X, my = a.Y + b.Y, scale = 2 / (mx * mx + my * my);
            var tip = new Point(at.X + mx * scale * half, at.Y + my * scale * half);
            Triangle(at, Offset(at, a), tip);
            Triangle(at, tip, Offset(at, b));
            return;
        }

        Triangle(at, Offset(at, a), Offset(at, b));
    }

    private void Cap(Point at, Point outward)
    {
        if (cap == LineCap.Round)
            Fan(at, new Point(-outward.Y, outward.X), new Point(outward.Y, -outward.X), Math.PI);
        else if (cap == LineCap.Square)
            Quad(at, new Point(at.X + outward.X * half, at.Y + outward.Y * half), outward);
    }

    private void Dot(Point at)
    {
        if (cap == LineCap.Butt)
            return;
        var right = new Point(1, 0);
        if (cap == LineCap.Square)
        {
            Quad(new Point(at.X - half, at.Y), new Point(at.X + half, at.Y), right);
            return;
        }

        Cap(at, right);
        Cap(at, new Point(-1, 0));
    }

    // A pie of `angle` radians between two unit vectors, turning towards decreasing angle.
    private void Fan(Point at, Point from, Point to, double angle)
    {
        var steps = Math.Max(1, (int)Math.Ceiling(angle / (2 * Math.Acos(Math.Max(0, 1 - 0.02 / Math.Max(half, 0.1))) + 0.02)));
        double cos = Math.Cos(-angle / steps), sin = Math.Sin(-angle / steps);
        var previous = from;
        for (var i = 1; i <= steps; i++)
        {
            var next = i == steps ? to : new Point(previous.X * cos - previous.Y * sin, previous.X * sin + previous.Y * cos);
            Triangle(at, Offset(at, previous), Offset(at, next));
            previous = next;
        }
    }

    private Point Offset(Point at, Point unit) => new(at.X + unit.X * half, at.Y + unit.Y * half);

    private void Triangle(Point a, Point b, Point c)
    {
        // Same turn as the quads, so that overlapping pieces add up instead of cancelling.
        if ((b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X) > 0)
            (b, c) = (c, b);
        coverage.Edge(a.X, a.Y, b.X, b.Y);
        coverage.Edge(b.X, b.Y, c.X, c.Y);
        coverage.Edge(c.X, c.Y, a.X, a.Y);
    }

    private static Point Direction(Point from, Point to)
    {
        var length = Distance(from, to);
        return new Point((to.X - from.X) / length, (to.Y - from.Y) / length);
    }

    private static double Distance(Point a, Point b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    private static double Sum(ImmutableArray<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }
}
