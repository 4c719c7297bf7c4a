namespace RotationNotes.Tests.Market.Import.Layouts;

public sealed class ParYieldsTests
{
    private const string Header = "Date,\"1 Mo\",\"1.5 Month\",\"3 Mo\",\"2 Yr\",\"10 Yr\"\n";

    [Fact]
    public void Columns_AreFoundByName_AndRowsSortedByDate()
    {
        var report = FolderImportTests.Import(("t.csv", Header + "07/16/2024,5.49,N/A,5.43,4.43,4.17\n07/15/2024,5.48,,5.43,4.46,4.23\n"));

        Assert.Equal(["DGS10", "DGS2", "DGS3MO"], report.Series.Select(series => series.Id.Value));
        Assert.Equal([4.46, 4.43], report.Series[1].Values.ToArray());
        Assert.Equal(new DateOnly(2024, 7, 15), report.Series[1].Dates[0]);
    }

    [Theory]
    [InlineData("07/16/2024,5.49,5.43,4.43,4.17\n", "expected 6 columns, found 5")]
    [InlineData("07/16/2024,5.49,,5.43,4.43,<b>\n", "markup of a web page")]
    [InlineData("", "a header and no rows with a value")]
    public void BrokenRow_IsAnError(string rows, string words)
    {
        var report = FolderImportTests.Import(("t.csv", Header + rows));

        Assert.True(report.HasErrors);
        Assert.Contains(words, report.Problems.First().Message, StringComparison.Ordinal);
    }
}
