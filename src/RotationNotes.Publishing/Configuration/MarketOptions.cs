using System.Collections.Immutable;
using RotationNotes.Market.Sources;

namespace RotationNotes.Publishing.Configuration;

/// <summary>Section <c>Market</c>: where market data lie.</summary>
/// <param name="Store">Folder of imported series.</param>
/// <param name="SeriesMap">JSON file that names the series of imported files beyond the built-in ones, or null.</param>
/// <param name="CalendarExtension">CSV with closures and early closes newer than the program, or null.</param>
public sealed record MarketOptions(DirectoryInfo Store, FileInfo? SeriesMap, FileInfo? CalendarExtension)
{
    /// <summary>Where <c>data fetch</c> asks, in order.</summary>
    public ImmutableArray<MarketSource> Sources { get; init; } = [];

    /// <summary>Whether nothing may be fetched at all.</summary>
    public bool Offline { get; init; }

    /// <summary>Address of a person or page, told to vendors that have no contact of their own in <see cref="Sources"/>.</summary>
    public string? Contact { get; init; }

    public static MarketOptions Read(OptionsReader reader, Paths paths) => new(
        paths.Folder(reader.Text("Market:Store", "output/market")),
        paths.OptionalFile(reader, "Market:SeriesMap"),
        paths.OptionalFile(reader, "Market:CalendarExtension"))
    {
        Sources = SourceSettings.Read(reader, paths), Offline = reader.Flag("Market:Offline", fallback: false), Contact = SourceSettings.Contact(reader, "Market:Contact"),
    };
}
