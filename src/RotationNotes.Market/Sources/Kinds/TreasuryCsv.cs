namespace RotationNotes.Market.Sources.Kinds;

/// <summary>The Treasury's par yields of a year: there in the evening, a business day before the same yields come by way of the Federal Reserve.</summary>
internal sealed class TreasuryCsv : SourceKind
{
    public override string Name => "treasury-csv";

    public override string? Address =>
        "https://home.treasury.gov/resource-center/data-chart-center/interest-rates/daily-treasury-rates.csv/{year}/all?type=daily_treasury_yield_curve&field_tdr_date_value={year}&page&_format=csv";

    public override string Terms => "public domain";

    public override bool IsBySymbol => false;

    public override bool EndsLines => false;

    public override IEnumerable<SourceRequest> Requests(string address, IReadOnlyList<SourceSymbol> symbols, DateOnly today)
    {
        // The days across New Year stand in two files, and the new one is empty at first.
        if (today is { Month: 1, Day: <= 14 } && address.Contains("{year}", StringComparison.Ordinal))
            yield return Year(today.Year - 1) with { FinalFrom = new DateOnly(today.Year, 1, 8) };
        yield return Year(today.Year) with { MayBeEmpty = today is { Month: 1, Day: <= 14 } };

        SourceRequest Year(int year) => new(WithYear(address, year), $"treasury_{year}.csv");
    }
}
