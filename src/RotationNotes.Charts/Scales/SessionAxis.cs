using System.Collections.Immutable;
using RotationNotes.Documents.Charts;

namespace RotationNotes.Charts.Scales;

/// <summary>A time axis that counts sessions: equal distance per date that any series has, no gaps for weekends and holidays.</summary>
/// <remarks>A hole in all series (months without reports) keeps its width: dates of the usual rhythm stand in for the missing ones.</remarks>
internal sealed class SessionAxis
{
    private SessionAxis(ImmutableArray<DateOnly> dates) => Dates = dates;

    /// <summary>Every date of any series, ascending; may be empty.</summary>
    public ImmutableArray<DateOnly> Dates { get; }

    public int Count => Dates.Length;

    public static SessionAxis Of(IReadOnlyList<ChartSeries> series)
    {
        if (series.Count == 0)
            return new SessionAxis([]);
        var union = series[0].Dates;
        for (var s = 1; s < series.Count; s++)
        {
            if (!union.AsSpan().SequenceEqual(series[s].Dates.AsSpan()))
                union = Merge(union, series[s].Dates);
        }

        return new SessionAxis(Fill(union));
    }

    /// <summary>More days than this between neighbouring values is a hole, not a weekend, holiday or the series' own rhythm.</summary>
    public static int LongestStep(ImmutableArray<DateOnly> dates) => Math.Max(10, 3 * UsualStep(dates));

    /// <summary>Index of the first date not before the given one; <see cref="Count"/> when all are before.</summary>
    public int IndexOnOrAfter(DateOnly date)
    {
        var at = Dates.BinarySearch(date);
        return at >= 0 ? at : ~at;
    }

    // The median distance in days, by counting; distances beyond a year count as one.
    private static int UsualStep(ImmutableArray<DateOnly> dates)
    {
        if (dates.Length < 3)
            return 366;
        Span<int> counts = stackalloc int[367];
        counts.Clear();
        for (var i = 1; i < dates.Length; i++)
            counts[Math.Min(366, dates[i].DayNumber - dates[i - 1].DayNumber)]++;
        int seen = 0, step = 0;
        while (2 * (seen += counts[step]) < dates.Length - 1)
            step++;
        return step;
    }

    private static ImmutableArray<DateOnly> Fill(ImmutableArray<DateOnly> dates)
    {
        var longest = LongestStep(dates);
        var hasHole = false;
        for (var i = 1; i < dates.Length && !hasHole; i++)
            hasHole = dates[i].DayNumber - dates[i - 1].DayNumber > longest;
        if (!hasHole)
            return dates;
        var step = UsualStep(dates);
        var filled = ImmutableArray.CreateBuilder<DateOnly>(dates.Length + 64);
        foreach (var date in dates)
        {
            if (filled.Count > 0 && date.DayNumber - filled[^1].DayNumber > longest)
            {
                for (var next = filled[^1].AddDays(step); next < date; next = next.AddDays(step))
                {
                    if (step > 1 || next.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                        filled.Add(next);
                }
            }

            filled.Add(date);
        }

        return filled.ToImmutable();
    }

    private static ImmutableArray<DateOnly> Merge(ImmutableArray<DateOnly> a, ImmutableArray<DateOnly> b)
    {
        var merged = ImmutableArray.CreateBuilder<DateOnly>(a.Length + b.Length);
        int i = 0, j = 0;
        while (i < a.Length || j < b.Length)
        {
            if (j >= b.Length || (i < a.Length && a[i] <= b[j]))
            {
                if (j < b.Length && a[i] == b[j])
                    j++;
                merged.Add(a[i++]);
            }
            else
            {
                merged.Add(b[j++]);
            }
        }

        return merged.ToImmutable();
    }
}
