namespace RotationNotes.Publishing.Configuration;

/// <summary>Section <c>Market</c>: where market data lie.</summary>
/// <param name="Store">Folder of imported series.</param>
/// <param name="SeriesMap">JSON file that names the series of imported files beyond the built-in ones, or null.</param>
/// <param name="CalendarExtension">CSV with closures and early closes newer than the program, or null.</param>
public sealed record MarketOptions(DirectoryInfo Store, FileInfo? SeriesMap, FileInfo? CalendarExtension)
{
    public static MarketOptions Read(OptionsReader reader, Paths paths) => new(
        paths.Folder(reader.Text("Market:Store", "output/market")),
        paths.OptionalFile(reader, "Market:SeriesMap"),
        paths.OptionalFile(reader, "Market:CalendarExtension"));
}
