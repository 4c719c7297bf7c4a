using RotationNotes.Foundation.Units;
using RotationNotes.Market.Import;

namespace RotationNotes.Tests.Market.Import;

/// <summary>The prices of a row besides its close.</summary>
public sealed class PricePartsTests
{
    [Fact]
    public void OhlcAndVolume_BecomeSeries_WhereTheMapKnowsThem()
    {
        var report = Import("IWM.csv", "Date,Open,High,Low,Close,Volume\n2024-07-15,214,218.5,213.9,217.9,50000000\n2024-07-16,219,225.5,218.7,224.6,60000000\n");

        Assert.Equal(["IWM", "IWM.HIGH", "IWM.LOW", "IWM.OPEN", "IWM.VOLUME"], report.Series.Select(series => series.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal([214, 219], Values(report, "IWM.OPEN"));
        Assert.Equal([50000000, 60000000], Values(report, "IWM.VOLUME"));
    }

    [Fact]
    public void SeriesWhosePartsTheMapDoesNotKnow_BringsItsCloseOnly() =>
        Assert.Equal("RUT", Assert.Single(Import("RUT.csv", "Date,Open,High,Low,Close,Volume\n2024-07-16,2190,2270,2185,2263.67,0\n").Series).Id.Value);

    // The close without dividends is 200, with them 100: the others are halved as well, the volume is not.
    [Fact]
    public void AdjustedClose_BringsTheOtherPricesToItsFooting()
    {
        var report = Import("IWM.csv", "Date,Open,High,Low,Close,Adj Close,Volume\n2024-07-16,198,202,196,200,100,60000000\n");

        Assert.Equal([100], Values(report, "IWM"));
        Assert.Equal((99.0, 101.0, 98.0, 60000000.0), (Values(report, "IWM.OPEN")[0], Values(report, "IWM.HIGH")[0], Values(report, "IWM.LOW")[0], Values(report, "IWM.VOLUME")[0]));
        Assert.All(report.Series.Where(series => series.Descriptor.Unit == Unit.Price), series => Assert.True(series.Descriptor.Adjusted));
    }

    [Fact]
    public void QuotedPrices_OfStooq_AreNotCalledAdjusted()
    {
        var report = Import("iwm.us.txt", "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\nIWM.US,D,20240716,000000,219,225.5,218.7,224.6,60000000,0\n");

        Assert.Equal(5, report.Series.Count());
        Assert.All(report.Series, series => Assert.False(series.Descriptor.Adjusted));
    }

    [Fact]
    public void BlankParts_AreAbsent_AndZeroIsNoVolume()
    {
        var report = Import("IWM.csv", "Date,Open,High,Low,Close,Volume\n2024-07-15,,218.5,213.9,217.9,0\n2024-07-16,219,225.5,218.7,224.6,0\n");

        Assert.Equal([219], Values(report, "IWM.OPEN"));
        Assert.DoesNotContain(report.Series, series => series.Id.Value == "IWM.VOLUME");
    }

    [Theory]
    [InlineData("2024-07-16,n.v.,225.5,218.7,224.6,6", "is not a number")]
    [InlineData("2024-07-16,-219,225.5,218.7,224.6,6", "no possible value of IWM.OPEN")]
    public void DamagedPart_RefusesTheFile_WithItsLine(string row, string reason)
    {
        var problem = Import("IWM.csv", "Date,Open,High,Low,Close,Volume\n" + row + "\n").Rows[0].Problems[0];

        Assert.Equal(2, problem.Place.Line);
        Assert.Contains(reason, problem.Message);
    }

    private static double[] Values(ImportReport report, string id) => report.Series.Single(series => series.Id.Value == id).Values.ToArray();

    private static ImportReport Import(string file, string content) => FolderImportTests.Import((file, content));
}
