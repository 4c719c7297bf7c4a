namespace RotationNotes.Market.Observations;

/// <summary>A series that may still lie undecoded in a store: its ends are known at once, its rows when somebody asks.</summary>
internal sealed class SeriesHandle
{
    private readonly Func<Series>? load;
    private Series? series;

    public SeriesHandle(Series series)
    {
        (this.series, Descriptor, Count) = (series, series.Descriptor, series.Count);
        if (series.Count > 0)
            (First, Last) = (series.Dates[0], series.Dates[^1]);
    }

    /// <param name="load">Gives the same series each time; may be called by several threads at once.</param>
    public SeriesHandle(SeriesDescriptor descriptor, int count, DateOnly first, DateOnly last, Func<Series> load) =>
        (Descriptor, Count, First, Last, this.load) = (descriptor, count, first, last, load);

    public SeriesDescriptor Descriptor { get; }

    public int Count { get; }

    /// <summary>Date of the first observation; meaningless when there is none.</summary>
    public DateOnly First { get; }

    /// <summary>Date of the last observation; meaningless when there is none.</summary>
    public DateOnly Last { get; }

    public Series Series => Volatile.Read(ref series) ?? Interlocked.CompareExchange(ref series, load!(), null) ?? series!;
}
