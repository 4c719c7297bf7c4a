using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Mapping;

/// <summary>Which file would bring a series that is not there.</summary>
public static class SeriesSupply
{
    /// <summary>The layout of docs/market-data.md that brings the series; null for series nobody knows and for quotes, which come as prices from any vendor.</summary>
    public static string? LayoutOf(SeriesId id) =>
        id.Value.StartsWith("TFF.", StringComparison.Ordinal) ? "CFTC TFF"
        : id.Value.StartsWith("COT.", StringComparison.Ordinal) ? "CFTC legacy"
        : SeriesMap.Shipped.Find(id.Value)?.Supply;

    /// <summary>A sentence part that tells the operator what to import: "; a file in the layout 'FINRA short interest' brings it". Empty when nobody knows.</summary>
    public static string Hint(SeriesId id) => LayoutOf(id) is { } layout ? $"; a file in the layout '{layout}' brings it" : "";
}
