using System.Text;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Import;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Tests.Market.Import;

public sealed class FolderImportTests
{
    private const string Good = "Date,Close\n2024-07-15,2187.02\n2024-07-16,2263.67\n";

    [Theory]
    [InlineData("RUT.csv", "Date,Close\n2024-07-16,2263.67\n", "Yahoo close", "RUT")]
    [InlineData("any.csv", "Date,^RUT\n2024-07-16,2263.67\n", "Date and named column", "RUT")]
    [InlineData("GSPC_ohlc.csv", "Date,Open,High,Low,Close\n2024-07-16,1,3,1,2\n", "Yahoo OHLC", "SPX")]
    [InlineData("GSPC.csv", "Date,Open,High,Low,Close,Adj Close,Volume\n2024-07-16,1,3,1,2,1.5,0\n", "Yahoo 7 columns", "SPX")]
    [InlineData("x.txt", "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\nIWM.US,D,20240716,000000,1,3,1,2,9,0\n", "Stooq text", "IWM")]
    [InlineData("x.csv", "observation_date,DGS2\n2024-07-16,4.43\n", "FRED csv", "DGS2")]
    [InlineData("x.csv", "DATE,DGS2\n2024-07-03,4.71\n2024-07-04,.\n2024-07-05,4.60\n", "FRED csv", "DGS2")]
    [InlineData("RVX_History.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n07/16/2024,22,25,22,23.98\n", "Cboe OHLC", "RVX")]
    [InlineData("GVZ_History.csv", "DATE,GVZ\n07/16/2024,15\n", "Cboe index", "GVZ")]
    [InlineData("SKEW_History.csv", "DATE,SKEW\n2024-07-16,140\n", "Cboe index", "SKEW")]
    [InlineData("CPIAUCSL.csv", "date,value\n2024-06-01,313.0\n", "date,value", "CPIAUCSL")]
    public void Run_KnowsALayoutByItsHeader(string file, string content, string layout, string series)
    {
        var row = Assert.Single(Import((file, content)).Rows);

        Assert.Equal((layout, series, ImportOutcome.Imported), (row.Layout, row.SeriesId, row.Outcome));
        Assert.Empty(row.Problems);
    }

    [Theory]
    [InlineData("broken row", "Date,Close\n2024-07-15,2187.02\n2024-07-16\n", 3, "expected 2 columns, found 1")]
    [InlineData("markup inside", "Date,Close\n2024-07-15,2187.02\n<html><body>503</body></html>\n", 3, "markup of a web page")]
    [InlineData("decimal comma", "Date,Close\n2024-07-15,2187,02\n", 2, "decimal comma")]
    [InlineData("quoted decimal comma", "Date,Close\n2024-07-15,\"2187,02\"\n", 2, "written with a comma")]
    [InlineData("semicolons", "Date;Close\n2024-07-15;2187,02\n", 1, "separated by semicolons")]
    [InlineData("duplicate date", "Date,Close\n2024-07-15,2187.02\n2024-07-15,2187.02\n", 3, "appears twice")]
    [InlineData("duplicate further up", "Date,Close\n2024-07-12,1\n2024-07-15,2\n2024-07-16,3\n2024-07-12,1\n", 5, "appears twice")]
    [InlineData("out of order", "Date,Close\n2024-07-15,2187.02\n2024-07-12,2148.27\n", 3, "comes after 2024-07-15")]
    [InlineData("no number", "Date,Close\n2024-07-15,n.v.\n", 2, "is not a number")]
    [InlineData("zero", "Date,Close\n2024-07-15,0\n", 2, "no possible value")]
    [InlineData("negative", "Date,Close\n2024-07-15,-2187.02\n", 2, "no possible value")]
    [InlineData("infinite", "Date,Close\n2024-07-15,1e999\n", 2, "is not a number")]
    [InlineData("other date style", "Date,Close\n2024-07-15,2187.02\n07/16/2024,2263.67\n", 3, "is not a date like 2024-07-16")]
    [InlineData("impossible date", "Date,Close\n2024-02-30,2187.02\n", 2, "is not a date")]
    [InlineData("no rows", "Date,Close\n", 1, "no rows")]
    [InlineData("empty", "", 0, "is empty")]
    [InlineData("blank", " \n \n", 0, "is empty")]
    [InlineData("web page", "<!DOCTYPE html><html></html>", 0, "web page")]
    [InlineData("binary", "PK\u0003\u0004\0\0", 0, "binary")]
    public void Run_ABadFile_IsRefusedWithPlaceAndReason(string fault, string content, int line, string reason)
    {
        var report = Import(("RUT.csv", content), ("SPX.csv", Good));

        var row = report.Rows[0];
        Assert.True(row.Outcome == ImportOutcome.Failed, fault);
        var problem = row.Problems[0];
        Assert.Equal(new Place("RUT.csv", line), problem.Place);
        Assert.Contains(reason, problem.Message);
        Assert.NotNull(problem.Hint);
        Assert.True(report.HasErrors);
        // The other file is not harmed, and nothing of the bad one got in.
        Assert.Equal("SPX", Assert.Single(report.Series).Id.Value);
    }

    [Fact]
    public void Run_AFileThatNobodyKnows_ButWithABrokenRow_FailsRatherThanBeingIgnored() =>
        Assert.Equal(ImportOutcome.Failed, Import(("broken.csv", "Date,Close\n2024-07-15,1\n2024-07-16,2,3,4\n")).Rows[0].Outcome);

    [Theory]
    [InlineData("Date,US1M,US3M\n2024-07-16,5.4,5.3\n", "table of several series")]
    [InlineData("name,street\nA,B\n", "no layout starts with")]
    [InlineData("2024-07-16,2263.67\n", "not a header")]
    [InlineData("Date,Close\n2024-07-16,2263.67\n", "no series is known as 'mystery'")]
    public void Run_AnUnknownFile_IsListedWithTheReason_AndIsNoError(string content, string reason)
    {
        var report = Import(("mystery.csv", content));

        var row = Assert.Single(report.Rows);
        Assert.Equal(ImportOutcome.Unknown, row.Outcome);
        Assert.Contains(reason, row.Problems[0].Message);
        Assert.False(report.HasErrors);
        Assert.Empty(report.Series);
    }

    [Fact]
    public void Run_HeadingAndFileNameAtOdds_IsAnError() =>
        Assert.Contains("the column is DGS10, the file's name says DGS2", Import(("DGS2.csv", "observation_date,DGS10\n2024-07-16,4.17\n")).Rows[0].Problems[0].Message);

    [Fact]
    public void Run_BlanksAndDots_AreMissingNotZero()
    {
        var report = Import(("DGS2.csv", "observation_date,DGS2\n2024-07-03,4.71\n2024-07-04,\n2024-07-05,.\n2024-07-08,4.62\n"));

        Assert.Equal([4.71, 4.62], Assert.Single(report.Series).Values.ToArray());
    }

    [Fact]
    public void Run_AWarningForOddDays_DoesNotStopTheFile()
    {
        var report = Import(("VIX_History.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n07/02/2024,12,12,12,12\n07/03/2024,12,12,12,12.09\n07/04/2024,12,13,12,12.26\n07/06/2024,12,13,12,12.4\n07/09/2024,12,13,12,12.5\n"));

        var row = Assert.Single(report.Rows);
        Assert.Equal(ImportOutcome.Imported, row.Outcome);
        Assert.Equal(
            [
                "the close lies outside the range of high and low on 1 day (2024-07-03).",
                "rows on a weekend: 1 day (2024-07-06); they are left out.",
                "rows without a session of the exchange: 1 day (2024-07-04); they are left out.",
                "no row on sessions of the exchange: 2 days (2024-07-05, 2024-07-08).",
            ],
            row.Problems.Select(p => p.Message));
    }

    [Fact]
    public void Run_NegativeOil_IsPossible_AndSaid()
    {
        var report = Import(("CL_F_wti.csv", "Date,Close\n2020-04-17,18.27\n2020-04-20,-37.63\n2020-04-21,10.01\n"));

        Assert.Equal(3, Assert.Single(report.Series).Count);
        Assert.Contains("negative on 1 day (2020-04-20)", Assert.Single(report.Rows).Problems[0].Message);
    }

    [Fact]
    public void Run_AJumpAsFromAnotherUnit_IsSaid() =>
        Assert.Contains(Import(("RUT.csv", "Date,Close\n2024-07-15,2187.02\n2024-07-16,226367\n")).Rows[0].Problems, p => p.IsError && p.Place.Line == 3 && p.Message.Contains("no market moves by a factor of 103.5"));

    [Fact]
    public void Run_TwoCopiesThatAgree_GiveTheirUnion()
    {
        var report = Import(
            ("a.csv", "date,BAMLH0A0HYM2\n2024-07-12,3.19\n2024-07-15,3.13\n2024-07-16,3.08\n"),
            ("b.csv", "observation_date,BAMLH0A0HYM2\n2024-07-15,3.13\n2024-07-17,3.09\n"));

        Assert.Equal([3.19, 3.13, 3.08, 3.09], Assert.Single(report.Series).Values.ToArray());
        Assert.All(report.Rows, row => Assert.Equal(ImportOutcome.Imported, row.Outcome));
    }

    [Fact]
    public void Run_TwoCopiesThatDisagree_KeepTheLonger_AndSayWhereTheyPart()
    {
        var report = Import(
            ("a.csv", "date,BAMLH0A0HYM2\n2024-07-15,3.13\n2024-07-16,9.99\n"),
            ("b.csv", "date,BAMLH0A0HYM2\n2024-07-12,3.19\n2024-07-15,3.13\n2024-07-16,3.08\n"));

        Assert.Equal([3.19, 3.13, 3.08], Assert.Single(report.Series).Values.ToArray());
        Assert.Equal(ImportOutcome.NotUsed, report.Rows[0].Outcome);
        Assert.Equal("BAMLH0A0HYM2 not used: it disagrees on 1 of 2 dates, first on 2024-07-16 (compared with b.csv).", report.Rows[0].Problems[^1].Message);
    }

    [Fact]
    public void Run_AnAdjustedFund_TakesTheAdjustedCloseOfSevenColumns_AnIndexTheClose()
    {
        const string content = "Date,Open,High,Low,Close,Adj Close,Volume\n2024-07-16,1,3,1,2,1.5,7\n";
        var report = Import(("IWM.csv", content), ("SPX.csv", content));

        Assert.Equal([1.5], report.Series.Single(s => s.Id.Value == "IWM").Values.ToArray());
        Assert.Equal([2.0], report.Series.Single(s => s.Id.Value == "SPX").Values.ToArray());
    }

    [Fact]
    public void Run_AByteOrderMarkAndWindowsLines_AreNoObstacle()
    {
        var folder = Scratch.Folder();
        File.WriteAllBytes(Path.Combine(folder.FullName, "RUT.csv"), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Good.Replace("\n", "\r\n"))]);

        Assert.Equal(2, Assert.Single(FolderImport.Run(folder, SeriesMap.Load()).Series).Count);
    }

    [Fact]
    public void Run_AMissingFolder_IsAUsageError_AnEmptyOneADataError()
    {
        var folder = Scratch.Folder();

        Assert.Equal(FailureKind.Data, Assert.Throws<DiagnosticException>(() => FolderImport.Run(folder, SeriesMap.Load())).Kind);
        Assert.Equal(FailureKind.Usage, Assert.Throws<DiagnosticException>(() => FolderImport.Run(new DirectoryInfo(Path.Combine(folder.FullName, "no")), SeriesMap.Load())).Kind);
    }

    [Fact]
    public void Run_AFloodOfErrors_IsCutAndCounted()
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(_ => "nonsense\n"));

        var problems = Import(("RUT.csv", "Date,Close\n" + rows)).Rows[0].Problems;

        Assert.Equal(13, problems.Length);
        Assert.Contains("88 more errors", problems[^1].Message);
    }

    internal static ImportReport Import(params (string File, string Content)[] files)
    {
        var folder = Scratch.Folder();
        foreach (var (file, content) in files)
            File.WriteAllText(Path.Combine(folder.FullName, file), content);
        return FolderImport.Run(folder, SeriesMap.Load());
    }
}
