using RotationNotes.Market.Mapping;
using RotationNotes.Market.Sources;
using RotationNotes.Market.Sources.Kinds;

namespace RotationNotes.Tests.Market.Sources.Kinds;

public sealed class SourceKindTests
{
    [Fact]
    public void UsualSymbols_AreAllInTheSeriesMap() =>
        Assert.All(SourceKinds.All.SelectMany(kind => MarketSource.UsualSymbols(kind)), symbol => Assert.NotNull(SeriesMap.Shipped.Find(symbol.Series)));

    // A plain download of figures that are revised would print on a past date what was known only later.
    [Fact]
    public void UsualSymbols_AreNoSeriesThatNeedVintages() =>
        Assert.All(SourceKinds.All.SelectMany(kind => MarketSource.UsualSymbols(kind)), symbol => Assert.Null(SeriesMap.Shipped.Find(symbol.Series)!.Supply));

    [Fact]
    public void OfficialSources_LeaveOutTheKindsThatAreConfigured()
    {
        var own = new MarketSource("mine", SourceKinds.Find("cboe-csv")!, "https://mirror.example/{symbol}", []);

        Assert.Equal(["fred-csv", "cftc-files", "treasury-csv"], MarketSource.Official([own], null).Select(source => source.Name));
    }

    [Fact]
    public void PositionsOfTheYear_AreOneArchiveAYear_AndOneForTheEarlyYears()
    {
        var kind = SourceKinds.Find("cftc-files")!;

        var requests = kind.Requests(kind.Address!, [], new DateOnly(2019, 1, 3)).ToArray();

        Assert.Equal(
            ["fin_fut_txt_2006_2016.zip", "fut_fin_txt_2017.zip", "fut_fin_txt_2018.zip", "fut_fin_txt_2019.zip"],
            requests.Select(request => request.Address.Split('/')[^1]));
        Assert.Equal([false, false, false, true], requests.Select(request => request.MayBeEmpty));
    }

    [Theory]
    [InlineData("2024-01-03", 2)]
    [InlineData("2024-01-31", 1)]
    public void ParYields_AcrossNewYearStandInTwoFiles(string today, int files)
    {
        var kind = SourceKinds.Find("treasury-csv")!;

        Assert.Equal(files, kind.Requests(kind.Address!, [], DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Count());
    }

    [Theory]
    [InlineData("SP500=SPX", "SP500", "SPX")]
    [InlineData("^RUT", "^RUT", "^RUT")]
    [InlineData("../x", null, null)]
    [InlineData("A=", null, null)]
    public void Symbol_IsAVendorsNameAndOurs(string text, string? symbol, string? series)
    {
        var parsed = SourceSymbol.Parse(text);

        Assert.Equal((symbol, series), (parsed?.Symbol, parsed?.Series));
    }
}
