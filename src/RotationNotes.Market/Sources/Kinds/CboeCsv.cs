using System.Collections.Immutable;

namespace RotationNotes.Market.Sources.Kinds;

/// <summary>Cboe's histories of indices: one file each, no key. The Russell 2000 begins in 2020 there.</summary>
internal sealed class CboeCsv : SourceKind
{
    public override string Name => "cboe-csv";

    public override string? Address => "https://cdn.cboe.com/api/global/us_indices/daily_prices/{symbol}_History.csv";

    public override string Terms => "for use in the house; figures and charts, never the series themselves";

    public override ImmutableArray<string> Symbols => ["SPX", "RUT", "VIX", "VIX9D", "VIX3M", "VXN", "RVX", "VXD", "VVIX", "GVZ", "OVX", "SKEW"];

    public override IEnumerable<SourceRequest> Requests(string address, IReadOnlyList<SourceSymbol> symbols, DateOnly today) =>
        BySymbol(address, symbols, symbol => symbol.Symbol + "_History.csv");
}
