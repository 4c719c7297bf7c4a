using RotationNotes.Foundation.Text;

namespace RotationNotes.Market.Sample;

/// <summary>A quantity that wanders around a path of knots and meets the last of them.</summary>
internal static class SampleWander
{
    /// <summary>The knots' line plus a slow wander that fades out on the pinned dates.</summary>
    /// <param name="dates">Ascending.</param>
    /// <param name="knots">Dates and values, ascending; linear between them, flat outside.</param>
    /// <param name="size">Standard deviation of the wander, in the units of the values.</param>
    /// <param name="memory">Part of the wander that is left after one step.</param>
    public static double[] Around(DateOnly[] dates, (string Date, double Value)[] knots, double size, double memory, ulong seed)
    {
        var random = new SampleRandom(seed);
        (int Day, double Value)[] points = [.. knots.Select(k => (IsoDate.Parse(k.Date).DayNumber, k.Value))];
        var values = new double[dates.Length];
        var (wander, next) = (0.0, 0);
        var step = size * Math.Sqrt(1 - memory * memory);
        for (var i = 0; i < dates.Length; i++)
        {
            wander = memory * wander + step * random.Normal();
            var day = dates[i].DayNumber;
            while (next < points.Length && points[next].Day <= day)
                next++;
            var line = next == 0 ? points[0].Value : next == points.Length ? points[^1].Value
                : points[next - 1].Value + (points[next].Value - points[next - 1].Value) * (day - points[next - 1].Day) / (points[next].Day - points[next - 1].Day);
            // The closer a knot, the smaller the wander: on the knot itself there is none.
            var left = next == 0 ? int.MaxValue : day - points[next - 1].Day;
            var right = next == points.Length ? int.MaxValue : points[next].Day - day;
            var distance = Math.Min(left, right);
            values[i] = line + wander * Math.Min(1, distance / 30.0);
        }

        return values;
    }
}
