using System.Text.Json;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>The story of July 2024 from real market files, through the real program.</summary>
public sealed class RealDataTests(RealDesk real) : IClassFixture<RealDesk>
{
    [Fact]
    public void PublishedFigures_OfSixteenJuly_AreReproduced()
    {
        var facts = real.Facts("2024-07-16", "rut-ret-5d,spx-ret-5d,ndx-ret-5d,rut-z50,rut-spx-gap-5d,rut-rvx-corr-5d,rut-up3-spx-down");

        Assert.Equal(0.1154, Value(facts, "rut-ret-5d"), 4);
        Assert.Equal(0.0162, Value(facts, "spx-ret-5d"), 4);
        Assert.Equal(-0.0027, Value(facts, "ndx-ret-5d"), 4);
        Assert.Equal(4.42, Value(facts, "rut-z50"), 2);
        Assert.Equal(0.0992, Value(facts, "rut-spx-gap-5d"), 4);
        Assert.Equal(0.962, Value(facts, "rut-rvx-corr-5d"), 3);
        Assert.Equal(1, facts["rut-spx-gap-5d"].GetProperty("rank").GetInt32());
        Assert.StartsWith("1999-", facts["rut-spx-gap-5d"].GetProperty("sampleStart").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, facts["rut-rvx-corr-5d"].GetProperty("rank").GetInt32());
        Assert.Equal(["2008-10-10", "2024-07-11"], facts["rut-up3-spx-down"].GetProperty("events").EnumerateArray().Select(date => date.GetString()));
    }

    [Fact]
    public void TwoWeekLead_OfSeventeenJuly_IsTheLargestSinceMay2002()
    {
        var fact = real.Facts("2024-07-17", "rut-vs-ndx-10d")["rut-vs-ndx-10d"];

        Assert.Equal(0.1130, fact.GetProperty("value").GetDouble(), 4);
        Assert.Equal("2002-05-07", fact.GetProperty("previousAtLeastAsExtreme").GetProperty("date").GetString());
    }

    [Theory]
    [InlineData("2024-07-16", "2024-07-09", null, null)]
    [InlineData("2024-07-22", "2024-07-16", 0.592, 0.413)]
    public void Positioning_IsTheNewestReportKnownThen(string asOf, string report, double? assetManagers, double? leveraged)
    {
        var facts = real.Facts(asOf, "am-long-share-rut,lev-long-share-rut");

        Assert.Equal(report, facts["am-long-share-rut"].GetProperty("observedOn").GetString());
        if (assetManagers is { } am && leveraged is { } lev)
        {
            Assert.Equal(am, Value(facts, "am-long-share-rut"), 3);
            Assert.Equal(lev, Value(facts, "lev-long-share-rut"), 3);
        }
    }

    [Fact]
    public void Note_OfSixteenJuly_TellsTheStory()
    {
        if (real.Desk is null)
            Assert.Skip("real market data is not here");

        var result = real.Desk.Run("run", "--note", "weekly-rotation", "--as-of", "2024-07-16");

        Assert.Equal(0, result.ExitCode);
        Assert.InRange(PdfLook.Pages(result.LastLine), 6, 8);
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(result.LastLine)!, "note.txt"));
        Assert.Contains("11.5%", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sample data", text, StringComparison.OrdinalIgnoreCase);
    }

    private static double Value(Dictionary<string, JsonElement> facts, string id) => facts[id].GetProperty("value").GetDouble();
}
