using RotationNotes.Market.Calendar;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Views;

/// <summary>All series as they could be known at the close of one session.</summary>
/// <remarks>Slices of the market's series; making a view copies nothing.</remarks>
public sealed class MarketView
{
    private readonly MarketData market;
    private readonly Series?[] known;
    private readonly bool[] cut;
    private readonly bool[] asked;

    internal MarketView(MarketData market, DateOnly asOf, DateOnly requested)
    {
        (this.market, AsOf, Requested) = (market, asOf, requested);
        KnownAt = asOf.ToDateTime(market.Calendar.CloseTime(asOf));
        known = new Series?[market.Series.Count];
        cut = new bool[market.Series.Count];
        asked = new bool[market.Series.Count];
    }

    /// <summary>The session the numbers describe.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The date that was asked for; <see cref="AsOf"/> is the last session on or before it.</summary>
    public DateOnly Requested { get; }

    /// <summary>New York time up to which figures count as known: the close of the as-of session.</summary>
    public DateTime KnownAt { get; }

    /// <summary>True when the numbers are generated, not imported.</summary>
    public bool IsSample => market.IsSample;

    public TradingCalendar Calendar => market.Calendar;

    /// <summary>Every series of which something is known, in order of id.</summary>
    public IEnumerable<Series> All
    {
        get
        {
            for (var i = 0; i < known.Length; i++)
            {
                if (At(i) is { } series)
                    yield return series;
            }
        }
    }

    /// <summary>The known part of a series, or null when the market holds none of that id or nothing of it was known yet.</summary>
    public Series? Find(SeriesId id)
    {
        var index = market.IndexOf(id);
        if (index < 0)
            return null;
        asked[index] = true;
        return At(index);
    }

    /// <summary>Every series that <see cref="Find"/> was asked for and gave, in order of id: what a note was made from.</summary>
    public IEnumerable<Series> Used
    {
        get
        {
            for (var i = 0; i < known.Length; i++)
            {
                if (asked[i] && At(i) is { } series)
                    yield return series;
            }
        }
    }

    /// <summary>How old the newest known observation is; null when <see cref="Find"/> gives null.</summary>
    public Staleness? StalenessOf(SeriesId id)
    {
        if (Find(id) is not { } series)
            return null;
        var last = series.Dates[^1];
        // A weekend figure of a daily series is newer than the session before it, not older.
        var behind = last >= AsOf ? 0 : Calendar.SessionsBetween(last, AsOf);
        return new Staleness(id, last, behind, Staleness.LimitOf(series.Descriptor));
    }

    // Threads may race to fill a slot; each computes the same slice.
    private Series? At(int index)
    {
        if (Volatile.Read(ref cut[index]))
            return known[index];
        var series = market.Series[index];
        var slice = series.Vintages is null ? Beginning(series) : series.KnownBy(KnownAt);
        known[index] = slice;
        Volatile.Write(ref cut[index], true);
        return slice;
    }

    private Series? Beginning(Series series)
    {
        var count = KnownObservations.Count(series, AsOf, KnownAt);
        return count == 0 ? null : series.Take(count);
    }
}
