using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>Contours of quadratic curves, turned into the cubic curves that paths are made of.</summary>
internal static class SimpleGlyph
{
    private const int OnCurve = 0x01;
    private const int ShortX = 0x02;
    private const int ShortY = 0x04;
    private const int Repeat = 0x08;
    private const int SameOrPositiveX = 0x10;
    private const int SameOrPositiveY = 0x20;

    public static void Draw(SfntTable data, int contours, PathBuilder path, Affine place)
    {
        if (contours == 0)
            return;
        var count = data.U16(10 + 2 * (contours - 1)) + 1;
        var offset = 10 + 2 * contours;
        offset += 2 + data.U16(offset);
        var flags = new byte[count];
        for (var i = 0; i < count;)
        {
            var flag = data.U8(offset++);
            var times = (flag & Repeat) != 0 ? data.U8(offset++) + 1 : 1;
            while (times-- > 0 && i < count)
                flags[i++] = flag;
        }

        var x = Coordinates(data, flags, ref offset, ShortX, SameOrPositiveX);
        var y = Coordinates(data, flags, ref offset, ShortY, SameOrPositiveY);
        var first = 0;
        for (var c = 0; c < contours; c++)
        {
            int last = data.U16(10 + 2 * c);
            if (last >= count)
                throw data.Damaged();
            if (last - first >= 1)
                Contour(path, place, flags.AsSpan(first, last - first + 1), x.AsSpan(first, last - first + 1), y.AsSpan(first, last - first + 1));
            first = last + 1;
        }
    }

    private static int[] Coordinates(SfntTable data, byte[] flags, ref int offset, int shortFlag, int sameFlag)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & shortFlag) != 0)
            {
                var step = data.U8(offset++);
                value += (flags[i] & sameFlag) != 0 ? step : -step;
            }
            else if ((flags[i] & sameFlag) == 0)
            {
                value += data.I16(offset);
                offset += 2;
            }

            values[i] = value;
        }

        return values;
    }

    private static void Contour(PathBuilder path, Affine place, ReadOnlySpan<byte> flags, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        var n = flags.Length;
        var start = 0;
        while (start < n && (flags[start] & OnCurve) == 0)
            start++;
        double px, py;
        if (start == n)
        {
            // Only control points: the contour begins half-way between the last and the first.
            (px, py) = ((x[n - 1] + x[0]) / 2.0, (y[n - 1] + y[0]) / 2.0);
            start = n - 1;
        }
        else
        {
            (px, py) = (x[start], y[start]);
        }

        var (beginX, beginY) = (px, py);
        Move(path, place, px, py);
        double? controlX = null;
        var controlY = 0.0;
        for (var i = 1; i <= n; i++)
        {
            var at = (start + i) % n;
            var on = (flags[at] & OnCurve) != 0;
            double qx = x[at], qy = y[at];
            if (controlX is { } cx)
            {
                var (endX, endY) = on ? (qx, qy) : ((cx + qx) / 2, (controlY + qy) / 2);
                Quadratic(path, place, px, py, cx, controlY, endX, endY);
                (px, py) = (endX, endY);
            }
            else if (on)
            {
                if (i < n)
                    Line(path, place, qx, qy);
                (px, py) = (qx, qy);
            }

            (controlX, controlY) = on ? (null, 0) : ((double?)qx, qy);
        }

        if (controlX is { } open)
            Quadratic(path, place, px, py, open, controlY, beginX, beginY);
        path.Close();
    }

    private static void Move(PathBuilder path, Affine place, double x, double y)
    {
        var point = place.Map(x, y);
        path.Move(point.X, point.Y);
    }

    private static void Line(PathBuilder path, Affine place, double x, double y)
    {
        var point = place.Map(x, y);
        path.Line(point.X, point.Y);
    }

    private static void Quadratic(PathBuilder path, Affine place, double x0, double y0, double cx, double cy, double x, double y)
    {
        var first = place.Map(x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3);
        var second = place.Map(x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3);
        var end = place.Map(x, y);
        path.Cubic(first.X, first.Y, second.X, second.Y, end.X, end.Y);
    }
}
