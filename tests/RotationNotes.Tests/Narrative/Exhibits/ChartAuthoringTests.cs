using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Exhibits;

/// <summary>Charts from their declaration in note.json to the specification, on the sample market.</summary>
public class ChartAuthoringTests
{
    private static readonly MarketData Sample = SampleMarket.Create(SmallMarket.Calendar);

    public static TheoryData<string, string, Type> Kinds => new()
    {
        { "line", "\"series\": [{ \"of\": \"rebased(RUT, \\\"2023-12-29\\\")\" }], \"window\": \"ytd\"", typeof(LineChart) },
        { "area", "\"series\": [{ \"of\": \"drawdown(RUT)\" }], \"window\": \"5y\"", typeof(AreaChart) },
        { "area", "\"series\": [{ \"of\": \"TFF.RUT.AM.LONG / TFF.RUT.OI\" }, { \"of\": \"TFF.RUT.LEV.LONG / TFF.RUT.OI\" }]", typeof(AreaChart) },
        { "dual", "\"series\": [{ \"of\": \"RUT / SPX\" }, { \"of\": \"DGS2\" }], \"window\": \"1y\", \"rightFormat\": \"yield 1\"", typeof(DualAxisChart) },
        { "panels", "\"panels\": [{ \"title\": \"Price\", \"series\": [{ \"of\": \"RUT\" }] }, { \"title\": \"Volatility\", \"series\": [{ \"of\": \"RVX\" }] }], \"window\": \"1y\"", typeof(AlignedPanelsChart) },
        { "timeline", "\"window\": \"3m\", \"ahead\": 30", typeof(TimelineChart) },
        { "spread", "\"series\": [{ \"of\": \"RUT\" }, { \"of\": \"SPX\" }], \"rebase\": true, \"window\": \"1y\"", typeof(SpreadChart) },
        { "multiples", "\"panels\": [{ \"title\": \"Small\", \"series\": [{ \"of\": \"RUT\" }] }, { \"title\": \"Ten-year\", \"series\": [{ \"of\": \"DGS10\" }] }], \"ownScales\": true", typeof(SmallMultiplesChart) },
        { "columns", "\"series\": [{ \"of\": \"weekdiff(TFF.RUT.LEV.LONG, 1)\" }, { \"of\": \"weekdiff(TFF.RUT.AM.LONG, 1)\" }]", typeof(ColumnChart) },
        { "bars", "\"series\": [{ \"of\": \"ret(RUT, 5)\" }, { \"of\": \"rut-ret-21d\" }, { \"of\": \"ret(NOSUCH, 5)\" }]", typeof(BarChart) },
        { "bars", "\"series\": [{ \"of\": \"ret(RUT, 5)\" }, { \"of\": \"ret(SPX, 5)\", \"highlight\": true }]", typeof(BarChart) },
        { "extremes", "\"series\": [{ \"of\": \"ret(RUT, 5)\" }], \"count\": 6", typeof(BarChart) },
        { "grouped", "\"categories\": [\"1\", \"5\"], \"groups\": [{ \"name\": \"R\", \"values\": [\"ret(RUT, 1)\", \"ret(RUT, 5)\"] }, { \"name\": \"S\", \"values\": [\"ret(SPX, 1)\", \"ret(NOSUCH, 5)\"] }]", typeof(GroupedColumnChart) },
        { "stacked", "\"categories\": [\"RUT\"], \"groups\": [{ \"name\": \"Long\", \"values\": [\"TFF.RUT.LEV.LONG / TFF.RUT.OI\"] }]", typeof(GroupedColumnChart) },
        { "waterfall", "\"series\": [{ \"of\": \"ret(RUT, 5)\" }, { \"of\": \"ret(SPX, 5)\" }], \"total\": \"Sum\"", typeof(WaterfallChart) },
        { "range", "\"series\": [{ \"of\": \"RVX\" }, { \"of\": \"VIX\" }], \"then\": \"1m\"", typeof(RangeChart) },
        { "percentiles", "\"series\": [{ \"of\": \"RVX\" }, { \"of\": \"DGS2\" }, { \"of\": \"rut-z50\" }], \"window\": \"10y\"", typeof(PercentileChart) },
        { "correlations", "\"series\": [{ \"of\": \"ret(RUT, 1)\" }, { \"of\": \"ret(SPX, 1)\" }, { \"of\": \"diff(DGS2, 1)\" }], \"sessions\": 120", typeof(HeatMapChart) },
        { "calendar", "\"series\": [{ \"of\": \"RUT / SPX\" }], \"years\": 5", typeof(HeatMapChart) },
        { "calendar", "\"series\": [{ \"of\": \"DGS10\" }]", typeof(HeatMapChart) },
        { "histogram", "\"series\": [{ \"of\": \"ret(RUT, 5)\" }], \"bins\": 30", typeof(HistogramChart) },
        { "scatter", "\"series\": [{ \"of\": \"diff(DGS2, 1)\" }, { \"of\": \"ret(RUT, 1)\" }], \"window\": \"250s\"", typeof(ScatterChart) },
        { "event-study", "\"series\": [{ \"of\": \"RUT\" }], \"signal\": \"ret(RUT, 5) >= 6%\", \"after\": 40", typeof(EventStudyChart) },
        { "analogs", "\"series\": [{ \"of\": \"RUT\" }], \"sessions\": 60, \"count\": 3", typeof(AnalogChart) },
        { "overlay", "\"series\": [{ \"of\": \"RUT\" }], \"anchors\": [\"2009-03-09\", \"2020-03-23\", \"2023-10-27\"]", typeof(AnalogChart) },
        { "curve", "\"series\": [{ \"of\": \"DGS2\", \"name\": \"2y\" }, { \"of\": \"DGS10\", \"name\": \"10y\" }], \"snapshots\": [\"0s\", \"1y\"]", typeof(CurveChart) },
        { "candles", "\"series\": [{ \"of\": \"IWM\" }], \"window\": \"6m\", \"averages\": [50, 200], \"eventSessions\": 20", typeof(CandleChart) },
        { "box", "\"series\": [{ \"of\": \"RUT\" }]", typeof(BoxChart) },
        { "box", "\"series\": [{ \"of\": \"ret(RUT, 5)\" }], \"by\": \"condition\", \"groups\": [{ \"name\": \"Calm\", \"when\": \"VIX < 20\" }, { \"name\": \"Not\", \"when\": \"VIX >= 20\" }]", typeof(BoxChart) },
        { "distribution", "\"series\": [{ \"of\": \"ret(RUT, 10)\" }, { \"of\": \"ret(SPX, 10)\" }, { \"of\": \"ret(NOSUCH, 10)\" }], \"window\": \"10y\"", typeof(DistributionChart) },
        { "radar", "\"series\": [{ \"of\": \"RVX\" }, { \"of\": \"DGS2\" }, { \"of\": \"rut-z50\" }, { \"of\": \"ret(RUT, 5)\" }], \"window\": \"10y\"", typeof(RadarChart) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Chart_OfEachKind_BecomesAFigureWithTextAndData(string kind, string members, Type expected)
    {
        var composition = Compose(kind, members);

        var figure = Assert.Single(composition.Document.Blocks.OfType<Figure>());
        Assert.IsType(expected, figure.Chart);
        Assert.NotEmpty(figure.AltText);
        Assert.Contains("as of", figure.Caption.Source);
        Assert.True(composition.ExhibitCsv["a"].Split('\n').Length > 2);
        if (members.Contains("NOSUCH", StringComparison.Ordinal))
            Assert.Contains("(there were no data at this date).", figure.Caption.Note);
    }

    [Fact]
    public void Line_FundWithDividendsBesideAPriceIndex_IsRefusedUnlessTheSubtitleSaysSo()
    {
        const string Members = "\"series\": [{ \"of\": \"RUT\" }, { \"of\": \"RSP\" }], \"rebase\": true, \"window\": \"1y\"";

        var refused = Assert.Throws<DiagnosticException>(() => Compose("line", Members));

        Assert.Contains("with dividends", refused.Diagnostics.Single().Message);
        Assert.IsType<LineChart>(Assert.Single(Compose("line", Members, "Funds with dividends").Document.Blocks.OfType<Figure>()).Chart);
    }

    [Fact]
    public void Extremes_NowNowhereNear_ShowsTheHistoryUnderTheTopic()
    {
        var figure = Assert.Single(Compose("extremes", "\"series\": [{ \"of\": \"ret(SPX, 5)\" }], \"count\": 4").Document.Blocks.OfType<Figure>());

        Assert.IsType<HistogramChart>(figure.Chart);
    }

    [Fact]
    public void Kinds_AreAllCovered() =>
        Assert.Empty(ChartKinds.Words.Select(pair => pair.Word).Except(Kinds.Select(row => row.Data.Item1)));

    [Fact]
    public void Correlations_PrintTheLowerHalf_OfWhatTheLanguageComputes()
    {
        var chart = (HeatMapChart)Chart("correlations", "\"series\": [{ \"of\": \"ret(RUT, 1)\", \"name\": \"R\" }, { \"of\": \"ret(SPX, 1)\", \"name\": \"S\" }, { \"of\": \"diff(DGS2, 1)\", \"name\": \"D\" }], \"sessions\": 60");

        Assert.Equal(["S", "D"], chart.Rows);
        Assert.Equal(["R", "S"], chart.Columns);
        Assert.True(double.IsNaN(chart.At(0, 1)));
        var fact = MetricCatalogue.Default.Evaluate(Sample.AsOf(SmallMarket.AsOf), "rut-dgs2-corr-60d");
        Assert.Equal(fact.Value!.Value, chart.At(1, 0), 12);
    }

    [Fact]
    public void Calendar_CompoundsMonthsToTheYear()
    {
        var chart = (HeatMapChart)Chart("calendar", "\"series\": [{ \"of\": \"RUT\" }], \"years\": 3");

        Assert.Equal(["2024", "2023", "2022"], chart.Rows);
        var compounded = Enumerable.Range(0, 12).Aggregate(1.0, (total, month) => total * (1 + chart.At(1, month))) - 1;
        Assert.Equal(compounded, chart.At(1, 12), 12);
        Assert.True(double.IsNaN(chart.At(0, 11)));
    }

    [Fact]
    public void Bars_AreRanked_UnlessTheFileKeepsItsOrder()
    {
        const string series = "\"series\": [{ \"of\": \"lag(RVX, 1)\", \"name\": \"a\" }, { \"of\": \"max(RVX, 2000)\", \"name\": \"b\" }, { \"of\": \"min(RVX, 2000)\", \"name\": \"c\" }]";

        Assert.Equal(["b", "a", "c"], ((BarChart)Chart("bars", series)).Items.Select(i => i.Label));
        Assert.Equal(["a", "b", "c"], ((BarChart)Chart("bars", series + ", \"keepOrder\": true")).Items.Select(i => i.Label));
    }

    [Fact]
    public void Overlay_IsAtOneHundredOnEachAnchor()
    {
        var chart = (AnalogChart)Chart("overlay", "\"series\": [{ \"of\": \"RUT\" }], \"anchors\": [\"2009-03-09\", \"2020-03-23\"], \"before\": 5, \"after\": 50");

        Assert.Equal(100, chart.Current.At(0)!.Value, 12);
        Assert.Equal((-5, 50), (chart.Analogs[0].FirstSession, chart.Analogs[0].LastSession));
        Assert.Equal("March 2009", chart.Analogs[0].Name);
    }

    [Fact]
    public void MixedUnits_OnOneAxis_AreRefusedWithAHint()
    {
        var problem = Assert.Throws<DiagnosticException>(() => Compose("bars", "\"series\": [{ \"of\": \"RUT\" }, { \"of\": \"DGS2\" }]"));

        Assert.Contains("mixes a price and a yield or spread in percent on one axis", problem.Message);
    }

    [Fact]
    public void SeriesThatDoesNotExist_LeavesAHoleWithTheReason()
    {
        var composition = Compose("waterfall", "\"series\": [{ \"of\": \"ret(RUT, 5)\" }, { \"of\": \"ret(NOSUCH, 5)\" }]");

        Assert.Equal("Not available: there were no data at this date.", Assert.Single(composition.Document.Blocks.OfType<Hole>()).Reason);
        Assert.Contains("NOSUCH", Assert.Single(composition.Diagnostics).Message);
    }

    private static ChartSpec Chart(string kind, string members) => Compose(kind, members).Document.Blocks.OfType<Figure>().Single().Chart;

    private static Composition Compose(string kind, string members, string subtitle = "s")
    {
        var note = SmallNote.Of("{{ chart \"a\" }}", members: $"\"events\": [{{ \"date\": \"2024-07-11\", \"label\": \"June CPI report\", \"short\": \"CPI\" }}], \"charts\": [{{ \"id\": \"a\", \"kind\": \"{kind}\", \"topic\": \"A topic\", \"title\": \"A title\", \"subtitle\": \"{subtitle}\", {members} }}]");
        return NoteComposer.Compose(note, Sample.AsOf(SmallMarket.AsOf), MetricCatalogue.Default);
    }
}
