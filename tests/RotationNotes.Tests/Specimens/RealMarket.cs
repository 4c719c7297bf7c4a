using RotationNotes.Market.Import;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Views;

namespace RotationNotes.Tests.Specimens;

/// <summary>The real files, imported once for all tests that need them.</summary>
internal static class RealMarket
{
    private static readonly Lazy<MarketData> imported = new(static () =>
        new MarketData(TestMarket.Calendar, FolderImport.Run(RealData.Required(), SeriesMap.Load(), TestMarket.Calendar).Series));

    /// <summary>The market, or a skipped test.</summary>
    public static MarketData Required()
    {
        RealData.Required();
        return imported.Value;
    }

    public static MarketView AsOf(string date) => Required().AsOf(TestMarket.Day(date));
}
