using System.Collections.Immutable;
using RotationNotes.Documents.Exhibits.Charts;

namespace RotationNotes.Charts.Scales;

/// <summary>A time axis that counts sessions: equal distance per date that any series has, no gaps for weekends and holidays.</summary>
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

        return new SessionAxis(union);
    }

    /// <summary>Index of the first date not before the given one; <see cref="Count"/> when all are before.</summary>
    public int IndexOnOrAfter(DateOnly date)
    {
        var at = Dates.BinarySearch(date);
        return at >= 0 ? at : ~at;
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
