using RotationNotes.Foundation.Units;
using RotationNotes.Market.Import;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Market.Import;

/// <summary>Vendors' files with many series: each layout as its publisher writes it, in small.</summary>
public sealed class TableImportTests
{
    private const string Finra = "accountingYearMonthNumber|symbolCode|issueName|issuerServicesGroupExchangeCode|marketClassCode|currentShortPositionQuantity|previousShortPositionQuantity|stockSplitFlag|averageDailyVolumeQuantity|daysToCoverQuantity|revisionFlag|changePercent|changePreviousNumber|settlementDate\n";
    private const string Occ = "quantity,underlying,symbol,actype,porc,exchange,actdate\n";
    private const string Cme = "PRODUCT SYMBOL,CONTRACT MONTH,CONTRACT YEAR,CONTRACT DAY,CONTRACT,PRODUCT DESCRIPTION,OPEN,HIGH,HIGH AB INDICATOR,LOW,LOW AB INDICATOR,LAST,LAST AB INDICATOR,SETTLE,PT CHG,EST. VOL,PRIOR SETTLE,PRIOR VOL,PRIOR INT,TRADEDATE\n";

    [Fact]
    public void VendorObservations_KeepTheirUnitsAndTheirMoments()
    {
        var report = FolderImportTests.Import(("x.csv",
            "series,date,known_at,value,unit,name,source\n"
            + "ODDS.REP_SWEEP,2024-07-15,2024-07-15,38,percent,,\n"
            + "FUND.RUT.PE,2024-06-30,2024-07-03 18:00,23.5,multiple,,\n"
            + "DESK.RISK,2024-07-15,2024-07-15,1.25,index,Desk risk score,Own desk\n"
            + "PB.TMT.NET,2024-07-12,2024-07-15 17:00,-1250000000,usd,,\n"));

        Assert.Empty(report.Problems);
        Assert.Equal([0.38], Series(report, "ODDS.REP_SWEEP").Values.ToArray());
        Assert.Equal(new DateTime(2024, 7, 3, 18, 0, 0), Series(report, "FUND.RUT.PE").Vintages!.Rows[0].KnownAt);
        Assert.Equal(("Desk risk score", "Own desk", Unit.IndexNumber), (Series(report, "DESK.RISK").Descriptor.Name, Series(report, "DESK.RISK").Descriptor.Source, Series(report, "DESK.RISK").Descriptor.Unit));
        // After the close of the 15th: only the next session's view shows it.
        Assert.Null(View(report, "2024-07-15").Find(new SeriesId("PB.TMT.NET")));
        Assert.Equal(-1.25e9, View(report, "2024-07-16").Find(new SeriesId("PB.TMT.NET"))!.Values[^1]);
    }

    [Theory]
    [InlineData("ODDS.REP_SWEEP,2024-07-15,,38,share", "x.csv(2): error: 38 is no possible share; 0.25 stands for 25 %. Is the file in percent?")]
    [InlineData("ODDS.REP_SWEEP,2024-07-15,,0.4,usd", "x.csv(2): error: ODDS.REP_SWEEP is kept in share, the file has it in usd.")]
    [InlineData("ODDS.REP_SWEEP,2024-07-15,yesterday,0.4,share", "x.csv(2): error: 'yesterday' in column 'known_at' is not a moment.")]
    [InlineData("ODDS.REP_SWEEP,15.07.2024,,0.4,share", "x.csv(2): error: '15.07.2024' in column 'date' is not a date.")]
    [InlineData("odds,2024-07-15,,0.4,share", "x.csv(2): error: 'odds' is not a series id.")]
    [InlineData("NEW,2024-07-15,,0.4,furlongs", "x.csv(2): error: 'furlongs' is no unit.")]
    [InlineData("FUND.RUT.PE,2024-07-15,,\"23,5\",multiple", "x.csv(2): error: column 'value': '23,5' is written with a comma.")]
    [InlineData("FUND.RUT.PE,2024-07-15,,1,multiple\nFUND.RUT.PE,2024-07-15,,2,multiple", "x.csv(3): error: FUND.RUT.PE of 2024-07-15 stands already in line 2.")]
    public void VendorObservations_MistakesAreNamedByLine(string rows, string message)
    {
        var problem = FolderImportTests.Import(("x.csv", "series,date,known_at,value,unit\n" + rows + "\n")).Problems.First();

        Assert.StartsWith(message, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Alfred_RowsAndColumns_GiveTheSameVintages()
    {
        const string rows = "realtime_start,realtime_end,date,value\n2024-06-12,2024-07-10,2024-05-01,313.0\n2024-07-11,9999-12-31,2024-05-01,313.225\n2024-07-11,9999-12-31,2024-06-01,313.049\n";
        const string columns = "observation_date,CPIAUCSL_20240612,CPIAUCSL_20240711\n2024-05-01,313.0,313.225\n2024-06-01,.,313.049\n";

        foreach (var report in new[] { FolderImportTests.Import(("CPIAUCSL.csv", rows)), FolderImportTests.Import(("any.csv", columns)) })
        {
            Assert.Empty(report.Problems);
            Assert.Equal([313.0], View(report, "2024-07-10").Find(new SeriesId("CPIAUCSL"))!.Values.ToArray());
            Assert.Equal([313.225, 313.049], View(report, "2024-07-11").Find(new SeriesId("CPIAUCSL"))!.Values.ToArray());
        }
    }

    [Fact]
    public void Alfred_TheDayOfTheRelease_IsTheFirstThatShowsIt()
    {
        var report = FolderImportTests.Import(("CPIAUCSL.csv", "date,realtime_start,value\n2024-05-01,2024-06-12,313.0\n2024-06-01,2024-07-11,313.049\n"));

        Assert.Equal(new DateOnly(2024, 5, 1), View(report, "2024-07-10").Find(new SeriesId("CPIAUCSL"))!.Dates[^1]);
        Assert.Equal(new DateOnly(2024, 6, 1), View(report, "2024-07-11").Find(new SeriesId("CPIAUCSL"))!.Dates[^1]);
    }

    [Fact]
    public void ShortInterest_IsKnownOnTheSeventhSession()
    {
        var report = FolderImportTests.Import(("shrt20240715.csv", Finra
            + "20240628|IWM|iShares Russell 2000 ETF|P|ARCA|74000000|75000000||31000000|2.39|||-1000000|2024-06-28\n"
            + "20240715|IWM|iShares Russell 2000 ETF|P|ARCA|72000000|74000000||35000000|2.06|||-2000000|2024-07-15\n"
            + "20240715|ZZZZ|Unmapped|P|ARCA|5|6||1|5|||-1|2024-07-15\n"));

        Assert.Empty(report.Problems);
        // 28 June: published 10 July (4 July is a holiday), in the evening. 15 July: 24 July.
        Assert.Null(View(report, "2024-07-10").Find(new SeriesId("SI.IWM")));
        Assert.Equal(74e6, View(report, "2024-07-11").Find(new SeriesId("SI.IWM"))!.Values[^1]);
        Assert.Equal(74e6, View(report, "2024-07-24").Find(new SeriesId("SI.IWM"))!.Values[^1]);
        Assert.Equal(72e6, View(report, "2024-07-25").Find(new SeriesId("SI.IWM"))!.Values[^1]);
        Assert.Equal(2.06, Series(report, "SI.IWM.DTC").Values[^1]);
    }

    [Fact]
    public void ShortInterest_WithCommasAndQuotes_IsTheSame()
    {
        var commas = Finra.Replace('|', ',') + "\"20240715\",\"IWM\",\"iShares Russell 2000, ETF\",\"P\",\"ARCA\",\"72000000\",\"74000000\",,\"35000000\",\"2.06\",,,\"-2000000\",\"2024-07-15\"\n";

        Assert.Equal([72e6], Series(FolderImportTests.Import(("s.csv", commas)), "SI.IWM").Values.ToArray());
    }

    [Fact]
    public void OptionVolume_CountsEachTradeOnce_WithoutAdjustedRoots()
    {
        var report = FolderImportTests.Import(("occ.csv", Occ
            + "10,IWM,IWM,C,C,CBOE,07/11/2024,\n6,IWM,IWM,M,C,CBOE,07/11/2024,\n4,IWM,IWM,F,C,CBOE,07/11/2024,\n"
            + "12,IWM,IWM,C,P,ISE,07/11/2024,\n8,IWM,IWM,M,P,ISE,07/11/2024,\n8,IWM,2IWM,C,C,CBOE,07/11/2024,\n7,OTHER,OTHER,C,C,CBOE,07/11/2024,\n"));

        Assert.Empty(report.Problems);
        Assert.Equal((10.0, 10.0), (Series(report, "OPT.IWM.CALLS").Values[0], Series(report, "OPT.IWM.PUTS").Values[0]));
        // Known in the evening.
        Assert.Null(View(report, "2024-07-11").Find(new SeriesId("OPT.IWM.CALLS")));
        Assert.NotNull(View(report, "2024-07-12").Find(new SeriesId("OPT.IWM.CALLS")));
    }

    [Fact]
    public void OptionVolume_OneSideMissing_IsRefused() =>
        Assert.Contains("odd number 13", FolderImportTests.Import(("occ.csv", Occ + "10,IWM,IWM,C,C,CBOE,07/11/2024,\n3,IWM,IWM,M,C,CBOE,07/11/2024,\n")).Problems.Single().Message);

    [Fact]
    public void VolatilitySurface_GivesPointsAtThreeDeltas()
    {
        var report = FolderImportTests.Import(("surface.csv",
            "secid,date,days,delta,impl_volatility,impl_strike,impl_premium,dispersion,cp_flag,ticker\n"
            + "1,2024-07-16,30,25,0.235,1,1,0.01,C,IWM\n1,2024-07-16,30,50,0.225,1,1,0.01,C,IWM\n1,2024-07-16,30,-50,0.227,1,1,0.01,P,IWM\n"
            + "1,2024-07-16,30,-25,0.244,1,1,0.01,P,IWM\n1,2024-07-16,60,50,0.9,1,1,0.01,C,IWM\n1,2024-07-15,30,25,-99.99,1,1,0.01,C,IWM\n"));

        Assert.Empty(report.Problems);
        Assert.Equal(22.6, Series(report, "IV.IWM.ATM").Values[^1], 9);
        Assert.Equal((23.5, 24.4), (Series(report, "IV.IWM.C25").Values[^1], Series(report, "IV.IWM.P25").Values[^1]));
    }

    [Fact]
    public void Settlements_GiveFedFundsContracts()
    {
        var report = FolderImportTests.Import(("cbt_future.csv", Cme
            + "ZQ,07,2024,,ZQN24,30 Day Federal Funds Futures,94.67,94.67,,94.67,,94.67,,94.6725,.0025,1000,94.67,900,5000,07/16/2024\n"
            + "ZQ,09,2024,,ZQU24,30 Day Federal Funds Futures,94.86,94.88,,94.86,,94.87,,94.865,.01,1000,94.855,900,5000,07/16/2024\n"
            + "SI,05,2019,,SIK19,Silver Futures,16.880,16.880,,16.880,,16.880,,16.891,-.005,144,16.896,,150,06/01/2018\n"));

        Assert.Empty(report.Problems);
        Assert.Equal([94.865], Series(report, "ZQ.2024.09").Values.ToArray());
        Assert.Equal("30-day federal funds future, September 2024", Series(report, "ZQ.2024.09").Descriptor.Name);
        Assert.Equal([94.6], Series(FolderImportTests.Import(("ZQU24.csv", "Date,Close\n2024-07-16,94.6\n")), "ZQ.2024.09").Values.ToArray());
    }

    [Fact]
    public void Holdings_GiveConcentrationSectorsAndShares()
    {
        var report = FolderImportTests.Import(("IVV_holdings.csv",
            "iShares Core S&P 500 ETF\nFund Holdings as of,\"Jul 16, 2024\"\nInception Date,\"May 15, 2000\"\nShares Outstanding,\"875,000,000.00\"\nStock,\"-\"\n\n"
            + "Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Quantity,Price\n"
            + "\"AAPL\",\"APPLE INC\",\"Information Technology\",\"Equity\",\"1,000.00\",\"40.0\",\"1\",\"1\",\"1\"\n"
            + "\"GOOGL\",\"ALPHABET A\",\"Communication\",\"Equity\",\"1,000.00\",\"20.0\",\"1\",\"1\",\"1\"\n"
            + "\"GOOG\",\"ALPHABET C\",\"Communication\",\"Equity\",\"1,000.00\",\"15.0\",\"1\",\"1\",\"1\"\n"
            + "\"JPM\",\"JPMORGAN\",\"Financials\",\"Equity\",\"1,000.00\",\"24.5\",\"1\",\"1\",\"1\"\n"
            + "\"XTSLA\",\"CASH FUND\",\"Cash and/or Derivatives\",\"Money Market\",\"1,000.00\",\"0.5\",\"1\",\"1\",\"1\"\n"));

        Assert.Empty(report.Problems);
        Assert.Equal(0.35, Series(report, "W.IVV.GOOGL").Values[0], 12);
        Assert.Equal(0.40 * 0.40 + 0.35 * 0.35 + 0.245 * 0.245, Series(report, "CONC.IVV.HHI").Values[0], 12);
        Assert.Equal(0.245, Series(report, "SECTOR.IVV.FINANCIALS").Values[0], 12);
        Assert.Equal(875e6, Series(report, "SHS.IVV").Values[0]);
        Assert.Null(View(report, "2024-07-16").Find(new SeriesId("CONC.IVV.HHI")));
    }

    [Theory]
    [InlineData("Fund Holdings as of,\"-\"\nTicker,Name,Sector,Asset Class,Weight (%)\n", "does not say of which day")]
    [InlineData("Fund Holdings as of,\"Jul 16, 2024\"\nTicker,Name,Sector,Asset Class,Weight (%)\n\"AAPL\",\"A\",\"T\",\"Equity\",\"40\"\n", "add up to 40.0 %")]
    public void Holdings_ThatAreNotWhole_AreRefused(string content, string message) =>
        Assert.Contains(message, FolderImportTests.Import(("IVV_holdings.csv", content)).Problems.First().Message);

    [Fact]
    public void FundHistory_GivesFlows_AndASplitIsNone()
    {
        var report = FolderImportTests.Import(("IWM_history.csv",
            "Date,NAV,Shares Outstanding,Total Net Assets\n"
            + "12-Jul-2024,100.00,\"1,000,000\",100000000\n15-Jul-2024,102.00,\"1,010,000\",103020000\n16-Jul-2024,51.50,\"2,020,000\",104030000\n17-Jul-2024,52.00,\"2,000,000\",104000000\n"));

        Assert.DoesNotContain(report.Problems, p => p.IsError);
        // 10,000 shares at 102; a two-for-one split; 20,000 shares back at 52.
        Assert.Equal([1_020_000.0, 0, -1_040_000], Series(report, "FLOW.IWM").Values.ToArray());
        Assert.Equal(104e6, Series(report, "AUM.IWM").Values[^1]);
        Assert.Equal("(derived)", report.Rows.Single(r => r.SeriesId.StartsWith("FLOW", StringComparison.Ordinal)).File);
    }

    [Fact]
    public void FundFlows_AreRankedInTheList()
    {
        var days = Enumerable.Range(0, 7).Select(i => new DateOnly(2024, 7, 8).AddDays(i)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Append(new DateOnly(2024, 7, 15)).Append(new DateOnly(2024, 7, 16)).Distinct().ToArray();
        string Fund(int perDay) => "Date,NAV,Shares Outstanding\n" + string.Concat(days.Select((d, i) => $"{d:yyyy-MM-dd},100,{1_000_000 + i * perDay}\n"));

        var report = FolderImportTests.Import(("IWM.csv", Fund(300)), ("SPY.csv", Fund(900)), ("QQQ.csv", Fund(-50)));

        Assert.Equal((2.0, 1.0, 3.0), (Series(report, "FLOWRANK.IWM").Values[^1], Series(report, "FLOWRANK.SPY").Values[^1], Series(report, "FLOWRANK.QQQ").Values[^1]));
    }

    [Fact]
    public void Releases_AreDatedByTheDayTheyCame()
    {
        var report = FolderImportTests.Import(("releases.csv",
            "release,period,released_at,actual,consensus,prior\nCPI_YOY,2024-05-01,2024-06-12 08:30,3.3,3.4,3.4\nCPI_YOY,2024-06-01,2024-07-11 08:30,3.0,3.1,3.3\nCPI_YOY,2024-07-01,2024-08-14 08:30,,3.0,3.0\n"));

        Assert.Empty(report.Problems);
        Assert.Equal([new DateOnly(2024, 6, 12), new DateOnly(2024, 7, 11)], Series(report, "EC.CPI_YOY.ACTUAL").Dates.ToArray());
        Assert.Equal([3.4, 3.1], Series(report, "EC.CPI_YOY.CONSENSUS").Values.ToArray());
        Assert.Contains("'CPI' is no known release", FolderImportTests.Import(("r.csv", "release,period,released_at,actual,consensus,prior\nCPI,,2024-07-11,1,1,1\n")).Problems.First().Message);
    }

    [Fact]
    public void LegacyReport_GivesNonCommercialPositions()
    {
        var report = FolderImportTests.Import(("annual.txt",
            "\"Market and Exchange Names\",\"As of Date in Form YYMMDD\",\"As of Date in Form YYYY-MM-DD\",\"CFTC Contract Market Code\",\"Open Interest (All)\",\"Noncommercial Positions-Long (All)\",\"Noncommercial Positions-Short (All)\",\"Noncommercial Positions-Spreading (All)\",\"Commercial Positions-Long (All)\",\"Commercial Positions-Short (All)\"\n"
            + "\"RUSSELL E-MINI - CHICAGO MERCANTILE EXCHANGE\",240709,2024-07-09,239742,447956,60000,130000,5000,300000,200000\n"));

        Assert.Empty(report.Problems);
        Assert.Equal("CFTC legacy", report.Rows[0].Layout);
        Assert.Equal((60000.0, 130000.0), (Series(report, "COT.RUT.NC.LONG").Values[0], Series(report, "COT.RUT.NC.SHORT").Values[0]));
        Assert.Equal("Russell 2000 futures: non-commercial, long", Series(report, "COT.RUT.NC.LONG").Descriptor.Name);
    }

    private static Series Series(ImportReport report, string id) => report.Series.Single(s => s.Id.Value == id);

    // A price that lasts through the summer, so that any session can be viewed.
    private static MarketView View(ImportReport report, string asOf)
    {
        var calendar = TestMarket.Calendar;
        var lead = TestMarket.Daily("LEAD", Unit.Price, "2024-07-31", [.. Enumerable.Repeat(1.0, 40)]);
        return new MarketData(calendar, report.Series.Add(lead)).AsOf(DateOnly.Parse(asOf));
    }
}
