using RotationNotes.Documents.Diagnostics;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Views;

namespace RotationNotes.Market;

/// <summary>Everything that was imported, or the generated sample: whole series, from which views at a date are cut.</summary>
public sealed class MarketData
{
    /// <summary>Sessions after the last observation for which a view is still given; beyond, the data count as ended.</summary>
    public const int MaxSessionsBeyondEnd = 5;

    // A weekly note stands on these; the default date is the last on which all that exist have a close.
    private static readonly SeriesId[] leads = [new("NDX"), new("RUT"), new("SPX")];

    private readonly Series[] series;
    private readonly Dictionary<SeriesId, int> indices;

    /// <param name="calendar">Sessions of the exchange.</param>
    /// <param name="series">At least one, no id twice.</param>
    /// <param name="isSample">True for generated numbers.</param>
    /// <param name="defaultAsOf">Date to use when nobody asks for one; by default the last session on which the lead indices all have a close.</param>
    /// <exception cref="ArgumentException">No series, or an id twice.</exception>
    public MarketData(TradingCalendar calendar, IEnumerable<Series> series, bool isSample = false, DateOnly? defaultAsOf = null)
    {
        this.series = [.. series.OrderBy(s => s.Id.Value, StringComparer.Ordinal)];
        if (this.series.Length == 0)
            throw new ArgumentException("A market needs at least one series.", nameof(series));
        indices = new Dictionary<SeriesId, int>(this.series.Length);
        for (var i = 0; i < this.series.Length; i++)
            indices.Add(this.series[i].Id, i);

        (Calendar, IsSample) = (calendar, isSample);
        (FirstSession, LastSession) = Range();
        DefaultAsOf = defaultAsOf ?? LastCommonClose();
    }

    /// <summary>True when the numbers are generated, not imported.</summary>
    public bool IsSample { get; }

    /// <summary>Names the exact content: the store's digest, or the version of the sample.</summary>
    public string Vintage { get; init; } = "unnamed";

    public TradingCalendar Calendar { get; }

    /// <summary>All series in order of id.</summary>
    public IReadOnlyList<Series> Series => series;

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
    public Series? Find(SeriesId id) => indices.TryGetValue(id, out var index) ? series[index] : null;

    internal int IndexOf(SeriesId id) => indices.GetValueOrDefault(id, -1);

    private (DateOnly First, DateOnly Last) Range()
    {
        DateOnly first = DateOnly.MaxValue, last = DateOnly.MinValue;
        // Macro figures are dated by the first day of their period and reach far back; sessions come from daily series.
        var anyDaily = Array.Exists(series, s => s.Descriptor.Frequency == Frequency.Daily && s.Count > 0);
        foreach (var s in series)
        {
            if (s.Count == 0 || anyDaily && s.Descriptor.Frequency != Frequency.Daily)
                continue;
            first = s.Dates[0] < first ? s.Dates[0] : first;
            last = s.Dates[^1] > last ? s.Dates[^1] : last;
        }

        if (last == DateOnly.MinValue)
            throw new ArgumentException("No series of the market has an observation.");
        // Before the calendar's first date nobody lists holidays, so a view there could not name its session.
        first = first < Calendar.First ? Calendar.First : first;
        last = last > Calendar.Last ? Calendar.Last : last;
        if (!Calendar.IsSession(first))
            first = Calendar.NextSession(first);
        return (first, Calendar.LastSessionOnOrBefore(last));
    }

    private DateOnly LastCommonClose()
    {
        var date = LastSession;
        foreach (var id in leads)
        {
            if (Find(id) is { Count: > 0 } lead && lead.Dates[^1] < date)
                date = lead.Dates[^1];
        }

        return date < FirstSession ? FirstSession : Calendar.LastSessionOnOrBefore(date);
    }

    private static DiagnosticException Refused(string message, string hint) =>
        new(FailureKind.Data, Diagnostic.Error(Place.Nowhere, message, hint));
}
