using System.Collections.Immutable;

namespace RotationNotes.Graphics.Geometry;

public enum PathVerb : byte
{
    /// <summary>Takes one point.</summary>
    Move,
    /// <summary>Takes one point.</summary>
    Line,
    /// <summary>Takes two control points and an end point.</summary>
    Cubic,
    /// <summary>Takes no point.</summary>
    Close,
}

/// <summary>Sub-paths as verbs and their points in order; filled by the non-zero rule.</summary>
public sealed record VectorPath(ImmutableArray<PathVerb> Verbs, ImmutableArray<Point> Points)
{
    public static VectorPath Rectangle(Rect r) => new PathBuilder()
        .Move(r.X, r.Y).Line(r.Right, r.Y).Line(r.Right, r.Bottom).Line(r.X, r.Bottom).Close().Build();

    public static VectorPath Segment(double x1, double y1, double x2, double y2) => new PathBuilder().Move(x1, y1).Line(x2, y2).Build();

    public static VectorPath Circle(double x, double y, double radius)
    {
        const double Kappa = 0.5522847498307936;
        var k = radius * Kappa;
        return new PathBuilder()
            .Move(x + radius, y)
            .Cubic(x + radius, y + k, x + k, y + radius, x, y + radius)
            .Cubic(x - k, y + radius, x - radius, y + k, x - radius, y)
            .Cubic(x - radius, y - k, x - k, y - radius, x, y - radius)
            .Cubic(x + k, y - radius, x + radius, y - k, x + radius, y)
            .Close()
            .Build();
    }
}

/// <summary>Collects a <see cref="VectorPath"/>.</summary>
public sealed class PathBuilder
{
    private readonly ImmutableArray<PathVerb>.Builder verbs = ImmutableArray.CreateBuilder<PathVerb>();
    private readonly ImmutableArray<Point>.Builder points = ImmutableArray.CreateBuilder<Point>();

    public bool IsEmpty => verbs.Count == 0;

    public PathBuilder Move(double x, double y) => Add(PathVerb.Move, new Point(x, y));

    public PathBuilder Line(double x, double y) => Add(PathVerb.Line, new Point(x, y));

    public PathBuilder Cubic(double x1, double y1, double x2, double y2, double x, double y)
    {
        verbs.Add(PathVerb.Cubic);
        points.Add(new Point(x1, y1));
        points.Add(new Point(x2, y2));
        points.Add(new Point(x, y));
        return this;
    }

    public PathBuilder Close()
    {
        verbs.Add(PathVerb.Close);
        return this;
    }

    public VectorPath Build() => new(verbs.ToImmutable(), points.ToImmutable());

    private PathBuilder Add(PathVerb verb, Point point)
    {
        verbs.Add(verb);
        points.Add(point);
        return this;
    }
}
