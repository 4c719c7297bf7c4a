using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Pdf.Drawing;

/// <summary>Leaves out points of a long line that no printer could show.</summary>
/// <remarks>Lines are thinned by the largest distance from the chord (Ramer 1972; Douglas and Peucker 1973).</remarks>
internal sealed class PrintableLine
{
    /// <summary>Points from which on a line counts as long.</summary>
    public const int Least = 64;

    // A dot of a printer with 1,000 dots to the inch.
    private const double TolerancePt = 0.07;

    private readonly Stack<(int First, int Last)> open = new();
    private bool[] kept = new bool[1024];

    /// <summary>Which points stay, by their place; the first and the last always do. Valid until the next call.</summary>
    public ReadOnlySpan<bool> Thin(ReadOnlySpan<Point> points)
    {
        if (kept.Length < points.Length)
            kept = new bool[points.Length * 2];
        var keep = kept.AsSpan(0, points.Length);
        keep.Clear();
        keep[0] = keep[^1] = true;
        open.Push((0, points.Length - 1));
        while (open.TryPop(out var stretch))
        {
            var (first, last) = stretch;
            var farthest = Farthest(points, first, last);
            if (farthest < 0)
                continue;
            keep[farthest] = true;
            open.Push((first, farthest));
            open.Push((farthest, last));
        }

        return keep;
    }

    /// <summary>The point that lies farthest from the chord between two others, −1 when all lie on it as far as anyone can see.</summary>
    private static int Farthest(ReadOnlySpan<Point> points, int first, int last)
    {
        var (start, end) = (points[first], points[last]);
        var (dx, dy) = (end.X - start.X, end.Y - start.Y);
        var square = dx * dx + dy * dy;
        var (found, most) = (-1, TolerancePt * TolerancePt);
        for (var i = first + 1; i < last; i++)
        {
            var (x, y) = (points[i].X - start.X, points[i].Y - start.Y);
            var along = square > 0 ? Math.Clamp((x * dx + y * dy) / square, 0, 1) : 0;
            var (offX, offY) = (x - along * dx, y - along * dy);
            var distance = offX * offX + offY * offY;
            if (distance > most)
                (found, most) = (i, distance);
        }

        return found;
    }
}
