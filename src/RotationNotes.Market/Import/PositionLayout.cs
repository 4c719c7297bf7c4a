using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Import;

/// <summary>Where a file of trader positions keeps what we read; columns are found by name.</summary>
internal sealed record PositionLayout(string Name, int Columns, int Contract, bool ContractIsName, int Date, int ShortDate, int Kind, string? WantedKind, int[] Fields)
{
    /// <summary>What the fields are called, in the same order; the first is the open interest.</summary>
    public IReadOnlyList<string> FieldNames { get; init; } = PositionField.All;

    /// <summary>First part of the series ids in the place of the map's <c>TFF</c>.</summary>
    public string Family { get; init; } = "TFF";

    /// <summary>Columns of <see cref="PositionField.Legacy"/> in the CFTC's legacy report.</summary>
    private static readonly string[] legacyFields =
    [
        "Open Interest (All)",
        "Noncommercial Positions-Long (All)", "Noncommercial Positions-Short (All)",
        "Commercial Positions-Long (All)", "Commercial Positions-Short (All)",
    ];

    /// <summary>Columns of <see cref="PositionField.All"/> in the CFTC's files.</summary>
    private static readonly string[] cftcFields =
    [
        "Open_Interest_All",
        "Dealer_Positions_Long_All", "Dealer_Positions_Short_All",
        "Asset_Mgr_Positions_Long_All", "Asset_Mgr_Positions_Short_All",
        "Lev_Money_Positions_Long_All", "Lev_Money_Positions_Short_All",
    ];

    /// <summary>Columns of <see cref="PositionField.All"/> as the CFTC's public interface names them.</summary>
    private static readonly string[] interfaceFields =
    [
        "open_interest_all",
        "dealer_positions_long_all", "dealer_positions_short_all",
        "asset_mgr_positions_long", "asset_mgr_positions_short",
        "lev_money_positions_long", "lev_money_positions_short",
    ];

    private static readonly string[] tidyFields =
        ["open_interest", "dealer_long", "dealer_short", "asset_mgr_long", "asset_mgr_short", "lev_money_long", "lev_money_short"];

    /// <returns>The layout, or null when the header has not the columns of any.</returns>
    public static PositionLayout? Recognise(string[] header)
    {
        if (Find(header, cftcFields) is { } cftc && At("CFTC_Contract_Market_Code") is var code and >= 0)
        {
            var date = Math.Max(At("Report_Date_as_MM_DD_YYYY"), At("Report_Date_as_YYYY-MM-DD"));
            var kind = At("FutOnly_or_Combined");
            return date < 0 || kind < 0
                ? null
                : new PositionLayout($"CFTC TFF {header.Length}", header.Length, code, false, date, At("As_of_Date_In_Form_YYMMDD"), kind, "FutOnly", cftc);
        }

        if (Find(header, legacyFields) is { } legacy && At("CFTC Contract Market Code") is var legacyCode and >= 0 && At("As of Date in Form YYYY-MM-DD") is var legacyDate and >= 0)
        {
            return new PositionLayout("CFTC legacy", header.Length, legacyCode, false, legacyDate, At("As of Date in Form YYMMDD"), -1, null, legacy)
            {
                FieldNames = PositionField.Legacy, Family = "COT",
            };
        }

        if (Find(header, interfaceFields) is { } named && At("cftc_contract_market_code") is var namedCode and >= 0
            && At("report_date_as_yyyy_mm_dd") is var namedDate and >= 0 && At("futonly_or_combined") is var namedKind and >= 0)
        {
            return new PositionLayout("CFTC interface", header.Length, namedCode, false, namedDate, -1, namedKind, "FutOnly", named);
        }

        var tidyDate = At("date");
        if (tidyDate < 0 || Find(header, tidyFields) is not { } tidy)
            return null;
        if (At("cftc_code") is var tidyCode and >= 0 && At("report_type") is var type and >= 0)
            return new PositionLayout("TFF by code", header.Length, tidyCode, false, tidyDate, -1, type, "tff", tidy);
        if (At("contract") is var contract and >= 0)
            return new PositionLayout("TFF by contract", header.Length, contract, true, tidyDate, -1, -1, null, tidy);
        return null;

        int At(string name) => Array.IndexOf(header, name);
    }

    private static int[]? Find(string[] header, string[] names)
    {
        var columns = Array.ConvertAll(names, name => Array.IndexOf(header, name));
        return columns.Contains(-1) ? null : columns;
    }
}
