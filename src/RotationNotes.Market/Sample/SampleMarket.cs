using RotationNotes.Foundation.Units;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Derived;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Releases;
using RotationNotes.Market.Views;

namespace RotationNotes.Market.Sample;

/// <summary>A market made by a seeded generator, for a first note before any data were imported.</summary>
/// <remarks>
/// It passes through published figures (year ends, turning points, the sessions around 16 July 2024), so its note tells that
/// story; the days between are invented. Whoever prints from it says "Sample data".
/// </remarks>
public static class SampleMarket
{
    /// <summary>Changes whenever the generator or its tables change.</summary>
    public const string Version = "sample-3";

    private static readonly DateOnly first = new(1990, 1, 2);
    private static readonly DateOnly last = new(2024, 7, 31);
    private static readonly DateOnly asOf = new(2024, 7, 16);

    /// <param name="calendar">Sessions of the exchange; must reach from 1990 to July 2024.</param>
    public static MarketData Create(TradingCalendar calendar)
    {
        var sessions = Sessions(calendar);
        var pins = SamplePins.Read(sessions);
        var indices = SampleIndices.Create(sessions, pins);
        var twoYear = SampleRates.TwoYear(sessions, indices, pins["DGS2"]);
        var tenYear = SampleRates.TenYear(sessions, twoYear, pins["DGS10"]);

        List<Series> series =
        [
            Prices("SPX", "S&P 500", "S&P Dow Jones Indices", Levels(indices.Market), sessions, first),
            Prices("NDX", "Nasdaq-100", "Nasdaq", Levels(indices.Tech), sessions, first),
            Prices("RUT", "Russell 2000", "FTSE Russell", Levels(indices.Small), sessions, first),
            Points("VIX", "Cboe VIX (S&P 500)", Levels(SampleVolatility.Create(sessions, indices.Market, 1.2, pins["VIX"], 21)), sessions, first),
            Points("VXN", "Cboe VXN (Nasdaq-100)", Levels(SampleVolatility.Create(sessions, indices.Tech, 1.5, pins["VXN"], 22)), sessions, new DateOnly(2001, 2, 2)),
            Points("RVX", "Cboe RVX (Russell 2000)", Levels(SampleVolatility.Create(sessions, indices.Small, 1.55, pins["RVX"], 23)), sessions, new DateOnly(2004, 1, 2)),
            Yields("DGS2", "2-year Treasury yield", twoYear, sessions),
            Yields("DGS10", "10-year Treasury yield", tenYear, sessions),
            Spreads("BAMLH0A0HYM2", "US high-yield option-adjusted spread", Levels(SampleRates.Spread(sessions, indices, -1.6, pins["BAMLH0A0HYM2"], 31)), sessions),
            Spreads("BAMLC0A0CM", "US investment-grade option-adjusted spread", Levels(SampleRates.Spread(sessions, indices, -1.1, pins["BAMLC0A0CM"], 32)), sessions),
            Funds("IWM", "iShares Russell 2000 ETF", SampleFunds.Tracker(indices.Small, 10.08, 0.013), sessions, new DateOnly(2000, 5, 26)),
            Funds("SPY", "SPDR S&P 500 ETF", SampleFunds.Tracker(indices.Market, 10.02, 0.018), sessions, new DateOnly(1993, 1, 29)),
            Funds("QQQ", "Invesco QQQ ETF", SampleFunds.Tracker(indices.Tech, 41.1, 0.006), sessions, new DateOnly(1999, 3, 10)),
            Funds("RSP", "Invesco S&P 500 Equal Weight ETF", Levels(SampleFunds.Basket(indices.Market, indices.Small, 0.98, 0.45, 0.0015, pins["RSP"], 41)), sessions, new DateOnly(2003, 5, 1)),
            Funds("MAGS", "Roundhill Magnificent Seven ETF", Levels(SampleFunds.Basket(indices.Market, indices.Tech, 1.0, 1.8, 0.004, pins["MAGS"], 42)), sessions, new DateOnly(2023, 4, 11)),
            .. SamplePositions.Create(sessions),
        ];
        var made = series.ToDictionary(s => s.Id.Value);
        var lazy = new SampleLazy(SeriesMap.Shipped);
        SampleLegacy.AddTo(lazy, id => made[id]);
        SamplePrices.AddTo(lazy, sessions, indices);
        SampleBars.AddTo(lazy, made["IWM"], early: 9e6, late: 27e6, seed: 51);
        SampleTrading.AddTo(lazy, sessions, indices, id => made[id], calendar);
        SamplePolicy.AddTo(lazy, sessions, made["DGS2"]);
        SampleEconomy.AddTo(lazy, sessions, calendar);
        SampleVendor.AddTo(lazy, sessions, indices);
        SeriesHandle[] own = [.. series.Select(s => new SeriesHandle(s)), .. lazy.Handles];
        return new MarketData(calendar, [.. own, .. Derived(own)], isSample: true, defaultAsOf: asOf) { Vintage = Version };
    }

    // What an import would compute from the same series, when somebody asks for it.
    private static IEnumerable<SeriesHandle> Derived(SeriesHandle[] own)
    {
        var byId = own.ToDictionary(h => h.Descriptor.Id.Value);
        var policy = Group(() => PolicyPath.Derive(byId.Keys, Find));
        var flows = Group(() => FundFlows.Derive(byId.Keys, Find));
        var releases = Group(() => ReleaseIndices.Derive(Find));
        var contributions = Group(() => IndexContributions.Derive(Find));
        return
        [
            .. PolicyPath.Descriptors.Select(d => Handle(d, policy, byId["ZQ.2024.09"])),
            .. FundFlows.Describe(byId.Keys, id => byId.GetValueOrDefault(id)?.Descriptor).Select(d => Handle(d, flows, byId["SHS.IWM"])),
            Handle(ReleaseIndices.SurpriseDescriptor, releases, byId["EC.CLAIMS.ACTUAL"]),
            Handle(ReleaseIndices.ChangeDescriptor, releases, byId["EC.CLAIMS.ACTUAL"]),
            Handle(IndexContributions.SevenDescriptor, contributions, byId["SPX"]),
            Handle(IndexContributions.RestDescriptor, contributions, byId["SPX"]),
        ];

        Series? Find(string id) => byId.GetValueOrDefault(id)?.Series;

        Lazy<Dictionary<string, Series>> Group(Func<IEnumerable<Series>> make) => new(() => make().ToDictionary(s => s.Id.Value));

        // Its dates are those of an input, near enough for what is asked before it is made.
        SeriesHandle Handle(SeriesDescriptor descriptor, Lazy<Dictionary<string, Series>> group, SeriesHandle like) =>
            new(descriptor, like.Count, like.First, like.Last, () => group.Value[descriptor.Id.Value]);
    }

    private static DateOnly[] Sessions(TradingCalendar calendar)
    {
        var sessions = new List<DateOnly>(8_800);
        for (var date = calendar.IsSession(first) ? first : calendar.NextSession(first); date <= last; date = calendar.NextSession(date))
            sessions.Add(date);
        return [.. sessions];
    }

    private static Series Prices(string id, string name, string source, double[] levels, DateOnly[] sessions, DateOnly from) =>
        Cut(new SeriesDescriptor(new SeriesId(id), name, Unit.Price, source), levels, sessions, from);

    private static Series Points(string id, string name, double[] levels, DateOnly[] sessions, DateOnly from) =>
        Cut(new SeriesDescriptor(new SeriesId(id), name, Unit.VolatilityPoints, "Cboe"), levels, sessions, from);

    private static Series Funds(string id, string name, double[] prices, DateOnly[] sessions, DateOnly from) =>
        Cut(new SeriesDescriptor(new SeriesId(id), name, Unit.Price, "Fund prices", Adjusted: true), prices, sessions, from);

    private static Series Spreads(string id, string name, double[] levels, DateOnly[] sessions) =>
        Cut(new SeriesDescriptor(new SeriesId(id), name, Unit.Percent, "ICE BofA"), levels, sessions, new DateOnly(1996, 12, 31));

    // The Treasury publishes no yields on days the bond market keeps a federal holiday.
    private static Series Yields(string id, string name, double[] levels, DateOnly[] sessions)
    {
        var open = new bool[sessions.Length];
        for (var i = 0; i < sessions.Length; i++)
            open[i] = !FederalHolidays.IsHoliday(sessions[i]);
        return Cut(new SeriesDescriptor(new SeriesId(id), name, Unit.Percent, "Federal Reserve (H.15)"), levels, sessions, first, open);
    }

    // Rounded to the vendor's two decimals, so that no difference between mathematical libraries can show.
    private static Series Cut(SeriesDescriptor descriptor, double[] levels, DateOnly[] sessions, DateOnly from, bool[]? open = null)
    {
        var dates = new List<DateOnly>(sessions.Length);
        var values = new List<double>(sessions.Length);
        for (var i = 0; i < sessions.Length; i++)
        {
            if (sessions[i] < from || open is not null && !open[i])
                continue;
            dates.Add(sessions[i]);
            values.Add(Math.Round(levels[i], 2));
        }

        return new Series(descriptor, [.. dates], [.. values]);
    }

    private static double[] Levels(double[] logs)
    {
        var levels = new double[logs.Length];
        for (var i = 0; i < logs.Length; i++)
            levels[i] = Math.Exp(logs[i]);
        return levels;
    }
}
