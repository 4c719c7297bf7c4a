using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RotationNotes.Market.Observations;

namespace RotationNotes.Metrics.Families;

/// <summary>Something with a price.</summary>
/// <param name="Key">How metric ids begin, e.g. <c>rut</c>.</param>
/// <param name="Series">Its closes.</param>
/// <param name="Name">Reader's name.</param>
internal sealed record Instrument(string Key, string Series, string Name);

/// <summary>A yield or spread quoted in percent.</summary>
/// <param name="LevelInBasisPoints">Spreads are spoken of in basis points, yields in percent.</param>
internal sealed record Rate(string Key, string Series, string Name, bool LevelInBasisPoints);

/// <summary>An implied-volatility index.</summary>
/// <param name="Index">Key of the equity index it belongs to, or null.</param>
internal sealed record VolatilityIndex(string Key, string Series, string Name, string? Index);

/// <summary>Two instruments that notes set against each other.</summary>
internal sealed record Pair(Instrument First, Instrument Second);

/// <summary>A futures market in the Commitments of Traders.</summary>
internal sealed record FuturesMarket(string Key, string Series, string Name);

/// <summary>A class of traders in the Commitments of Traders.</summary>
internal sealed record TraderClass(string Key, string Series, string Name);

/// <summary>The tables that families are written from: a new instrument is one row here.</summary>
internal static class Instruments
{
    /// <summary>Indices with the full set of statistics.</summary>
    public static ImmutableArray<Instrument> Indices { get; } =
    [
        new("rut", "RUT", "Russell 2000"),
        new("spx", "SPX", "S&P 500"),
        new("ndx", "NDX", "Nasdaq-100"),
    ];

    /// <summary>Funds and stocks with returns and levels only; their closes include dividends.</summary>
    public static ImmutableArray<Instrument> Funds { get; } =
    [
        new("iwm", "IWM", "iShares Russell 2000 ETF"),
        new("iwn", "IWN", "iShares Russell 2000 Value ETF"),
        new("iwo", "IWO", "iShares Russell 2000 Growth ETF"),
        new("ijr", "IJR", "iShares S&P SmallCap 600 ETF"),
        new("ijh", "IJH", "iShares S&P MidCap 400 ETF"),
        new("spy", "SPY", "SPDR S&P 500 ETF"),
        new("qqq", "QQQ", "Invesco QQQ"),
        new("rsp", "RSP", "Invesco S&P 500 Equal Weight ETF"),
        new("qqqe", "QQQE", "Direxion Nasdaq-100 Equal Weight ETF"),
        new("oef", "OEF", "iShares S&P 100 ETF"),
        new("mgk", "MGK", "Vanguard Mega Cap Growth ETF"),
        new("mags", "MAGS", "Roundhill Magnificent Seven ETF"),
        new("xlk", "XLK", "Technology Select Sector SPDR"),
        new("smh", "SMH", "VanEck Semiconductor ETF"),
        new("kre", "KRE", "SPDR S&P Regional Banking ETF"),
        new("xbi", "XBI", "SPDR S&P Biotech ETF"),
        new("splv", "SPLV", "Invesco S&P 500 Low Volatility ETF"),
        new("vgk", "VGK", "Vanguard FTSE Europe ETF"),
        new("ieus", "IEUS", "iShares MSCI Europe Small-Cap ETF"),
        new("ewj", "EWJ", "iShares MSCI Japan ETF"),
        new("scj", "SCJ", "iShares MSCI Japan Small-Cap ETF"),
        new("ewu", "EWU", "iShares MSCI United Kingdom ETF"),
        new("ewus", "EWUS", "iShares MSCI United Kingdom Small-Cap ETF"),
        new("tlt", "TLT", "iShares 20+ Year Treasury Bond ETF"),
        new("hyg", "HYG", "iShares iBoxx High Yield Corporate Bond ETF"),
        new("gld", "GLD", "SPDR Gold Shares"),
        new("cper", "CPER", "United States Copper Index Fund"),
        new("uwm", "UWM", "ProShares Ultra Russell 2000"),
        new("tna", "TNA", "Direxion Small Cap Bull 3X"),
        new("urty", "URTY", "ProShares UltraPro Russell 2000"),
        new("rwm", "RWM", "ProShares Short Russell 2000"),
        new("twm", "TWM", "ProShares UltraShort Russell 2000"),
        new("tza", "TZA", "Direxion Small Cap Bear 3X"),
        new("srty", "SRTY", "ProShares UltraPro Short Russell 2000"),
        new("tqqq", "TQQQ", "ProShares UltraPro QQQ"),
        new("sqqq", "SQQQ", "ProShares UltraPro Short QQQ"),
        new("vb", "VB", "Vanguard Small-Cap ETF"),
        new("spsm", "SPSM", "SPDR Portfolio S&P 600 Small Cap ETF"),
        new("scz", "SCZ", "iShares MSCI EAFE Small-Cap ETF"),
        new("ezu", "EZU", "iShares MSCI Eurozone ETF"),
        new("ief", "IEF", "iShares 7-10 Year Treasury Bond ETF"),
        new("lqd", "LQD", "iShares iBoxx Investment Grade Corporate Bond ETF"),
        new("copx", "COPX", "Global X Copper Miners ETF"),
        new("gold", "GC", "Gold, front-month future"),
        new("eem", "EEM", "iShares MSCI Emerging Markets ETF"),
        new("eems", "EEMS", "iShares MSCI Emerging Markets Small-Cap ETF"),
        new("xly", "XLY", "Consumer Discretionary Select Sector SPDR"),
        new("xlp", "XLP", "Consumer Staples Select Sector SPDR"),
        new("ftse100", "UKX", "FTSE 100"),
        new("ftse250", "MCX", "FTSE 250"),
        new("copper", "HG", "Copper, front-month future"),
        new("wti", "CL", "WTI crude oil, front-month future"),
        new("nvda", "NVDA", "NVIDIA"),
        new("aapl", "AAPL", "Apple"),
        new("msft", "MSFT", "Microsoft"),
        new("googl", "GOOGL", "Alphabet"),
        new("amzn", "AMZN", "Amazon"),
        new("meta", "META", "Meta Platforms"),
        new("tsla", "TSLA", "Tesla"),
    ];

    public static ImmutableArray<Pair> Pairs { get; } =
    [
        Of("rut", "ndx"), Of("rut", "spx"), Of("ndx", "spx"),
        Of("iwm", "qqq"), Of("iwm", "spy"), Of("rsp", "spy"), Of("ijr", "spy"), Of("iwn", "iwo"),
        Of("ieus", "vgk"), Of("scj", "ewj"), Of("ewus", "ewu"), Of("cper", "gld"), Of("qqqe", "qqq"),
        Of("eems", "eem"), Of("xly", "xlp"), Of("copper", "gold"),
    ];

    public static ImmutableArray<Rate> Rates { get; } =
    [
        new("dgs2", "DGS2", "Two-year Treasury yield", false),
        new("dgs10", "DGS10", "Ten-year Treasury yield", false),
        new("dfii10", "DFII10", "Ten-year real Treasury yield", false),
        new("hy-oas", "BAMLH0A0HYM2", "US high-yield spread", true),
        new("ig-oas", "BAMLC0A0CM", "US investment-grade spread", true),
    ];

    public static ImmutableArray<VolatilityIndex> Volatilities { get; } =
    [
        new("rvx", "RVX", "Cboe Russell 2000 volatility index", "rut"),
        new("vix", "VIX", "Cboe S&P 500 volatility index", "spx"),
        new("vxn", "VXN", "Cboe Nasdaq-100 volatility index", "ndx"),
        new("vvix", "VVIX", "Cboe volatility of the VIX", null),
    ];

    public static ImmutableArray<FuturesMarket> Futures { get; } =
    [
        new("rut", "TFF.RUT", "Russell 2000"),
        new("ndx", "TFF.NDX", "Nasdaq-100"),
        new("spx", "TFF.SPX", "S&P 500"),
        new("rut-spliced", "TFF.RUT.SPLICED", "Russell 2000 (ICE and CME)"),
    ];

    public static ImmutableArray<TraderClass> Traders { get; } =
    [
        new("am", "AM", "Asset managers"),
        new("lev", "LEV", "Leveraged funds"),
        new("dlr", "DLR", "Dealers"),
    ];

    private static Pair Of(string first, string second) => new(Find(first), Find(second));

    private static Instrument Find(string key) => Indices.Concat(Funds).Single(i => i.Key == key);

    public static ImmutableArray<SeriesId> Ids(params ReadOnlySpan<string> series)
    {
        var ids = new SeriesId[series.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = new SeriesId(series[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(ids);
    }
}
