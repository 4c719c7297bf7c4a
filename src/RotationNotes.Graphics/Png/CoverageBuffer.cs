using System.Buffers;

namespace RotationNotes.Graphics.Png;

/// <summary>Exact area coverage of polygons on a pixel grid, by signed accumulation of edge areas.</summary>
/// <remarks>
/// Each edge adds, in the rows it crosses, the area it uncovers to its right; a running sum along a row gives winding-weighted coverage.
/// Its magnitude, cut at one, is the non-zero rule wherever overlapping contours turn the same way, which the stroker guarantees.
/// </remarks>
internal sealed class CoverageBuffer : IDisposable
{
    // Every cell is zero between two polygons: painting clears what the edges touched, so that a large box costs nothing by itself.
    private float[] cells = [];
    private int[] rowStart = [], rowEnd = [];
    private int left, top, width, height;
    private int firstRow, lastRow;

    public int Left => left;

    public int Width => width;

    /// <summary>First row that an edge touched; above <see cref="LastRow"/> when none did.</summary>
    public int FirstRow => firstRow;

    public int LastRow => lastRow;

    /// <summary>Starts an empty polygon in the pixel box; what lies outside of it is cut off.</summary>
    public void Begin(int boxLeft, int boxTop, int boxRight, int boxBottom)
    {
        (left, top, width, height) = (boxLeft, boxTop, Math.Max(0, boxRight - boxLeft), Math.Max(0, boxBottom - boxTop));
        var needed = (width + 2) * height;
        if (cells.Length < needed)
        {
            Dispose();
            cells = ArrayPool<float>.Shared.Rent(needed);
            Array.Clear(cells);
        }

        if (rowStart.Length < height)
            (rowStart, rowEnd) = (new int[height], new int[height]);
        Array.Fill(rowStart, int.MaxValue, 0, height);
        Array.Clear(rowEnd, 0, height);
        (firstRow, lastRow) = (int.MaxValue, int.MinValue);
    }

    /// <summary>Gives the memory back; a new polygon takes new memory.</summary>
    public void Dispose()
    {
        if (cells.Length > 0)
            ArrayPool<float>.Shared.Return(cells);
        cells = [];
    }

    /// <summary>Signed coverage increments of a row, to be summed from the left.</summary>
    public ReadOnlySpan<float> Row(int y) => cells.AsSpan((y - top) * (width + 2), width);

    /// <summary>First touched column of a row and the one after the last, from the left of the box; the first is larger when none was.</summary>
    public (int Start, int End) Touched(int y) => (rowStart[y - top], Math.Min(rowEnd[y - top], width));

    /// <summary>Forgets a row once it is painted; each row in which the polygon has edges must be forgotten before the next one begins.</summary>
    public void Forget(int y)
    {
        var row = y - top;
        if (rowStart[row] < rowEnd[row])
            Array.Clear(cells, row * (width + 2) + rowStart[row], rowEnd[row] - rowStart[row]);
    }

    public void Edge(double x0, double y0, double x1, double y1)
    {
        if (y0 == y1 || width == 0 || height == 0 || !double.IsFinite(x0 + y0 + x1 + y1))
            return;
        var direction = 1.0;
        if (y0 > y1)
            (x0, y0, x1, y1, direction) = (x1, y1, x0, y0, -1.0);
        (x0, x1, y0, y1) = (x0 - left, x1 - left, y0 - top, y1 - top);
        if (y1 <= 0 || y0 >= height)
            return;
        var slope = (x1 - x0) / (y1 - y0);
        if (y0 < 0)
            (x0, y0) = (x0 - y0 * slope, 0);
        if (y1 > height)
            (x1, y1) = (x1 - (y1 - height) * slope, height);

        // Parts left of the box cover its first column; parts right of it uncover nothing inside.
        SplitAt(0, ref x0, ref y0, x1, y1, slope, direction);
    }

    private void SplitAt(double edge, ref double x0, ref double y0, double x1, double y1, double slope, double direction)
    {
        if (y0 >= y1)
            return;
        if ((x0 < edge && x1 > edge) || (x0 > edge && x1 < edge))
        {
            var y = Math.Clamp(y0 + (edge - x0) / slope, y0, y1);
            SplitRight(x0, y0, edge, y, slope, direction);
            SplitRight(edge, y, x1, y1, slope, direction);
        }
        else
        {
            SplitRight(x0, y0, x1, y1, slope, direction);
        }
    }

    private void SplitRight(double x0, double y0, double x1, double y1, double slope, double direction)
    {
        if (y0 >= y1)
            return;
        if (x0 <= 0 && x1 <= 0)
        {
            Rows(0, y0, 0, y1, 0, direction);
            return;
        }

        double right = width;
        if (x0 >= right && x1 >= right)
        {
            Touch(y0, y1);
            return;
        }

        if (x0 > right)
        {
            var y = Math.Clamp(y0 + (right - x0) / slope, y0, y1);
            (x0, y0) = (right, y);
        }
        else if (x1 > right)
        {
            var y = Math.Clamp(y0 + (right - x0) / slope, y0, y1);
            (x1, y1) = (right, y);
        }

        Rows(x0, y0, x1, y1, slope, direction);
    }

    private void Touch(double y0, double y1)
    {
        firstRow = Math.Min(firstRow, (int)y0 + top);
        lastRow = Math.Max(lastRow, Math.Min(height - 1, (int)Math.Ceiling(y1) - 1) + top);
    }

    private void Rows(double x0, double y0, double x1, double y1, double slope, double direction)
    {
        if (y0 >= y1)
            return;
        Touch(y0, y1);
        var x = x0;
        var y = y0;
        var row = (int)y0;
        while (y < y1 && row < height)
        {
            var nextY = Math.Min(row + 1, y1);
            var nextX = nextY >= y1 ? x1 : x + (nextY - y) * slope;
            OneRow(row, x, nextX, (nextY - y) * direction);
            (x, y) = (nextX, nextY);
            row++;
        }
    }

    // The edge runs from x to nextX inside one row and covers `area` = signed height of everything to its right.
    private void OneRow(int row, double x, double nextX, double area)
    {
        var offset = row * (width + 2);
        var (low, high) = x < nextX ? (x, nextX) : (nextX, x);
        low = Math.Clamp(low, 0, width);
        high = Math.Clamp(high, 0, width);
        var first = (int)low;
        if (first < rowStart[row])
            rowStart[row] = first;
        if (high <= first + 1)
        {
            if (first + 2 > rowEnd[row])
                rowEnd[row] = first + 2;
            var middle = (low + high) * 0.5 - first;
            cells[offset + first] += (float)(area * (1 - middle));
            cells[offset + first + 1] += (float)(area * middle);
            return;
        }

        var perColumn = area / (high - low);
        var head = first + 1 - low;
        var before = 0.5 * perColumn * head * head;
        cells[offset + first] += (float)before;
        var covered = before;
        var last = (int)Math.Ceiling(high) - 1;
        if (last + 2 > rowEnd[row])
            rowEnd[row] = last + 2;
        for (var column = first + 1; column < last; column++)
        {
            // Covered share of this column: everything left of its middle.
            var share = perColumn * (column + 0.5 - low);
            cells[offset + column] += (float)(share - covered);
            covered = share;
        }

        var tail = high - last;
        // The last column holds the full area less the little triangle right of the edge.
        var lastColumn = area - 0.5 * perColumn * tail * tail;
        cells[offset + last] += (float)(lastColumn - covered);
        cells[offset + last + 1] += (float)(area - lastColumn);
    }
}
