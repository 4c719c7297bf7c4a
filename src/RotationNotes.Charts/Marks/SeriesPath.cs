using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Charts.Marks;

/// <summary>The line of a series: gaps where values are missing, and no more points than a page can show.</summary>
/// <remarks>
/// Within a column narrower than a printed dot the line is reduced to its first, lowest, highest and last point in order of time,
/// which covers the same area of paper as all points together.
/// </remarks>
internal sealed class SeriesPath
{
    private const double ColumnPt = 0.5;

    private readonly PathBuilder path = new();
    private readonly Occupancy? occupancy;
    private readonly List<Point> alone = [];
    private bool penIsDown;
    private int pieceLength;
    private Point last;

    private SeriesPath(Occupancy? occupancy) => this.occupancy = occupancy;

    public VectorPath Path => path.Build();

    public bool IsEmpty => path.IsEmpty;

    /// <summary>Points without neighbours on either side: they need a dot to be seen.</summary>
    public IReadOnlyList<Point> Alone => alone;

    /// <summary>Points that reached the path.</summary>
    public int PointCount { get; private set; }

    /// <param name="count">Number of places.</param>
    /// <param name="x">Horizontal place in points, ascending.</param>
    /// <param name="y">Vertical place; NaN for a gap.</param>
    /// <param name="occupancy">Takes note of where the line runs; may be null.</param>
    public static SeriesPath Trace(int count, Func<int, double> x, Func<int, double> y, Occupancy? occupancy)
    {
        var result = new SeriesPath(occupancy);
        occupancy?.BeginLine();
        var i = 0;
        while (i < count)
        {
            var height = y(i);
            if (double.IsNaN(height))
            {
                result.LiftPen();
                i++;
                continue;
            }

            // Gather the column.
            int first = i, lowest = i, highest = i, final = i;
            double lowestY = height, highestY = height;
            var column = Math.Floor(x(i) / ColumnPt);
            for (i++; i < count && Math.Floor(x(i) / ColumnPt) == column; i++)
            {
                var next = y(i);
                if (double.IsNaN(next))
                    break;
                final = i;
                if (next > lowestY)
                    (lowest, lowestY) = (i, next);
                if (next < highestY)
                    (highest, highestY) = (i, next);
            }

            result.Reach(first, x, y);
            var (a, b) = lowest < highest ? (lowest, highest) : (highest, lowest);
            if (a > first)
                result.Reach(a, x, y);
            if (b > a && b > first)
                result.Reach(b, x, y);
            if (final > b)
                result.Reach(final, x, y);
        }

        result.LiftPen();
        return result;
    }

    /// <summary>The line of a series. Heights are computed only for the values that reach the path: extremes are found among the values themselves.</summary>
    /// <param name="values">The series on its axis.</param>
    /// <param name="x">Horizontal place of a session, in even steps.</param>
    /// <param name="y">Vertical place of a value; rising or falling throughout.</param>
    /// <param name="occupancy">Takes note of where the line runs; may be null.</param>
    public static SeriesPath Trace(SeriesValues values, Func<double, double> x, Func<double, double> y, Occupancy? occupancy)
    {
        var result = new SeriesPath(occupancy);
        occupancy?.BeginLine();
        var raw = values.Series.Values.AsSpan();
        var step = values.IsDense ? x(1) - x(0) : 0;
        var i = 0;
        while (i < raw.Length)
        {
            if (SeriesValues.IsMissing(raw[i]))
            {
                result.LiftPen();
                i++;
                continue;
            }

            if (values.HasHoleBefore(i))
                result.LiftPen();
            int first = i, lowest = i, highest = i, end = Math.Min(ColumnEnd(values, i, x, step), values.NextHoleAfter(i));
            for (i++; i < end && !SeriesValues.IsMissing(raw[i]); i++)
            {
                if (raw[i] < raw[lowest])
                    lowest = i;
                if (raw[i] > raw[highest])
                    highest = i;
            }

            var (a, b) = lowest < highest ? (lowest, highest) : (highest, lowest);
            result.Reach(At(first));
            if (a > first)
                result.Reach(At(a));
            if (b > a && b > first)
                result.Reach(At(b));
            if (i - 1 > b)
                result.Reach(At(i - 1));
        }

        result.LiftPen();
        return result;

        Point At(int index) => new(x(values.SessionOf(index)), y(values.Series.Values[index]));
    }

    // One after the last value that stands in the same column of paper as a given one.
    private static int ColumnEnd(SeriesValues values, int first, Func<double, double> x, double step)
    {
        var column = Column(first);
        var end = first + 1;
        // Even steps: jump near the end of the column, then look.
        if (step > 0)
            end = Math.Clamp(first + (int)(((column + 1) * ColumnPt - x(values.SessionOf(first))) / step) - 1, end, values.Count);
        while (end < values.Count && Column(end) == column)
            end++;
        return end;

        double Column(int index) => Math.Floor(x(values.SessionOf(index)) / ColumnPt);
    }

    private void Reach(int index, Func<int, double> x, Func<int, double> y) => Reach(new Point(x(index), y(index)));

    private void Reach(Point to)
    {
        if (penIsDown)
        {
            path.Line(to.X, to.Y);
            occupancy?.Segment(last.X, last.Y, to.X, to.Y);
        }
        else
        {
            path.Move(to.X, to.Y);
            occupancy?.Segment(to.X, to.Y, to.X, to.Y);
        }

        penIsDown = true;
        pieceLength++;
        PointCount++;
        last = to;
    }

    private void LiftPen()
    {
        if (penIsDown && pieceLength == 1)
            alone.Add(last);
        (penIsDown, pieceLength) = (false, 0);
    }
}
