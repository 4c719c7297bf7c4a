using System.Collections.Immutable;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Store;

/// <summary>A stored series with the digest it was saved under.</summary>
public sealed class StoredSeries
{
    internal StoredSeries(SeriesHandle handle, string digest) => (Handle, Digest) = (handle, digest);

    public StoredSeries(Series series)
        : this(new SeriesHandle(series), SeriesDigest.Of(series))
    {
    }

    /// <summary>SHA-256 of the content as <see cref="SeriesDigest"/> defines it.</summary>
    public string Digest { get; }

    public SeriesDescriptor Descriptor => Handle.Descriptor;

    public int Count => Handle.Count;

    /// <summary>Date of the first observation.</summary>
    public DateOnly First => Handle.First;

    /// <summary>Date of the last observation.</summary>
    public DateOnly Last => Handle.Last;

    /// <summary>The rows, decoded when first asked for.</summary>
    public Series Series => Handle.Series;

    internal SeriesHandle Handle { get; }
}

/// <summary>All that a store file holds.</summary>
public sealed class StoreContent
{
    /// <param name="series">In order of id.</param>
    /// <param name="sources">The files they came from, in order of path.</param>
    public StoreContent(ImmutableArray<StoredSeries> series, ImmutableArray<ImportSource> sources)
        : this(series, sources, SeriesDigest.Of(series.Select(s => string.Concat(s.Descriptor.Id.Value, " ", s.Digest))))
    {
    }

    internal StoreContent(ImmutableArray<StoredSeries> series, ImmutableArray<ImportSource> sources, string digest) =>
        (Series, Sources, Digest) = (series, sources, digest);

    /// <summary>In order of id.</summary>
    public ImmutableArray<StoredSeries> Series { get; }

    /// <summary>The files they came from, in order of path.</summary>
    public ImmutableArray<ImportSource> Sources { get; }

    /// <summary>One digest over all series: the vintage of the whole store.</summary>
    public string Digest { get; }
}
