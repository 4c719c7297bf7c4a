using RotationNotes.Foundation.Units;
using RotationNotes.Market.Import;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Tests.Market.Import;
using RotationNotes.Tests.Specimens;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics;

/// <summary>Economic figures as they stood on the day.</summary>
public sealed class MacroTests
{
    private const string Releases = "release,period,released_at,actual,consensus,prior\n";

    [Fact]
    public void Cpi_OfJune2024_MissedItsConsensus()
    {
        var view = View(FolderImportTests.Import(("r.csv", Releases + "CPI_YOY,2024-06-01,2024-07-11 08:30,3.0,3.1,3.3\n")), "2024-07-11");

        Assert.Equal(3.0, Fact(view, "ec-cpi-yoy-actual").Value);
        Assert.Equal(-0.1, Fact(view, "ec-cpi-yoy-miss").Value!.Value, 9);
        Assert.NotNull(Fact(View(FolderImportTests.Import(("r.csv", Releases + "CPI_YOY,2024-06-01,2024-07-11 18:30,3.0,3.1,3.3\n")), "2024-07-11"), "ec-cpi-yoy-actual").Unavailable);
    }

    [Fact]
    public void CpiMonthOnMonth_WasTheFirstFallSince2020_OnTheVintageOfTheDay()
    {
        // The file of 2025 has new seasonal factors: June 2024 is flat there. The vintage of 11 July 2024 fell from 313.225 to 313.049.
        var plain = RealMarket.Required().Find(new SeriesId("CPIAUCSL"))!;
        var rows = plain.Dates.ToArray().Zip(plain.Values.ToArray()).Where(r => r.First < Day("2024-04-01"))
            .Select(r => new Vintage(r.First, r.First.AddMonths(1).AddDays(14).ToDateTime(new TimeOnly(8, 30)), r.Second))
            .Append(new Vintage(Day("2024-04-01"), Moment("2024-05-15"), 313.207))
            .Append(new Vintage(Day("2024-05-01"), Moment("2024-06-12"), 313.225))
            .Append(new Vintage(Day("2024-06-01"), Moment("2024-07-11"), 313.049))
            .Append(new Vintage(Day("2024-06-01"), Moment("2025-02-12"), 313.131))
            .Append(new Vintage(Day("2024-05-01"), Moment("2025-02-12"), 313.140));
        var vintages = RotationNotes.Market.Observations.Series.OfVintages(plain.Descriptor, new Vintages(rows));
        var lead = Daily("LEAD", Unit.Price, "2025-02-28", [.. Enumerable.Repeat(1.0, 260)]);
        var market = new MarketData(Calendar, [vintages, lead]);

        var onTheDay = Fact(market.AsOf(Day("2024-07-11")), "cpi-mom");
        Assert.Equal(-0.001, onTheDay.Value);
        Assert.Equal(Day("2020-05-01"), onTheDay.PreviousAtLeastAsExtreme!.Value.Date);
        Assert.NotEqual(-0.001, Fact(market.AsOf(Day("2024-07-10")), "cpi-mom").Value);

        var plainly = Fact(RealMarket.AsOf("2024-07-22"), "cpi-mom");
        Assert.Equal(0, plainly.Value);
    }

    [Fact]
    public void GrowthOfAYear_IsUndefinedAcrossAMonthThatWasNeverPublished()
    {
        // October 2025 is missing; October 2026 must not be compared with September 2025.
        DateOnly[] months = [.. Enumerable.Range(0, 27).Select(i => Day("2024-09-01").AddMonths(i)).Where(m => m != Day("2025-10-01"))];
        var series = Series("CPIAUCNS", Unit.IndexNumber, months, [.. months.Select((_, i) => 300.0 + i)]);
        var view = TestMarket.View("2026-11-16", series, Daily("LEAD", Unit.Price, "2026-11-16", 1, 1, 1));
        var growth = SeriesExpression.Parse("growth(CPIAUCNS, 12)").Evaluate(view);

        Assert.DoesNotContain(Day("2026-10-01"), growth.Dates.ToArray());
        Assert.Equal((300.0 + 25) / (300 + 13) - 1, growth.Values.Span[growth.Dates.Span.IndexOf(Day("2026-11-01"))], 12);
    }

    [Fact]
    public void Gdp_ShowsTheFirstPrint_NotTheLaterRevision()
    {
        var report = FolderImportTests.Import(
            ("r.csv", Releases + "GDP,2024-01-01,2024-04-25 08:30,1.6,2.5,3.4\nGDP,2024-04-01,2024-07-25 08:30,2.8,2.1,1.4\n"),
            ("A191RL1Q225SBEA.csv", "date,realtime_start,value\n2024-01-01,2024-04-25,1.6\n2024-01-01,2024-06-27,1.4\n2024-04-01,2024-07-25,2.8\n2024-01-01,2024-09-26,1.6\n2024-04-01,2024-09-26,3.0\n"));

        Assert.Equal(1.4, Fact(View(report, "2024-07-24"), "gdp-growth").Value);
        Assert.Equal(2.8, Fact(View(report, "2024-07-25"), "gdp-growth").Value);
        Assert.Equal(3.0, Fact(View(report, "2024-09-26"), "gdp-growth").Value);
        Assert.Equal((2.8, 1.4, 2.1), (Fact(View(report, "2024-07-25"), "ec-gdp-actual").Value, Fact(View(report, "2024-07-25"), "ec-gdp-prior").Value, Fact(View(report, "2024-07-25"), "ec-gdp-consensus").Value));
    }

    [Fact]
    public void Surprise_IsMeasuredByEarlierSurprisesOnly()
    {
        // 24 misses of ±0.1, then one of −0.4.
        var rows = string.Concat(Enumerable.Range(0, 25).Select(i => $"CPI_YOY,,{Day("2022-07-13").AddMonths(i):yyyy-MM-dd},{(i == 24 ? 2.6 : i % 2 == 0 ? 3.1 : 2.9)},3.0,3.0\n"));
        var fact = Fact(View(FolderImportTests.Import(("r.csv", Releases + rows)), "2024-07-15"), "ec-cpi-yoy-surprise");

        Assert.Equal(-0.4 / Math.Sqrt(24 * 0.01 / 23), fact.Value!.Value, 9);
    }

    [Fact]
    public void SurpriseIndex_HalvesWithin90Days()
    {
        // Nine months of surprises of ±10, a tenth of +30 ninety days before the last of −10: the older one weighs half.
        var report = Payrolls([.. Enumerable.Range(0, 10).Select(i => (Day("2022-01-05").AddDays(28 * i), i % 2 == 0 ? 10.0 : -10.0)), (Day("2024-04-05"), 30.0), (Day("2024-07-04").AddDays(0), -10.0)]);
        var index = report.Series.Single(s => s.Id.Value == "SURPRISE.INDEX");

        double Sd(IEnumerable<double> values)
        {
            var all = values.ToArray();
            return Math.Sqrt(all.Sum(v => (v - all.Average()) * (v - all.Average())) / (all.Length - 1));
        }

        double[] past = [10, -10, 10, -10, 10, -10, 10, -10, 10, -10];
        var (first, second) = (30 / Sd(past), -10 / Sd([.. past, 30]));
        Assert.Equal((first * 0.5 + second) / 1.5, index.Values[^1], 8);
        Assert.Equal(first, index.Values[^2], 8);
    }

    [Fact]
    public void DataChangeIndex_ComparesWithTheOwnYear()
    {
        // Payrolls of 200 for three years with small noise, then 100: the index falls far below zero.
        var report = Payrolls([.. Enumerable.Range(0, 36).Select(i => (Day("2021-07-02").AddDays(28 * i), i % 2 == 0 ? 5.0 : -5.0)), (Day("2024-07-05"), -100.0)]);
        var index = report.Series.Single(s => s.Id.Value == "DATACHANGE.INDEX");

        Assert.True(index.Values[^1] < -3);
        Assert.InRange(index.Values[^2], -1, 1);
    }

    [Fact]
    public void FinancialConditions_AreKnownFiveDaysLater()
    {
        var report = FolderImportTests.Import(("NFCI.csv", "observation_date,NFCI\n2024-06-14,-0.50\n2024-06-21,-0.52\n2024-06-28,-0.53\n2024-07-05,-0.54\n2024-07-12,-0.56\n"));

        Assert.Equal(-0.54, Fact(View(report, "2024-07-16"), "nfci-level").Value);
        Assert.Equal(-0.56, Fact(View(report, "2024-07-17"), "nfci-level").Value);
        Assert.Equal(-0.06, Fact(View(report, "2024-07-17"), "nfci-chg-4w").Value!.Value, 9);
    }

    [Fact]
    public void GrowthPath_ReachesIntoTheFuture_AsItWasExpectedThen()
    {
        const string rows = "series,date,known_at,value,unit\nEST.RUT.EPS_YOY,2024-04-01,2024-07-01,-2,percent\nEST.RUT.EPS_YOY,2024-10-01,2024-07-01,20,percent\nEST.RUT.EPS_YOY,2024-10-01,2024-08-01,15,percent\n";
        var report = FolderImportTests.Import(("v.csv", rows));

        Assert.Equal([-0.02, 0.20], View(report, "2024-07-16").Find(new SeriesId("EST.RUT.EPS_YOY"))!.Values.ToArray());
        Assert.Equal([-0.02, 0.15], View(report, "2024-08-01").Find(new SeriesId("EST.RUT.EPS_YOY"))!.Values.ToArray());
    }

    private static ImportReport Payrolls((DateOnly Date, double Miss)[] misses) =>
        FolderImportTests.Import(("r.csv", Releases + string.Concat(misses.Select(m => $"PAYROLLS,,{m.Date:yyyy-MM-dd} 08:30,{200 + m.Miss},200,200\n"))));

    private static Fact Fact(MarketView view, string id) => MetricCatalogue.Default.Evaluate(view, id);

    private static DateTime Moment(string day) => Day(day).ToDateTime(new TimeOnly(8, 30));

    private static MarketView View(ImportReport report, string asOf) =>
        new MarketData(Calendar, report.Series.Add(Daily("LEAD", Unit.Price, "2024-10-01", [.. Enumerable.Repeat(1.0, 120)]))).AsOf(Day(asOf));
}
