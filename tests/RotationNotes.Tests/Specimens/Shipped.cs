using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Tests.Specimens;

/// <summary>The notes of the repository and the markets to write them from.</summary>
internal static class Shipped
{
    private static readonly Lazy<MarketData> sample = new(() => SampleMarket.Create(TradingCalendar.Load()));

    private static readonly Lazy<MarketData?> real = new(() =>
        RealData.Folder is { } folder ? new MarketData(SmallMarket.Calendar, FolderImport.Run(folder, SeriesMap.Load(), SmallMarket.Calendar).Series) : null);

    public static DirectoryInfo Templates { get; } = FindTemplates();

    public static NoteLibrary Library { get; } = new(Templates);

    public static MarketData Sample => sample.Value;

    /// <summary>The imported market, or a skipped test.</summary>
    public static MarketData Real()
    {
        RealData.Required();
        return real.Value!;
    }

    private static DirectoryInfo FindTemplates()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RotationNotes.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
        return new DirectoryInfo(Path.Combine(folder.FullName, "templates"));
    }
}
