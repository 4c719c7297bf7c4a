using System.Collections.Immutable;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Import;

/// <summary>A series as one file tells it.</summary>
internal readonly record struct SeriesCandidate(Series Series, string File);

/// <summary>A file's series that gave way to another file's.</summary>
internal readonly record struct NotUsedSeries(string File, string Message);

/// <param name="Series">One series per id, in order of id.</param>
/// <param name="NotUsed">What was left out and why.</param>
internal sealed record MergeResult(ImmutableArray<Series> Series, ImmutableArray<NotUsedSeries> NotUsed);

/// <summary>Makes one series of every id from all files that tell it.</summary>
internal static class SeriesMerge
{
    /// <summary>The longest copy leads, one with vintages before one without; copies that agree with it where they overlap add their other dates, the rest are left out.</summary>
    public static MergeResult Join(IEnumerable<SeriesCandidate> candidates)
    {
        var series = ImmutableArray.CreateBuilder<Series>();
        var notUsed = ImmutableArray.CreateBuilder<NotUsedSeries>();
        foreach (var group in candidates.GroupBy(c => c.Series.Id).OrderBy(g => g.Key.Value, StringComparer.Ordinal))
        {
            // An order that depends on content first, so that neither names nor the file system decide which copy leads.
            SeriesCandidate[] copies = [.. group
                .OrderByDescending(c => c.Series.Vintages is not null)
                .ThenByDescending(c => c.Series.Count)
                .ThenBy(c => c.Series.Dates[0])
                .ThenBy(c => c.File, StringComparer.Ordinal)];
            var joined = copies[0].Series;
            foreach (var copy in copies.AsSpan(1))
            {
                var union = SeriesUnion.Join(joined, copy.Series);
                if (union.Series is { } wider)
                    joined = wider;
                else
                    notUsed.Add(new NotUsedSeries(copy.File, $"{group.Key} not used: it {union.Reason} (compared with {copies[0].File})."));
            }

            series.Add(joined);
        }

        return new MergeResult(series.ToImmutable(), notUsed.ToImmutable());
    }
}
