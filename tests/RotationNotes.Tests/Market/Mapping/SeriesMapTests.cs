using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Tests.Market.Mapping;

public sealed class SeriesMapTests
{
    [Theory]
    [InlineData("GSPC_yahoo7col_to2020", "SPX")]
    [InlineData("iwm.us_stooq_excerpt_2024-06-03_2024-08-30", "IWM")]
    [InlineData("JPY_X_usdjpy_ohlc", "USDJPY")]
    [InlineData("^rut", "RUT")]
    [InlineData("VIXCLS", "VIX")]
    public void FindByFileName_UsesTheLongestKnownBeginning(string stem, string id) =>
        Assert.Equal(id, SeriesMap.Load().FindByFileName(stem)!.Descriptor.Id.Value);

    [Theory]
    [InlineData("RUTabaga")]
    [InlineData("my_RUT")]
    [InlineData("")]
    public void FindByFileName_GuessesNothing(string stem) =>
        Assert.Null(SeriesMap.Load().FindByFileName(stem));

    [Fact]
    public void Load_WithAnOperatorsMap_AddsAndReplaces()
    {
        var path = Write("""
            { "series": [ { "id": "MDY", "name": "SPDR S&P MidCap 400 ETF", "unit": "Price", "source": "State Street", "adjusted": true, "aliases": ["MDY.US"] },
                          { "id": "RUT", "name": "Russell 2000 (price)", "unit": "Price", "source": "LSEG" } ],
              "contracts": [ { "code": "33874A", "prefix": "TFF.MID", "name": "S&P 400 futures" } ],
              "splices": [ { "prefix": "TFF.SUM", "name": "Both", "parts": ["TFF.MID", "TFF.SPX"] } ] }
            """);

        var map = SeriesMap.Load(path);

        Assert.True(map.Find("mdy.us")!.Descriptor.Adjusted);
        Assert.Equal("LSEG", map.Find("RUT")!.Descriptor.Source);
        Assert.Equal(["TFF.RUT.SPLICED", "TFF.SUM"], map.Splices.Select(s => s.Prefix));
        Assert.Equal("TFF.MID", map.FindContract("33874A")!.Prefix);
        Assert.Equal(Unit.Percent, map.Find("DGS2")!.Descriptor.Unit);
    }

    [Fact]
    public void Load_WithMistakes_NamesAllOfThem()
    {
        var path = Write("""
            { "series": [ { "id": "mdy", "name": "x", "unit": "Price", "source": "y" },
                          { "id": "A", "name": "x", "unit": "Dollar", "source": "y", "lagDays": -1 },
                          { "id": "B", "unit": "Price", "source": "y", "alias": [] } ],
              "splices": [ { "prefix": "TFF.X", "name": "y", "parts": ["TFF.A"] } ],
              "extra": 1 }
            """);

        var refused = Assert.Throws<DiagnosticException>(() => SeriesMap.Load(path));

        Assert.Equal(FailureKind.Configuration, refused.Kind);
        Assert.Equal(7, refused.Diagnostics.Length);
    }

    [Fact]
    public void Load_WithBrokenJson_NamesTheLine() =>
        Assert.Equal(2, Assert.Throws<DiagnosticException>(() => SeriesMap.Load(Write("{\n oops }"))).Diagnostics[0].Place.Line);

    private static string Write(string json)
    {
        var path = Path.Combine(Scratch.Folder().FullName, "map.json");
        File.WriteAllText(path, json);
        return path;
    }
}
