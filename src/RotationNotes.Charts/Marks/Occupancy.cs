using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Charts.Marks;

/// <summary>Which part of a plot lines and labels already use: per column of one point, the vertical extent of each line.</summary>
internal sealed class Occupancy(Rect plot)
{
    private readonly List<Rect> boxes = [];
    private readonly List<(float[] Top, float[] Bottom)> lines = [];
    private readonly int columns = Math.Max(1, (int)Math.Ceiling(plot.Width) + 1);

    /// <summary>Opens a new line; following segments belong to it.</summary>
    public void BeginLine()
    {
        var top = new float[columns];
        var bottom = new float[columns];
        Array.Fill(top, float.PositiveInfinity);
        Array.Fill(bottom, float.NegativeInfinity);
        lines.Add((top, bottom));
    }

    public void Segment(double x1, double y1, double x2, double y2)
    {
        if (x1 > x2)
            (x1, y1, x2, y2) = (x2, y2, x1, y1);
        var (top, bottom) = lines[^1];
        int first = Column(x1), last = Column(x2);
        var slope = x2 - x1 > 1e-9 ? (y2 - y1) / (x2 - x1) : 0;
        for (var c = first; c <= last; c++)
        {
            double from = Math.Clamp(plot.X + c, x1, x2), to = Math.Clamp(plot.X + c + 1, x1, x2);
            double a = first == last ? y1 : y1 + (from - x1) * slope, b = first == last ? y2 : y1 + (to - x1) * slope;
            top[c] = (float)Math.Min(top[c], Math.Min(a, b));
            bottom[c] = (float)Math.Max(bottom[c], Math.Max(a, b));
        }
    }

    /// <summary>Reserves a rectangle, such as a column or a placed label.</summary>
    public void Box(Rect box) => boxes.Add(box);

    /// <summary>Whether a rectangle is free of boxes and keeps the clearance to all lines.</summary>
    public bool IsFree(Rect box, double clearance)
    {
        foreach (var other in boxes)
        {
            if (other.Overlaps(box))
                return false;
        }

        int first = Column(box.X - clearance), last = Column(box.Right + clearance);
        foreach (var (top, bottom) in lines)
        {
            for (var c = first; c <= last; c++)
            {
                if (top[c] - clearance < box.Bottom && bottom[c] + clearance > box.Y)
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether a vertical leader between two heights crosses a placed box.</summary>
    public bool CrossesBox(double x, double y1, double y2)
    {
        var thin = new Rect(x - 0.6, Math.Min(y1, y2), 1.2, Math.Abs(y2 - y1));
        foreach (var box in boxes)
        {
            if (box.Overlaps(thin))
                return true;
        }

        return false;
    }

    /// <summary>How many lines a vertical leader crosses.</summary>
    public int Crossings(double x, double y1, double y2)
    {
        var count = 0;
        var c = Column(x);
        foreach (var (top, bottom) in lines)
        {
            if (top[c] < Math.Max(y1, y2) && bottom[c] > Math.Min(y1, y2))
                count++;
        }

        return count;
    }

    /// <summary>Highest (smallest y) line point at a place; null where there is none.</summary>
    public double? TopAt(double x)
    {
        var c = Column(x);
        var best = float.PositiveInfinity;
        foreach (var (top, _) in lines)
            best = Math.Min(best, top[c]);
        return float.IsFinite(best) ? best : null;
    }

    private int Column(double x) => Math.Clamp((int)Math.Floor(x - plot.X), 0, columns - 1);
}
