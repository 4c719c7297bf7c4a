using System.Collections.Immutable;

namespace RotationNotes.Market.Store;

/// <summary>A stored series with the digest it was saved under.</summary>
public readonly record struct StoredSeries(Series Series, string Digest);

/// <summary>All that a store file holds.</summary>
/// <param name="Series">In order of id.</param>
/// <param name="Sources">The files they came from, in order of path.</param>
public sealed record StoreContent(ImmutableArray<StoredSeries> Series, ImmutableArray<ImportSource> Sources)
{
    /// <summary>One digest over all series: the vintage of the whole store.</summary>
    public string Digest => SeriesDigest.Of(Series.Select(s => $"{s.Series.Id} {s.Digest}"));
}
