using RotationNotes.Foundation.Units;
using RotationNotes.Market.Derived;
using RotationNotes.Market.Import;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Store;
using RotationNotes.Tests.Specimens;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Market.Derived;

public sealed class DerivedSeriesTests
{
    private static readonly string[] companies = ["AAPL", "AMZN", "GOOGL", "META", "MSFT", "NVDA", "TSLA"];

    [Fact]
    public void Contributions_AddUpToTheIndexReturn()
    {
        // The year's first session has weights; one company with 10 % gains 20 % while the index gains 3 %.
        DateOnly[] dates = [Day("2023-12-28"), Day("2023-12-29"), Day("2024-01-02"), Day("2024-01-03")];
        var all = new Dictionary<string, Series> { ["SPX"] = Series("SPX", Unit.Price, dates, 99, 100, 103, 104) };
        foreach (var company in companies)
        {
            all[company] = Series(company, Unit.Price, dates, 50, 50, company == "NVDA" ? 60 : 50, company == "NVDA" ? 60 : 50);
            all[$"W.IVV.{company}"] = Series($"W.IVV.{company}", Unit.Share, [Day("2023-12-29")], company == "NVDA" ? 0.1 : 0.02);
        }

        var derived = DerivedSeries.From([.. all.Keys], id => all.GetValueOrDefault(id)).ToDictionary(s => s.Id.Value);
        var (seven, rest) = (derived["CONTRIB.SPX.MAG7.YTD"], derived["CONTRIB.SPX.REST.YTD"]);

        Assert.Equal([Day("2024-01-02"), Day("2024-01-03")], seven.Dates.ToArray());
        Assert.Equal(0.02, seven.Values[0], 9);
        Assert.Equal(0.01, rest.Values[0], 9);
        Assert.Equal(0.04, seven.Values[1] + rest.Values[1], 9);
    }

    [Fact]
    public void SmallCapFlows_AddUpTheFunds()
    {
        DateOnly[] dates = [Day("2024-07-15"), Day("2024-07-16"), Day("2024-07-17")];
        var all = new Dictionary<string, Series>
        {
            ["SHS.IWM"] = Series("SHS.IWM", Unit.Count, dates, 100, 110, 120),
            ["NAV.IWM"] = Series("NAV.IWM", Unit.Price, dates, 2, 2, 2),
            ["SHS.IJR"] = Series("SHS.IJR", Unit.Count, [dates[0], dates[2]], 10, 9),
            ["NAV.IJR"] = Series("NAV.IJR", Unit.Price, dates, 10, 10, 10),
            ["SHS.SPY"] = Series("SHS.SPY", Unit.Count, dates, 1000, 2000, 1000),
            ["NAV.SPY"] = Series("NAV.SPY", Unit.Price, dates, 5, 5, 5),
        };

        var derived = DerivedSeries.From([.. all.Keys], id => all.GetValueOrDefault(id)).ToDictionary(s => s.Id.Value);

        // On the 16th the IJR's shares are unknown, but its history begins only on the 17th: one fund counts, then both.
        Assert.Equal([20.0, 10.0], derived["FLOW.SMALLCAP"].Values.ToArray());
        Assert.Equal([220.0, 330.0], derived["AUM.SMALLCAP"].Values.ToArray());
    }

    [Fact]
    public void ALaterImport_MakesThemAgain()
    {
        var store = new MarketStore(Scratch.Folder());
        store.Save(Import("2024-07-15", 1_000_000, "2024-07-16", 1_010_000), DateTimeOffset.UnixEpoch);
        store.Save(Import("2024-07-16", 1_010_000, "2024-07-17", 1_000_000), DateTimeOffset.UnixEpoch);

        var flow = store.Read()!.Series.Single(s => s.Descriptor.Id.Value == "FLOW.IWM").Series;

        Assert.Equal([1e6, -1e6], flow.Values.ToArray());
    }

    [Fact]
    public void Vintages_SurviveTheStore_AndAPlainFileDoesNotWipeThemOut()
    {
        var store = new MarketStore(Scratch.Folder());
        var folder = Scratch.Folder();
        File.WriteAllText(Path.Combine(folder.FullName, "CPIAUCSL.csv"), "date,realtime_start,value\n2024-05-01,2024-06-12,313.0\n2024-05-01,2024-07-11,313.2\n");
        store.Save(FolderImport.Run(folder, SeriesMap.Load(), TestMarket.Calendar), DateTimeOffset.UnixEpoch);
        File.WriteAllText(Path.Combine(folder.FullName, "CPIAUCSL.csv"), "observation_date,CPIAUCSL\n2024-05-01,400\n");
        var warnings = store.Save(FolderImport.Run(folder, SeriesMap.Load(), TestMarket.Calendar), DateTimeOffset.UnixEpoch).Findings;

        var read = store.Read()!.Series.Single().Series;

        Assert.Contains("stored vintages were kept", Assert.Single(warnings).Message);
        Assert.Equal(2, read.Vintages!.Rows.Length);
        Assert.Equal(313.0, read.KnownBy(new DateTime(2024, 7, 10))!.Values[0]);
        Assert.Equal(313.2, read.Values[0]);
        Assert.Equal(SeriesDigest.Of(read), store.Read()!.Series.Single().Digest);
    }

    private static ImportReport Import(string first, int before, string second, int after)
    {
        var folder = Scratch.Folder();
        File.WriteAllText(Path.Combine(folder.FullName, "IWM_history.csv"), $"Date,NAV,Shares Outstanding\n{first},100,{before}\n{second},100,{after}\n");
        return FolderImport.Run(folder, SeriesMap.Load(), TestMarket.Calendar);
    }
}
