using System.Collections.Frozen;
using RotationNotes.Market.Calendar;

namespace RotationNotes.Market.Views;

/// <summary>All series as they could be known at the close of one session.</summary>
public sealed class MarketView
{
    private readonly FrozenDictionary<SeriesId, Series> series;

    internal MarketView(DateOnly asOf, DateOnly requested, bool isSample, TradingCalendar calendar, IEnumerable<Series> series)
    {
        (AsOf, Requested, IsSample, Calendar) = (asOf, requested, isSample, calendar);
        this.series = series.ToFrozenDictionary(s => s.Id);
    }

    /// <summary>The session the numbers describe.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The date that was asked for; <see cref="AsOf"/> is the last session on or before it.</summary>
    public DateOnly Requested { get; }

    /// <summary>True when the numbers are generated, not imported.</summary>
    public bool IsSample { get; }

    public TradingCalendar Calendar { get; }

    public IEnumerable<Series> All => series.Values.OrderBy(s => s.Id.Value, StringComparer.Ordinal);

    /// <summary>The known part of a series, or null when the market holds none of that id or nothing of it was known yet.</summary>
    public Series? Find(SeriesId id) => series.GetValueOrDefault(id);
}
