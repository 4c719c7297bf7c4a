using System.Text;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Tests.Market.Import;

/// <summary>A file is read as a stream: what it holds far behind its beginning counts as much, and nothing of it stays in memory.</summary>
public sealed class SourceFileTests
{
    private const int FarBehind = 400_000;
    private static readonly TradingCalendar calendar = TradingCalendar.Load();
    private static readonly SeriesMap map = SeriesMap.Load();

    [Theory]
    [InlineData("\"2187\"02", "text follows a closing quotation mark.")]
    [InlineData("\"\"2187", "text follows a closing quotation mark.")]
    [InlineData("21\"\"87", "a quotation mark stands within a field that does not begin with one.")]
    public void BrokenQuotes_AreAnErrorOfTheirLine_AndNoValue(string cell, string message)
    {
        var reading = Read("RUT.csv", $"Date,Close\n2024-07-12,2148.27\n2024-07-15,{cell}\n2024-07-16,2263.67\n");

        var problem = Assert.Single(reading.Problems());
        Assert.Equal((3, message), (problem.Place.Line, problem.Message));
        Assert.Empty(reading.Series);
    }

    [Fact]
    public void QuotedNumbersAndDates_AreRead()
    {
        var reading = Read("RUT.csv", "\"Date\",\"Close\"\n\"2024-07-12\", \"2148.27\" \n\"2024-07-15\",2187.02\n");

        Assert.Empty(reading.Problems());
        Assert.Equal([2148.27, 2187.02], Assert.Single(reading.Series).Values.ToArray());
    }

    [Theory]
    [InlineData(0x00, "the file is binary, not text.")]
    [InlineData(0xFF, "the file is not UTF-8 text.")]
    public void ByteThatNoTextHolds_FarBehindTheBeginning_RefusesTheFile(byte odd, string message)
    {
        var bytes = Encoding.UTF8.GetBytes(Unmapped());
        bytes[FarBehind] = odd;

        var reading = FileImport.Read(SourceFile.Decode("volume.csv", bytes), map, calendar);

        Assert.Equal(message, Assert.Single(reading.Problems()).Message);
        Assert.Equal(Sha256.Of(bytes), reading.File.Sha256);
    }

    [Fact]
    public void Hash_IsThatOfTheWholeFile_WhateverBecameOfIt()
    {
        foreach (var text in (string[])["Date,Close\n2024-07-12,2148.27\n", "<html>", "no layout\n" + new string('x', FarBehind), Unmapped()])
            Assert.Equal(Sha256.Of(text), Read("volume.csv", text).File.Sha256);
    }

    [Fact]
    public void FileOfManyRows_TakesNoMemoryForThem()
    {
        // Options adjusted for a split: rows that are passed over.
        var bytes = Encoding.UTF8.GetBytes("quantity,underlying,symbol,actype,porc,exchange,actdate\n" + string.Concat(Enumerable.Repeat("12,ZZZZ,ZZZZ1,C,C,AMEX,07/15/2024\n", 600_000)));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = FileImport.Read(SourceFile.Decode("volume.csv", bytes), map, calendar);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Contains("none of its underlyings", Assert.Single(reading.Problems()).Message, StringComparison.Ordinal);
        Assert.True(bytes.Length > 20_000_000 && allocated < 4_000_000, $"{allocated:N0} bytes for a file of {bytes.Length:N0}");
    }

    [Fact]
    public async Task PipesDevicesAndLinks_AreRefusedAtOnce()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mkfifo is asked for");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["IWM.csv"], "Date,Close\n2024-07-15,217.19\n");
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", folder["RUT.csv"]))
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(folder["SPX.csv"], "/dev/zero");
        File.CreateSymbolicLink(folder["NDX.csv"], folder["IWM.csv"]);
        File.WriteAllText(folder["VIX.csv"], "");

        var report = await Task.Run(() => FolderImport.Run(folder.Folder, map, calendar), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(["IWM"], report.Series.Select(s => s.Id.Value));
        Assert.Equal(
            ["the file is a link.", "the file is empty or no regular file.", "the file is a link.", "the file is empty or no regular file."],
            report.Problems.Select(p => p.Message));
    }

    private static FileReading Read(string name, string text) => FileImport.Read(SourceFile.Decode(name, Encoding.UTF8.GetBytes(text)), map, calendar);

    // Half a megabyte of option volume in a name that no series has.
    private static string Unmapped() =>
        "quantity,underlying,symbol,actype,porc,exchange,actdate\n" + string.Concat(Enumerable.Repeat("12,ZZZZ,ZZZZ,C,C,AMEX,07/15/2024\n", 16_000));
}
