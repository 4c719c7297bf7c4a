using System.IO.Compression;
using System.Text;
using RotationNotes.Market.Import;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Sources;
using RotationNotes.Market.Store;

namespace RotationNotes.Tests.Market.Sources;

public sealed class FetchRunTests : IDisposable
{
    private const string Yields = "observation_date,DGS2\n2024-07-15,4.46\n2024-07-16,4.43\n2024-07-17,4.45\n2024-07-18,4.47\n";
    private const string Volatility = "DATE,OPEN,HIGH,LOW,CLOSE\n07/16/2024,13.1,13.4,12.9,13.19\n07/17/2024,13.2,14.9,13.1,14.48\n07/18/2024,14.4,16.2,14.1,15.93\n";
    private const string Treasury = "Date,\"1 Mo\",\"1.5 Month\",\"3 Mo\",\"2 Yr\",\"10 Yr\"\n07/19/2024,5.49,N/A,5.40,4.49,4.25\n07/18/2024,5.48,,5.41,4.47,4.20\n";

    private const string Positions =
        "Market_and_Exchange_Names,As_of_Date_In_Form_YYMMDD,Report_Date_as_YYYY-MM-DD,CFTC_Contract_Market_Code,Open_Interest_All,Dealer_Positions_Long_All,Dealer_Positions_Short_All,"
        + "Asset_Mgr_Positions_Long_All,Asset_Mgr_Positions_Short_All,Lev_Money_Positions_Long_All,Lev_Money_Positions_Short_All,FutOnly_or_Combined\n"
        + "RUSSELL E-MINI,240716,2024-07-16,239742,488061,93530,96922,207674,143374,85333,121376,FutOnly\n";

    private const string EarlyPositions =
        "Market_and_Exchange_Names,As_of_Date_In_Form_YYMMDD,Report_Date_as_YYYY-MM-DD,CFTC_Contract_Market_Code,Open_Interest_All,Dealer_Positions_Long_All,Dealer_Positions_Short_All,"
        + "Asset_Mgr_Positions_Long_All,Asset_Mgr_Positions_Short_All,Lev_Money_Positions_Long_All,Lev_Money_Positions_Short_All,FutOnly_or_Combined\n"
        + "MINI,161227,12/27/2016 12:00:00 AM,239742,93212.000000,1000.000000,2000.000000,3000.000000,4000.000000,5000.000000,6000.000000,FutOnly\n";

    private readonly FetchBench bench = new();

    private MarketSource Fred => bench.Source("fred-csv", "/fred?id={symbol}", "DGS2");

    private MarketSource Cboe => bench.Source("cboe-csv", "/{symbol}_History.csv", "VIX");

    public void Dispose() => bench.Dispose();

    [Fact]
    public void FirstFetch_GivesTheStoreThatAnImportOfTheSameFilesGives()
    {
        bench.Vendor.Answer("/fred?id=DGS2", Reply.Of(200, Yields));
        bench.Vendor.Answer("/VIX_History.csv", Reply.Of(200, Volatility.Replace("\n", "\r\n")));
        bench.Vendor.Answer("/2024/all", Reply.Of(200, Treasury.TrimEnd()));
        bench.Vendor.Answer("/fut_fin_2024.zip", Reply.Of(200, Zip(Positions)));

        var report = bench.Fetch(Fred, Cboe, bench.Source("treasury-csv", "/{year}/all"), bench.Source("cftc-files", "/fut_fin_2024.zip"));

        using var files = new TemporaryFolder();
        File.WriteAllText(files["DGS2.csv"], Yields);
        File.WriteAllText(files["VIX_History.csv"], Volatility);
        File.WriteAllText(files["treasury.csv"], Treasury);
        File.WriteAllText(files["FinFutYY.txt"], Positions);
        var imported = new MarketStore(new DirectoryInfo(files["store"]));
        imported.Save(FolderImport.Run(files.Folder, SeriesMap.Shipped, now: bench.Now), bench.Now);
        Assert.All(report.Rows, row => Assert.Equal(FetchOutcome.New, row.Outcome));
        Assert.Equal(imported.Read()!.Digest, bench.Store.Read()!.Digest);
        Assert.Equal((new DateOnly(2024, 7, 15), new DateOnly(2024, 7, 18), 4), (report.Rows[0].From, report.Rows[0].To, report.Rows[0].NewValues));
        Assert.Equal(4.49, bench.Store.Read()!.Series.Single(series => series.Descriptor.Id.Value == "DGS2").Series.Values[^1]);
    }

    [Fact]
    public void SecondFetchWithoutNews_CostsOneRequestAFile_AndChangesNothing()
    {
        bench.Vendor.Answer("/fred?id=DGS2", Reply.Csv(Yields, "\"a1\""));
        bench.Vendor.Answer("/VIX_History.csv", Reply.Csv(Volatility, "\"b1\""));
        bench.Fetch(Fred, Cboe);
        var before = bench.StoredBytes();

        var report = bench.Fetch(Fred, Cboe);

        Assert.All(report.Rows, row => Assert.Equal((FetchOutcome.NothingNew, new DateOnly(2024, 7, 18)), (row.Outcome, row.To!.Value)));
        Assert.Equal(4, bench.Vendor.Requests.Count);
        Assert.Contains("If-None-Match: \"a1\"", bench.Vendor.Requests.ElementAt(2), StringComparison.Ordinal);
        Assert.Equal(before, bench.StoredBytes());
    }

    [Fact]
    public void Revision_IsCounted_AndTheOldBodyIsKeptBesideTheNew()
    {
        bench.Vendor.Answer("/fred?id=DGS2", Reply.Of(200, Yields), Reply.Of(200, Yields.Replace("4.45", "4.44") + "2024-07-19,4.49\n"));
        bench.Fetch(Fred);

        var row = Assert.Single(bench.Fetch(Fred).Rows);

        Assert.Equal((1, 1), (row.NewValues, row.RevisedValues));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(bench.Fetched.FullName, "bodies")).Length);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>Please log in</html>", "a web page came in the place of data")]
    [InlineData("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "the vendor refuses the file")]
    [InlineData("", "the body is empty")]
    [InlineData("\uFEFF \n", "the body is empty")]
    [InlineData("{\"Information\":\"25 requests per day\"}", "a message came in the place of rows: '{\"Information\"")]
    [InlineData("Exceeded the daily hits limit", "a message instead of data")]
    [InlineData("PK\u0003\u0004rest", "a zip archive came in the place of rows")]
    [InlineData("observation_date,DGS2\n", "no rows with a value")]
    [InlineData("observation_date,DGS2\n2024-07-17,4.45\n2024-07-18,4.", "the body is cut")]
    [InlineData("observation_date,DGS10\n2024-07-17,4.15\n2024-07-18,4.20\n", "it brings DGS10 where DGS2 was asked for")]
    [InlineData("observation_date,DGS2\n2017-10-18,1.56\n2017-10-19,1.55\n", "the vendor's file ends on 2017-10-19")]
    [InlineData("observation_date,DGS2\n2024-07-17,4.45\n<html>sorry</html>\n", "markup of a web page")]
    [InlineData("observation_date,DGS2\n2024-07-17,446\n2024-07-18,447\n", "446")]
    public void BodyThatIsNoData_IsRefusedByName_AndLeavesTheStoreByteForByte(string body, string reason)
    {
        bench.Vendor.Answer("/fred?id=DGS2", Reply.Of(200, Yields), Reply.Of(200, body, "Content-Type: text/csv"));
        bench.Fetch(Fred);
        var before = bench.StoredBytes();

        var row = Assert.Single(bench.Fetch(Fred).Rows);

        Assert.Equal(FetchOutcome.Failed, row.Outcome);
        Assert.Contains(reason, row.Problem!.What, StringComparison.Ordinal);
        Assert.NotEmpty(row.Problem.Advice);
        Assert.Equal(before, bench.StoredBytes());
        Assert.Contains("\"outcome\":\"refused\"", bench.Register(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("observation_date,DGS2\n2024-07-15,4.46\n2024-07-16,4.43\n", "an older body came: it ends on 2024-07-16")]
    [InlineData("observation_date,DGS2\n2024-07-18,4.47\n", "the body is short: 1 rows, the one before had 4")]
    public void BodyThatLostRows_IsRefused(string body, string reason)
    {
        bench.Vendor.Answer("/fred?id=DGS2", Reply.Of(200, Yields), Reply.Of(200, body));
        bench.Fetch(Fred);

        Assert.Contains(reason, Assert.Single(bench.Fetch(Fred).Rows).Problem!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void UnchangedBody_ThatHasBecomeTooOld_IsAFailure()
    {
        bench.Vendor.Answer("/VIX_History.csv", Reply.Csv(Volatility, "\"b1\""));
        bench.Fetch(Cboe);
        bench.Now = bench.Now.AddDays(21);

        Assert.Contains("ends on 2024-07-18, 16 sessions ago", Assert.Single(bench.Fetch(Cboe).Rows).Problem!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void FailedSource_DoesNotStopTheOthers()
    {
        bench.Vendor.Answer("/VIX_History.csv", Reply.Of(200, Volatility));
        bench.Vendor.Answer("/fred?id=DGS2", Reply.Of(429, "slow down", "Retry-After: 600"));

        var report = bench.Fetch(bench.Source("fred-csv", "/fred?id={symbol}", "DGS2", "DGS10"), Cboe);

        Assert.Equal([FetchOutcome.Failed, FetchOutcome.Failed, FetchOutcome.New], report.Rows.Select(row => row.Outcome));
        Assert.Contains("It asks to wait 600 s", report.Rows[0].Problem!.Advice, StringComparison.Ordinal);
        Assert.StartsWith("not asked: the vendor's limit", report.Rows[1].Problem!.What, StringComparison.Ordinal);
        Assert.Equal(2, bench.Vendor.Requests.Count);
    }

    [Fact]
    public void FinalArchive_IsNeverAskedAgain_AndEarlyDatesAreRead()
    {
        bench.Vendor.Answer("/fin_fut_txt_2006_2016.zip", Reply.Of(200, Zip(EarlyPositions)));
        for (var year = 2017; year < 2024; year++)
            bench.Vendor.Answer($"/y_{year}.zip", Reply.Of(200, Zip(Positions.Replace("240716,2024-07-16", $"{year - 2000}0718,{year}-07-18"))));
        bench.Vendor.Answer("/y_2024.zip", Reply.Of(200, Zip(Positions)));
        var source = bench.Source("cftc-files", "/y_{year}.zip");

        var first = bench.Fetch(source);
        var second = bench.Fetch(source);

        Assert.All(first.Rows, row => Assert.Null(row.Problem));
        Assert.All(second.Rows, row => Assert.Equal(FetchOutcome.NothingNew, row.Outcome));
        Assert.Equal(10, bench.Vendor.Requests.Count);
        Assert.Equal(new DateOnly(2016, 12, 27), bench.Store.Read()!.Series.Single(series => series.Descriptor.Id.Value == "TFF.RUT.OI").First);
    }

    [Fact]
    public void Trial_KeepsAndStoresNothing_AndCountsAllTheSame()
    {
        bench.Vendor.Answer("/fred?id=DGS2", Reply.Of(200, Yields));

        var report = bench.Run(isTrial: true, Fred);

        Assert.Equal(4, Assert.Single(report.Rows).NewValues);
        Assert.Null(bench.StoredBytes());
        Assert.False(bench.Fetched.Exists);
    }

    [Fact]
    public void Key_GoesOverTheWire_AndNowhereElse()
    {
        bench.Variables["DESK_KEY"] = "s3cret";
        bench.Vendor.Answer("/DGS2?token=s3cret", Reply.Of(200, Yields));
        bench.Vendor.Answer("/DGS10?token=s3cret", Reply.Of(200, "key s3cret is over its limit"));

        var report = bench.Fetch(bench.Source("http", "/{symbol}?token={key}", "DGS2", "DGS10") with { KeyVariable = "DESK_KEY" });

        Assert.Equal([FetchOutcome.New, FetchOutcome.Failed], report.Rows.Select(row => row.Outcome));
        Assert.All(Directory.GetFiles(bench.Fetched.Parent!.FullName, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain("s3cret", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void MissingKey_IsNamed_AndNobodyIsAsked()
    {
        var row = Assert.Single(bench.Fetch(bench.Source("http", "/{symbol}?token={key}", "DGS2") with { KeyVariable = "DESK_KEY" }).Rows);

        Assert.Equal("Set the environment variable DESK_KEY.", row.Problem!.Advice);
        Assert.Empty(bench.Vendor.Requests);
    }

    private static byte[] Zip(string text)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("FinFutYY.txt").Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
