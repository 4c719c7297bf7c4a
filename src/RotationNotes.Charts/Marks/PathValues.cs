using RotationNotes.Documents.Charts;

namespace RotationNotes.Charts.Marks;

/// <summary>Extent of paths counted from an anchor.</summary>
internal static class PathValues
{
    /// <summary>Smallest and largest value, or null when there is none.</summary>
    public static (double Low, double High)? Range(IEnumerable<SessionPath> paths)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var path in paths)
        {
            foreach (var value in path.Values)
            {
                if (!SeriesValues.IsMissing(value))
                    (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        return low <= high ? (low, high) : null;
    }

    /// <summary>First and last session of any path, or null when all are empty.</summary>
    public static (int First, int Last)? Sessions(IEnumerable<SessionPath> paths)
    {
        int first = int.MaxValue, last = int.MinValue;
        foreach (var path in paths)
        {
            if (path.Values.Length > 0)
                (first, last) = (Math.Min(first, path.FirstSession), Math.Max(last, path.LastSession));
        }

        return first <= last ? (first, last) : null;
    }
}
