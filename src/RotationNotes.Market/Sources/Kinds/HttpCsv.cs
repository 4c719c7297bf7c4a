namespace RotationNotes.Market.Sources.Kinds;

/// <summary>Any file of rows in a layout that <c>data import</c> recognises by its header.</summary>
internal sealed class HttpCsv : SourceKind
{
    public override string Name => "http";

    public override string? Address => null;

    public override string Terms => "as agreed with the vendor";

    public override bool EndsLines => false;

    public override IEnumerable<SourceRequest> Requests(string address, IReadOnlyList<SourceSymbol> symbols, DateOnly today) =>
        BySymbol(address, symbols, symbol => symbol.Series + ".csv");
}
