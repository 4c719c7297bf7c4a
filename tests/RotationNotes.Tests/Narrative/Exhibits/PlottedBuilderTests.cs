using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Exhibits;

/// <summary>Candles, boxes, distributions and radars from a market that can be worked out in the head.</summary>
public class PlottedBuilderTests
{
    private static readonly DateOnly[] Days = SmallMarket.Sessions(60);
    private static readonly MarketData Sample = SampleMarket.Create(SmallMarket.Calendar);

    [Fact]
    public void Candles_OfAdjustedPrices_SayItInTheSubtitle()
    {
        var figure = Figure(Composed(Fund(adjusted: true)));

        Assert.Equal("s; prices adjusted for dividends", figure.Caption.Subtitle.ToString());
        Assert.Equal(60, ((CandleChart)figure.Chart).Candles.Length);
    }

    [Fact]
    public void Candles_OfQuotedPrices_LeaveTheSubtitleAlone() => Assert.Equal("s", Figure(Composed(Fund(adjusted: false))).Caption.Subtitle.ToString());

    [Fact]
    public void Day_WhoseHighIsBelowItsLow_IsLeftOutAndNamed()
    {
        var figure = Figure(Composed(Fund(high: i => i == 30 ? 90 : 102)));

        Assert.Equal(59, ((CandleChart)figure.Chart).Candles.Length);
        Assert.Contains($"Not shown: {Days[30]:d MMMM yyyy} (the prices of the day contradict each other).", figure.Caption.Note!.Replace('\u00A0', ' '));
    }

    [Fact]
    public void Days_AllOfThemContradicting_LeaveAHoleWithTheReason()
    {
        var composition = Composed(Fund(high: _ => 90));

        Assert.Empty(composition.Document.Blocks.OfType<Figure>());
        Assert.Contains(composition.Diagnostics, finding => finding.ToString().Contains("the high of TST lies below its low", StringComparison.Ordinal));
    }

    [Fact]
    public void High_AHairBelowTheClose_IsTheVendorsRounding() =>
        Assert.Equal(60, ((CandleChart)Figure(Composed(Fund(high: _ => 100.5 - 1e-6))).Chart).Candles.Length);

    [Fact]
    public void Volume_ThatIsNotKnown_IsLeftOutAndSaid()
    {
        var figure = Figure(Composed(Fund(withVolume: false)));

        Assert.False(((CandleChart)figure.Chart).HasVolume);
        Assert.Contains("Not shown: Volume", figure.Caption.Note);
    }

    [Fact]
    public void Averages_BeginWithTheWindow_BecauseTheyKnowTheHistory()
    {
        var chart = (CandleChart)Figure(Composed(Fund(), "\"window\": \"20s\", \"averages\": [10]")).Chart;

        var average = Assert.Single(chart.Averages);
        Assert.Equal((20, "10-session mean"), (average.Dates.Length, average.Name));
        Assert.Equal(100.5, average.Values[0], 12);
    }

    [Fact]
    public void Average_LongerThanTheHistory_IsLeftOutAndSaid() =>
        Assert.Contains("Not shown: 100-session mean", Figure(Composed(Fund(), "\"averages\": [100]")).Caption.Note);

    [Fact]
    public void Weeks_GatherTheirDays()
    {
        var figure = Figure(Composed(Fund(), "\"span\": \"week\""));

        var chart = (CandleChart)figure.Chart;
        Assert.Equal(Days.GroupBy(day => day.DayNumber / 7).Count(), chart.Candles.Length);
        // The last week has a Monday and a Tuesday.
        Assert.Equal(2_000_000, chart.Candles[^1].Volume);
        Assert.Equal("s; weekly candles; prices adjusted for dividends", figure.Caption.Subtitle.ToString());
    }

    [Fact]
    public void LongWindow_TakesTheSpanThatCanBeToldApart()
    {
        Assert.Equal(CandleSpan.Session, ((CandleChart)Figure(OnSample("candles", "\"series\": [{ \"of\": \"IWM\" }], \"window\": \"1y\"")).Chart).Span);
        Assert.Equal(CandleSpan.Week, ((CandleChart)Figure(OnSample("candles", "\"series\": [{ \"of\": \"IWM\" }], \"window\": \"3y\"")).Chart).Span);
        Assert.Equal(CandleSpan.Month, ((CandleChart)Figure(OnSample("candles", "\"series\": [{ \"of\": \"IWM\" }]")).Chart).Span);
    }

    [Fact]
    public void Box_ByMonth_ComparesThePresentMonthWithItsEarlierYears()
    {
        var chart = (BoxChart)Figure(OnSample("box", "\"series\": [{ \"of\": \"RUT\" }], \"window\": \"2000-01-03\"")).Chart;

        Assert.Equal(12, chart.Groups.Length);
        Assert.Equal("July 2024", chart.PresentCaption);
        Assert.Equal(["Jul"], chart.Groups.Where(group => group.IsPresent).Select(group => group.Label));
        // 2000 to 2023, without the present one.
        Assert.Equal(24, chart.Groups[6].Sample.Length);
        Assert.Equal(0.1054, chart.Groups[6].Present, 3);
    }

    [Fact]
    public void Box_ByCondition_PutsTheNewestValueWhereItsConditionHolds()
    {
        var chart = (BoxChart)Figure(OnSample("box", "\"series\": [{ \"of\": \"ret(RUT, 5)\" }], \"by\": \"condition\", \"groups\": [{ \"name\": \"Calm\", \"when\": \"VIX < 20\" }, { \"name\": \"Not\", \"when\": \"VIX >= 20\" }]")).Chart;

        Assert.Equal([true, false], chart.Groups.Select(group => group.IsPresent));
        Assert.Equal(0.1154, chart.Groups[0].Present, 4);
    }

    [Fact]
    public void Radar_ThenKnowsNothingOfLater()
    {
        var chart = (RadarChart)Figure(OnSample("radar", "\"series\": [{ \"of\": \"ret(RUT, 5)\" }, { \"of\": \"RVX\" }, { \"of\": \"DGS2\" }], \"then\": \"21s\", \"window\": \"250s\"")).Chart;

        Assert.Equal("16\u00A0July\u00A02024", chart.NowCaption.Replace(' ', '\u00A0'));
        Assert.Equal(1, chart.Items[0].Now, 12);
        // Of the 229 returns known then, each a multiple of 1/229.
        Assert.Equal(0, chart.Items[0].Then * 229 % 1, 9);
    }

    private static Series[] Fund(bool adjusted = true, Func<int, double>? high = null, bool withVolume = true)
    {
        Series Part(string id, Unit unit, Func<int, double> value) => new(new SeriesDescriptor(new SeriesId(id), id, unit, "Test prices", Adjusted: adjusted && unit == Unit.Price), Days, [.. Days.Select((_, i) => value(i))]);
        Series[] prices = [Part("TST", Unit.Price, _ => 100.5), Part("TST.OPEN", Unit.Price, _ => 100), Part("TST.HIGH", Unit.Price, high ?? (_ => 102)), Part("TST.LOW", Unit.Price, _ => 99)];
        return withVolume ? [.. prices, Part("TST.VOLUME", Unit.Count, _ => 1_000_000)] : prices;
    }

    private static Composition Composed(Series[] fund, string members = "") =>
        NoteComposer.Compose(Note("candles", "\"series\": [{ \"of\": \"TST\" }]" + (members.Length > 0 ? ", " : "") + members), SmallMarket.View(0.1, 0.02, fund), MetricCatalogue.Default);

    private static Composition OnSample(string kind, string members) => NoteComposer.Compose(Note(kind, members), Sample.AsOf(SmallMarket.AsOf), MetricCatalogue.Default);

    private static NoteDefinition Note(string kind, string members) => SmallNote.Of(
        "{{ chart \"a\" }}", members: $"\"onMissing\": \"hole\", \"charts\": [{{ \"id\": \"a\", \"kind\": \"{kind}\", \"topic\": \"A topic\", \"title\": \"A title\", \"subtitle\": \"s\", {members} }}]");

    private static Figure Figure(Composition composition) => composition.Document.Blocks.OfType<Figure>().Single();
}
