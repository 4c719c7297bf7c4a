using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>Reads a recognised file; findings and series go into the reading.</summary>
internal delegate void LayoutReader(FileReading reading, SeriesMap map, TradingCalendar calendar);

/// <summary>A vendor's file with many series or many columns.</summary>
/// <param name="Name">As printed in the table of imports; docs/market-data.md has a part of this name.</param>
/// <param name="Fits">Whether the cells of the first row are this layout's.</param>
internal sealed record TableLayout(string Name, Func<string[], bool> Fits, LayoutReader Read);

/// <summary>Recognises such files by the names of their columns.</summary>
internal static class TableLayouts
{
    public static IReadOnlyList<TableLayout> All { get; } =
    [
        new("Vendor observations", VendorObservations.Fits, VendorObservations.Read),
        new("Economic releases", EconomicReleases.Fits, EconomicReleases.Read),
        new("ALFRED vintages", AlfredVintages.FitsRows, AlfredVintages.ReadRows),
        new("ALFRED vintage columns", AlfredVintages.FitsColumns, AlfredVintages.ReadColumns),
        new("FRED csv, several series", ObservationColumns.Fits, ObservationColumns.Read),
        new("Treasury par yields", ParYields.Fits, ParYields.Read),
        new("FINRA short interest", ShortInterest.Fits, ShortInterest.Read),
        new("OCC option volume", OptionVolume.Fits, OptionVolume.Read),
        new("OptionMetrics volatility surface", VolatilitySurface.Fits, VolatilitySurface.Read),
        new("CME settlements", Settlements.Fits, Settlements.Read),
        new("iShares holdings", FundHoldings.Fits, FundHoldings.Read),
        new("Fund history", FundHistory.Fits, FundHistory.Read),
    ];

    public static TableLayout? Recognise(string[] header)
    {
        foreach (var layout in All)
        {
            if (layout.Fits(header))
                return layout;
        }

        return null;
    }

    /// <summary>Whether all of the names are among the cells, whatever their case.</summary>
    public static bool Has(string[] header, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!Array.Exists(header, h => h.Equals(name, StringComparison.OrdinalIgnoreCase)))
                return false;
        }

        return true;
    }
}
