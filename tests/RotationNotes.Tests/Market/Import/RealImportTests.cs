using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;

namespace RotationNotes.Tests.Market.Import;

/// <summary>The vendors' own files: every layout, every known defect.</summary>
public sealed class RealImportTests
{
    private static readonly TradingCalendar calendar = TradingCalendar.Load();
    private static readonly Lazy<ImportReport> report = new(() => FolderImport.Run(RealData.Folder!, SeriesMap.Load(), calendar));

    [Fact]
    public void EveryFile_IsImported_ButTheOneThatNobodyKnows()
    {
        var rows = Report().Rows;

        Assert.DoesNotContain(rows, r => r.Outcome == ImportOutcome.Failed);
        Assert.Equal(["macro_fred/us_treasury_yields_daily_1962_2024-06.csv"], rows.Where(r => r.Outcome == ImportOutcome.Unknown).Select(r => r.File));
        Assert.Equal(
            ["etf_stock/QQQ_ohlc.csv", "etf_stock/SPY_ohlc.csv", "index/SP500_fred_style_2014_2024.csv"],
            rows.Where(r => r.Outcome == ImportOutcome.NotUsed).Select(r => r.File));
        // 94 quoted series less ten that no file holds, the four other prices of the Russell 2000 fund, and seven fields of three contracts, of the older Russell contract and of the splice.
        Assert.Equal(126, Report().Series.Length);
    }

    [Fact]
    public void EveryLayout_IsMetInTheWild()
    {
        string[] layouts =
        [
            "CFTC TFF 84", "CFTC TFF 87", "Cboe OHLC", "Cboe index", "Date and named column", "FRED csv", "Stooq text", "TFF by code", "TFF by contract",
            "Yahoo 7 columns", "Yahoo OHLC", "Yahoo close", "date,value",
        ];

        Assert.Equal(layouts, Report().Rows.Where(r => r.File != "(splice)").Select(r => r.Layout).Where(l => l.Length > 0).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("RUT", "2024-07-09", 2029.47)]
    [InlineData("RUT", "2024-07-16", 2263.67)]
    [InlineData("SPX", "2024-07-16", 5667.20)]
    [InlineData("NDX", "2024-07-16", 20398.62)]
    [InlineData("RVX", "2024-07-16", 23.98)]
    [InlineData("VXN", "2024-07-16", 18.35)]
    [InlineData("VIX", "2024-07-16", 13.19)]
    [InlineData("DGS2", "2024-07-11", 4.50)]
    [InlineData("TFF.RUT.AM.LONG", "2024-07-16", 207674)]
    [InlineData("TFF.RUT.LEV.SHORT", "2024-07-16", 121376)]
    [InlineData("TFF.NDX.OI", "2024-07-16", 256571)]
    public void Values_AreThePublishedOnes(string id, string date, double value)
    {
        var series = Series(id);

        var index = series.Dates.BinarySearch(DateOnly.Parse(date));
        Assert.True(index >= 0);
        // Vendors store closes as single floats: half a cent at twenty thousand.
        Assert.Equal(value, series.Values[index], 0.005);
    }

    [Fact]
    public void FilesOfOneSeries_AreJoined()
    {
        Assert.Equal((new DateOnly(1996, 12, 31), new DateOnly(2025, 9, 25)), (Series("BAMLH0A0HYM2").Dates[0], Series("BAMLH0A0HYM2").Dates[^1]));
        Assert.Equal((new DateOnly(1990, 1, 2), new DateOnly(2025, 9, 25)), (Series("VIX").Dates[0], Series("VIX").Dates[^1]));
        Assert.Equal(new DateOnly(1927, 12, 30), Series("SPX").Dates[0]);
        // Annual files and both excerpts: the CME contract from its first report.
        Assert.Equal((new DateOnly(2017, 8, 15), new DateOnly(2024, 9, 17)), (Series("TFF.RUT.OI").Dates[0], Series("TFF.RUT.OI").Dates[^1]));
    }

    [Fact]
    public void JoiningInAnyOrder_GivesTheSameSeries()
    {
        RealData.Required();
        var map = SeriesMap.Load();
        var files = RealData.Folder!.EnumerateFiles("*.csv", SearchOption.AllDirectories)
            .Where(f => f.FullName.Contains("index") || f.FullName.Contains("cftc") || f.Name.StartsWith("VIX", StringComparison.Ordinal))
            .Select(f => FileImport.Read(SourceFile.Read(f, f.Name), map, calendar))
            .ToArray();
        var expected = FolderImport.Report(files, [.. map.Splices]).Series;
        var random = new Random(7);
        for (var round = 0; round < 5; round++)
        {
            random.Shuffle(files);
            var shuffled = FolderImport.Report(files, [.. map.Splices]).Series;
            Assert.Equal(expected.Length, shuffled.Length);
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.True(expected[i].Dates.SequenceEqual(shuffled[i].Dates));
                Assert.True(expected[i].Values.SequenceEqual(shuffled[i].Values));
            }
        }
    }

    [Theory]
    [InlineData("2024-07-16", "2024-07-09")]
    [InlineData("2024-07-19", "2024-07-16")]
    [InlineData("2024-07-22", "2024-07-16")]
    public void Positions_AreThoseOfTheLastPublishedReport(string asOf, string reportDate)
    {
        var view = new MarketData(calendar, Report().Series).AsOf(DateOnly.Parse(asOf));
        var (longs, shorts) = (view.Find(new SeriesId("TFF.RUT.LEV.LONG"))!, view.Find(new SeriesId("TFF.RUT.LEV.SHORT"))!);

        Assert.Equal(DateOnly.Parse(reportDate), longs.Dates[^1]);
        var share = longs.Values[^1] / (longs.Values[^1] + shorts.Values[^1]);
        Assert.Equal(reportDate == "2024-07-16" ? 0.413 : 0.320, share, 3);
    }

    [Fact]
    public void TheTwoRussellContracts_AreSpliced_WithoutAGapOrAJump()
    {
        var (old, current, spliced) = (Series("TFF.RUT.ICE.OI"), Series("TFF.RUT.OI"), Series("TFF.RUT.SPLICED.OI"));

        Assert.Equal(new DateOnly(2018, 6, 5), old.Dates[^1]);
        Assert.Equal(old.Dates[0], spliced.Dates[0]);
        Assert.Equal(current.Dates[^1], spliced.Dates[^1]);
        // Both counted in autumn 2017.
        var day = new DateOnly(2017, 11, 7);
        Assert.Equal(old.Values[old.IndexOf(day)] + current.Values[current.IndexOf(day)], spliced.Values[spliced.IndexOf(day)]);
        Assert.Equal(old.Dates.ToArray().Union(current.Dates.ToArray()).Count(), spliced.Count);
        Assert.Empty(Report().Rows.Single(r => r.File == "(splice)").Problems);
    }

    [Fact]
    public void AsOfBefore1990_IsRefused_ThoughTheDataBeginIn1927()
    {
        var market = new MarketData(calendar, Report().Series);

        Assert.Equal(new DateOnly(1990, 1, 2), market.FirstSession);
        Assert.Equal(FailureKind.Data, Assert.Throws<DiagnosticException>(() => market.AsOf(new DateOnly(1987, 10, 19))).Kind);
        Assert.Equal(new DateOnly(2025, 9, 24), market.DefaultAsOf);
    }

    private static ImportReport Report()
    {
        RealData.Required();
        return report.Value;
    }

    private static Series Series(string id) => Report().Series.Single(s => s.Id.Value == id);
}
