using System.Text;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Tests.Market.Import;

/// <summary>Files as people get them: what is read although it looks odd, and the one true reason where it is not.</summary>
public sealed class ExportTests
{
    private static readonly TradingCalendar calendar = TradingCalendar.Load();
    private static readonly SeriesMap map = SeriesMap.Load();
    private static readonly DateOnly lastDay = new(2024, 7, 17);

    [Theory]
    [InlineData("IWM.csv", "Price,Close,High,Low,Open,Volume\nTicker,IWM,IWM,IWM,IWM,IWM\nDate,,,,,\n2024-07-15,217.19,218,216,217,5\n2024-07-16,224.6,225,217,218,6\n")]
    [InlineData("IWM.csv", "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits,Capital Gains\n2024-07-15 00:00:00-04:00,217,218,216,217.19,5,0.0,0.0,0.0\n2024-07-16 00:00:00-04:00,218,225,217,224.6,6,0.0,0.0,0.0\n")]
    [InlineData("IWM.csv", "Volume,Close,Date,Low,High,Open\n5,217.19,2024-07-15,216,218,217\n6,224.6,2024-07-16,217,225,218\n")]
    [InlineData("IWM.csv", "Prices of the fund\nSource: the vendor\nDate,Close\n2024-07-15,217.19\n2024-07-16,224.6\n")]
    [InlineData("IWM_20240716.csv", "Date,Close\n2024-07-15,217.19\n2024-07-16,224.6\n\n\"All rights reserved, see the terms.\"\n\"No warranty.\"\n")]
    [InlineData("IWM.csv", "Date,Close\n2024-07-15,217.19\n2024-07-16,224.6\nSource: the vendor\n")]
    [InlineData("IWM.csv", "Date,Close\n15/07/2024,217.19\n16/07/2024,224.6\n")]
    public void CommonExports_AreRead(string name, string text)
    {
        var reading = Read(name, text);

        Assert.Empty(reading.Problems().Where(p => p.IsError));
        // Open, high, low and volume, where a file has them, are series of their own.
        Assert.All(reading.Series, part => Assert.StartsWith("IWM", part.Id.Value, StringComparison.Ordinal));
        var series = Assert.Single(reading.Series, part => part.Id.Value == "IWM");
        Assert.Equal([new DateOnly(2024, 7, 15), new DateOnly(2024, 7, 16)], series.Dates.ToArray());
        Assert.Equal([217.19, 224.6], series.Values.ToArray());
    }

    [Fact]
    public void SeveralFredSeries_ComeFromOneFile_AndAnUnknownOneIsSaid()
    {
        var reading = Read("fredgraph.csv", "observation_date,DGS2,NOSUCH1,DGS10\n2024-07-15,4.45,1,4.23\n2024-07-16,4.43,,\n");

        Assert.Equal([("DGS10", 1), ("DGS2", 2)], reading.Series.Select(s => (s.Id.Value, s.Count)));
        Assert.Contains("'NOSUCH1'", Assert.Single(reading.Problems()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PositionsFromTheInterface_AreRead_AndAMissingColumnIsNeverZero()
    {
        const string header = "report_date_as_yyyy_mm_dd,cftc_contract_market_code,futonly_or_combined,open_interest_all,dealer_positions_long_all,dealer_positions_short_all,asset_mgr_positions_long,asset_mgr_positions_short,lev_money_positions_long,lev_money_positions_short";
        var row = "\n2024-07-16T00:00:00.000,239742,FutOnly,488061,93530,96922,207674,143374,85333,121376\n";

        Assert.Equal(7, Read("tff.csv", header + row).Series.Count);
        Assert.Empty(Read("tff.csv", header.Replace(",lev_money_positions_long", "", StringComparison.Ordinal) + row).Series);
    }

    [Theory]
    [InlineData("SPX_PE.csv")]
    [InlineData("RUT_members_above_50d.csv")]
    [InlineData("IWM_short_interest.csv")]
    public void NameThatOnlyBeginsLikeASeries_IsNoSeries(string name)
    {
        var reading = Read(name, "date,value\n2024-07-15,23.2\n2024-07-16,23.3\n");

        Assert.Empty(reading.Series);
        Assert.NotNull(reading.Unknown);
    }

    [Theory]
    [InlineData("GSPC_ohlc", "SPX")]
    [InlineData("iwm_us_d", "IWM")]
    [InlineData("CL_F_wti_ohlc", "CL")]
    [InlineData("VIX_History (1)", "VIX")]
    [InlineData("IVV_holdings_2024-07-16", "IVV")]
    public void WhatVendorsAppend_IsPassedOver(string stem, string id) => Assert.Equal(id, map.FindByFileName(stem)?.Descriptor.Id.Value);

    [Fact]
    public void RowFromTheFuture_IsAnErrorWithItsLine()
    {
        var problem = Assert.Single(Read("IWM.csv", "Date,Close\n2024-07-16,224.6\n2034-07-17,225.1\n").Problems());

        Assert.Equal((3, "the row is dated 2034-07-17, which has not come yet."), (problem.Place.Line, problem.Message));
    }

    [Theory]
    [InlineData("iwm_us_d.csv", "Exceeded the daily hits limit", "the file holds a message instead of data")]
    [InlineData("RUT.csv", "{\"Information\": \"our standard API rate is 25 requests\"}", "the file holds a message instead of data")]
    [InlineData("IWM.csv", "a,b,c\n1,2,3\n", "IWM was to be read from this file, but no layout starts with 'a,b,c'.")]
    [InlineData("IWM.csv", "Date,Close\n2024-07-15 04:00:00+00:00,217.19\n2024-07-16 04:00:00+00:00,224.6\n", "'2024-07-15 04:00:00+00:00' is a moment with a time of day; expected is a date like 2024-07-16")]
    [InlineData("IWM.csv", "Date,Close\nMonday,217.19\nTuesday,224.6\n", "'Monday' is not a date; expected is a date like 2024-07-16")]
    [InlineData("IWM.csv", "Date,Close\n05/07/2024,217.19\n", "the dates may have the month first or the day first")]
    [InlineData("IWM.csv", "Date,Close\n2024-07-15,217.19\nSource: the vendor\n2024-07-16,224.6\n", "a row of the table follows the closing line 3.")]
    [InlineData("IWM.csv", "Date,Close\n2024-07-15,217.19\n2024-07-1", "expected 2 columns, found 1.")]
    public void WhatCannotBeRead_HasOneTrueReason(string name, string text, string reason)
    {
        var problem = Assert.Single(Read(name, text).Problems());

        Assert.True(problem.IsError);
        Assert.StartsWith(reason, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DayFirst_IsDecidedOnTheWholeFile()
    {
        var reading = Read("IWM.csv", "Date,Close\n10/07/2024,203.37\n11/07/2024,210.68\n12/07/2024,213.14\n15/07/2024,217.19\n");

        Assert.Equal([10, 11, 12, 15], Assert.Single(reading.Series).Dates.ToArray().Select(d => d.Day));
    }

    [Fact]
    public void RowsWithoutASession_AreLeftOut_AndSaid()
    {
        var reading = Read("VIX.csv", "Date,Close\n2024-07-03,12.09\n2024-07-04,12.26\n2024-07-05,12.48\n2024-07-06,12.48\n2024-07-08,12.37\n");

        Assert.Equal([12.09, 12.48, 12.37], Assert.Single(reading.Series).Values.ToArray());
        Assert.Contains(reading.Problems(), p => p.Message.Contains("rows without a session of the exchange: 1 day (2024-07-04); they are left out.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DGS2", 7, "most rows lie 7 days apart, but DGS2 is a daily series.")]
    [InlineData("CPIAUCSL", 1, "most rows lie 1 day apart, but CPI is a monthly series.")]
    public void WrongFrequency_IsRefused(string stem, int days, string reason)
    {
        var rows = Enumerable.Range(0, 20).Select(i => $"{new DateOnly(2024, 1, 5).AddDays(days * i):yyyy-MM-dd},{4 + (i % 5) / 10.0}");

        var problem = Assert.Single(Read(stem + ".csv", $"observation_date,{stem}\n{string.Join('\n', rows)}\n").Problems(), p => p.IsError);

        Assert.Contains(reason[(reason.IndexOf("most", StringComparison.Ordinal))..].Split(',')[0], problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999.99", 1)]
    [InlineData("3.2", 2)]
    public void FinrasCap_IsNoValue(string daysToCover, int series)
    {
        var reading = Read("shrt.csv", $"symbolCode|currentShortPositionQuantity|daysToCoverQuantity|settlementDate\nIWM|72000000|{daysToCover}|2024-06-28\n");

        Assert.Equal(series, reading.Series.Count);
    }

    private static FileReading Read(string name, string text) => FileImport.Read(SourceFile.Decode(name, Encoding.UTF8.GetBytes(text)), map, calendar, lastDay);
}
