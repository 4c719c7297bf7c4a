using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Views;

/// <summary>Everything that was imported, or the generated sample: whole series, from which views at a date are cut.</summary>
public sealed class MarketData
{
    /// <summary>Sessions after the last observation for which a view is still given; beyond, the data count as ended.</summary>
    public const int MaxSessionsBeyondEnd = 5;

    // A weekly note stands on these; the default date is the last on which all that exist have a close.
    private static readonly SeriesId[] leads = [new("NDX"), new("RUT"), new("SPX")];

    private readonly SeriesHandle[] handles;
    private readonly Dictionary<string, int> indices;

    /// <param name="calendar">Sessions of the exchange.</param>
    /// <param name="series">At least one, no id twice.</param>
    /// <param name="isSample">True for generated numbers.</param>
    /// <param name="defaultAsOf">Date to use when nobody asks for one; by default the last session on which the lead indices all have a close.</param>
    /// <exception cref="ArgumentException">No series, or an id twice.</exception>
    public MarketData(TradingCalendar calendar, IEnumerable<Series> series, bool isSample = false, DateOnly? defaultAsOf = null)
        : this(calendar, series.Select(s => new SeriesHandle(s)), isSample, defaultAsOf)
    {
    }

    internal MarketData(TradingCalendar calendar, IEnumerable<SeriesHandle> handles, bool isSample = false, DateOnly? defaultAsOf = null)
    {
        this.handles = [.. handles];
        Array.Sort(this.handles, (a, b) => string.CompareOrdinal(a.Descriptor.Id.Value, b.Descriptor.Id.Value));
        if (this.handles.Length == 0)
            throw new ArgumentException("A market needs at least one series.", nameof(handles));
        indices = new Dictionary<string, int>(this.handles.Length);
        for (var i = 0; i < this.handles.Length; i++)
            indices.Add(this.handles[i].Descriptor.Id.Value, i);

        (Calendar, IsSample) = (calendar, isSample);
        Series = new LoadedSeries(this.handles);
        Range(out var first, out var last);
        FirstSession = first;
        LastSession = last;
        DefaultAsOf = defaultAsOf ?? LastCommonClose();
    }

    /// <summary>True when the numbers are generated, not imported.</summary>
    public bool IsSample { get; }

    /// <summary>Names the exact content: the store's digest, or the version of the sample.</summary>
    public string Vintage { get; init; } = "unnamed";

    public TradingCalendar Calendar { get; }

    /// <summary>All series in order of id; each is decoded when it is looked at.</summary>
    public IReadOnlyList<Series> Series { get; }

    /// <summary>First session for which a view can be made.</summary>
    public DateOnly FirstSession { get; }

    /// <summary>Last session on which any daily series has an observation.</summary>
    public DateOnly LastSession { get; }

    /// <summary>The as-of date of a note when none is asked for.</summary>
    public DateOnly DefaultAsOf { get; }

    /// <summary>All that was known at the close of the last session on or before <paramref name="requested"/>.</summary>
    /// <exception cref="DiagnosticException">Data: before the data start, or more than <see cref="MaxSessionsBeyondEnd"/> sessions after they end.</exception>
    public MarketView AsOf(DateOnly requested)
    {
        if (requested < FirstSession)
            throw Refused($"the as-of date {requested:yyyy-MM-dd} lies before the data start on {FirstSession:yyyy-MM-dd}.", $"Ask for {FirstSession:yyyy-MM-dd} or later, or import older files.");
        if (requested > Calendar.Last)
            throw Refused($"the as-of date {requested:yyyy-MM-dd} lies beyond the trading calendar, which ends on {Calendar.Last:yyyy-MM-dd}.", "Extend the calendar with a calendar file, or ask for an earlier date.");
        var asOf = Calendar.LastSessionOnOrBefore(requested);
        if (asOf > LastSession && Calendar.SessionsBetween(LastSession, asOf) > MaxSessionsBeyondEnd)
            throw Refused($"the as-of date {requested:yyyy-MM-dd} lies after the data, which end on {LastSession:yyyy-MM-dd}.", $"Import newer files, or ask for {LastSession:yyyy-MM-dd} or earlier.");
        return new MarketView(this, asOf, requested);
    }

    /// <summary>The whole series, or null.</summary>
    public Series? Find(SeriesId id) => indices.TryGetValue(id.Value, out var index) ? handles[index].Series : null;

    /// <summary>What the series of the market are, in order of id, without decoding any.</summary>
    public IEnumerable<SeriesDescriptor> Descriptors => handles.Select(h => h.Descriptor);

    internal int IndexOf(SeriesId id) => indices.TryGetValue(id.Value, out var index) ? index : -1;

    private void Range(out DateOnly first, out DateOnly last)
    {
        first = DateOnly.MaxValue;
        last = DateOnly.MinValue;
        // Macro figures are dated by the first day of their period and reach far back; sessions come from daily series.
        var anyDaily = Array.Exists(handles, h => h.Descriptor.Frequency == Frequency.Daily && h.Count > 0);
        foreach (var h in handles)
        {
            if (h.Count == 0 || anyDaily && h.Descriptor.Frequency != Frequency.Daily)
                continue;
            first = h.First < first ? h.First : first;
            last = h.Last > last ? h.Last : last;
        }

        if (last == DateOnly.MinValue)
            throw new ArgumentException("No series of the market has an observation.");
        // Before the calendar's first date nobody lists holidays, so a view there could not name its session.
        first = first < Calendar.First ? Calendar.First : first;
        last = last > Calendar.Last ? Calendar.Last : last;
        if (!Calendar.IsSession(first))
            first = Calendar.NextSession(first);
        last = Calendar.LastSessionOnOrBefore(last);
    }

    private DateOnly LastCommonClose()
    {
        var date = LastSession;
        foreach (var id in leads)
        {
            if (IndexOf(id) is var index and >= 0 && handles[index] is { Count: > 0 } lead && lead.Last < date)
                date = lead.Last;
        }

        return date < FirstSession ? FirstSession : Calendar.LastSessionOnOrBefore(date);
    }

    private static DiagnosticException Refused(string message, string hint) =>
        new(FailureKind.Data, Diagnostic.Error(Place.Nowhere, message, hint));

    private sealed class LoadedSeries(SeriesHandle[] handles) : IReadOnlyList<Series>
    {
        public int Count => handles.Length;

        public Series this[int index] => handles[index].Series;

        public IEnumerator<Series> GetEnumerator() => handles.Select(h => h.Series).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
