using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Market.Import.Layouts;

/// <summary>An issuer's history of a fund: net asset value and shares outstanding per day.</summary>
/// <remarks>
/// State Street's columns <c>Date, NAV, Shares Outstanding, Total Net Assets</c> or iShares' <c>As Of, NAV per Share, …, Shares
/// Outstanding</c>. The fund is named by the file: <c>SPY_history.csv</c>. In any order of dates. Posted the morning after.
/// </remarks>
internal static class FundHistory
{
    public static bool Fits(string[] header) =>
        TableLayouts.Has(header, "Shares Outstanding") && (TableLayouts.Has(header, "Date", "NAV") || TableLayouts.Has(header, "As Of", "NAV per Share"));

    public static void Read(FileReading reading, SeriesMap map, TradingCalendar calendar)
    {
        var ticker = map.FindByFileName(reading.File.Stem)?.Descriptor.Id.Value;
        if (ticker is null || map.Find($"SHS.{ticker}") is not { } outstanding || map.Find($"NAV.{ticker}") is not { } assetValue)
        {
            reading.Unknown = Diagnostic.Warning(
                new Place(reading.File.Path), $"no fund with shares outstanding is known as '{ticker ?? reading.File.Stem}'.", "Call the file after the ticker, or add 'SHS.…' and 'NAV.…' to an operator's series map.");
            return;
        }

        var table = new CsvTable(reading);
        int date = table.Column("Date", "As Of"), nav = table.Column("NAV", "NAV per Share"), shares = table.Column("Shares Outstanding");
        var book = new ObservationBook(reading);
        while (table.Next())
        {
            if (table.Date(date) is not { } day)
                continue;
            if (table.TryNumber(nav, out var price, thousands: true))
                book.Add(assetValue.Descriptor, day, null, price, table.Number);
            if (table.TryCount(shares, out var count, thousands: true))
                book.Add(outstanding.Descriptor, day, null, count, table.Number);
        }

        book.Finish();
    }
}
