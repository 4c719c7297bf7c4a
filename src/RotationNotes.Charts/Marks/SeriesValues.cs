using RotationNotes.Charts.Scales;
using RotationNotes.Documents.Charts;

namespace RotationNotes.Charts.Marks;

/// <summary>A series on a session axis.</summary>
internal sealed class SeriesValues
{
    /// <summary>Larger magnitudes cannot be printed and count as missing.</summary>
    public const double LargestMagnitude = 1e24;

    private readonly int[]? sessions;
    private readonly int[] holes;

    public SeriesValues(ChartSeries series, SessionAxis axis)
    {
        Series = series;
        holes = Holes(series.Dates);
        for (var i = series.Values.Length - 1; i >= 0 && LastIndex is null; i--)
            LastIndex = IsMissing(i) ? null : i;
        if (series.Dates.Length == axis.Count)
            return;
        sessions = new int[series.Dates.Length];
        var at = 0;
        for (var i = 0; i < sessions.Length; i++)
        {
            while (axis.Dates[at] < series.Dates[i])
                at++;
            sessions[i] = at;
        }
    }

    public ChartSeries Series { get; }

    public int Count => Series.Values.Length;

    /// <summary>Index of the last value that exists, or null.</summary>
    public int? LastIndex { get; }

    /// <summary>Session index of the n-th value. A session the series does not know is bridged; a value that is NaN is a gap.</summary>
    public int SessionOf(int index) => sessions is null ? index : sessions[index];

    /// <summary>Whether values are missing before this one although no NaN says so: a hole in the dates themselves.</summary>
    public bool HasHoleBefore(int index) => Array.BinarySearch(holes, index) >= 0;

    /// <summary>The first index after the given one before which the dates have a hole; <see cref="Count"/> when there is none.</summary>
    public int NextHoleAfter(int index)
    {
        var at = Array.BinarySearch(holes, index + 1);
        at = at < 0 ? ~at : at;
        return at < holes.Length ? holes[at] : Count;
    }

    /// <summary>Whether the n-th value stands at the n-th session.</summary>
    public bool IsDense => sessions is null;

    public bool IsMissing(int index) => IsMissing(Series.Values[index]);

    public double? ValueAtSession(int session)
    {
        var index = sessions is null ? session : Array.BinarySearch(sessions, session);
        return index < 0 || index >= Count || IsMissing(index) ? null : Series.Values[index];
    }

    /// <summary>Whether the series has this session but no value there: an explicit gap.</summary>
    public bool HasMissingAt(int session)
    {
        var index = sessions is null ? session : Array.BinarySearch(sessions, session);
        return index >= 0 && index < Count && IsMissing(index);
    }

    private static int[] Holes(System.Collections.Immutable.ImmutableArray<DateOnly> dates)
    {
        var longest = SessionAxis.LongestStep(dates);
        List<int>? found = null;
        for (var i = 1; i < dates.Length; i++)
        {
            if (dates[i].DayNumber - dates[i - 1].DayNumber > longest)
                (found ??= []).Add(i);
        }

        return found is null ? [] : [.. found];
    }

    public static bool IsMissing(double value) => !(Math.Abs(value) <= LargestMagnitude);

    /// <summary>Smallest and largest value of all series, or null when none has a value.</summary>
    public static (double Low, double High)? Range(IEnumerable<ChartSeries> all)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var series in all)
        {
            foreach (var value in series.Values)
            {
                if (IsMissing(value))
                    continue;
                if (value < low)
                    low = value;
                if (value > high)
                    high = value;
            }
        }

        return low <= high ? (low, high) : null;
    }
}
