using System.Collections.Immutable;

namespace RotationNotes.Market.Sources.Kinds;

/// <summary>The Federal Reserve Bank of St. Louis' download of one series: whole history, no key.</summary>
/// <remarks>One series a request: several of different frequency come as an archive. Series that are revised are not among the symbols, since this download has no vintages.</remarks>
internal sealed class FredCsv : SourceKind
{
    public override string Name => "fred-csv";

    public override string? Address => "https://fred.stlouisfed.org/graph/fredgraph.csv?id={symbol}";

    public override string Terms => "attribution; ICE spreads and Nasdaq indices are not to be passed on without approval";

    public override ImmutableArray<string> Symbols =>
        ["DGS3MO", "DGS1", "DGS2", "DGS5", "DGS10", "DGS30", "DFII10", "DFF", "SOFR", "FEDFUNDS", "BAMLH0A0HYM2", "BAMLC0A0CM", "PCOPPUSDM", "NASDAQ100=NDX"];

    // Clients that its guard dislikes are kept waiting without a byte.
    public override int FirstByteSeconds => 15;

    public override IEnumerable<SourceRequest> Requests(string address, IReadOnlyList<SourceSymbol> symbols, DateOnly today) =>
        BySymbol(address, symbols, symbol => symbol.Symbol + ".csv");
}
