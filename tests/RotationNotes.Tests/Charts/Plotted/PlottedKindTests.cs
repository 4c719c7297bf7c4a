using System.Collections.Immutable;
using RotationNotes.Charts;
using RotationNotes.Documents;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Pdf;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Charts.Plotted;

/// <summary>Candles, boxes, distributions and radars in situations that break such charts elsewhere.</summary>
public class PlottedKindTests
{
    private static readonly ValueFormat Percent = new(ValueKind.Percent, 1, ShowPlus: true);
    private static readonly ValueFormat Level = new(ValueKind.Level, 2);
    private static readonly DateOnly First = new(2024, 6, 3);

    public static TheoryData<string> Hostile => [.. Situations.Keys];

    private static Dictionary<string, ChartSpec> Situations { get; } = new()
    {
        ["no candle"] = new CandleChart("IWM", []) { Format = Level },
        ["one candle"] = new CandleChart("IWM", [new Candle(First, 100, 101, 99, 100, 5_000_000)]) { Format = Level, Events = [new ChartEvent(First, "CPI")] },
        ["prices that stand still"] = new CandleChart("IWM", [.. Enumerable.Range(0, 20).Select(i => new Candle(First.AddDays(i), 100, 100, 100, 100))]) { Format = Level },
        ["a thousand events"] = new CandleChart("IWM", Candles(60)) { Format = Level, Events = [.. Enumerable.Range(0, 1000).Select(i => new ChartEvent(First.AddDays(i % 60), "Event " + i))] },
        ["ten thousand candles"] = new CandleChart("IWM", Candles(10_000)) { Format = Level },
        ["volume of some days"] = new CandleChart("IWM", [.. Candles(20).Select((c, i) => i % 2 == 0 ? c : new Candle(c.Date, c.Open, c.High, c.Low, c.Close))]) { Format = Level },
        ["no group"] = new BoxChart([]) { Format = Percent },
        ["empty groups"] = new BoxChart([new BoxGroup("Jun", []), new BoxGroup("Jul", [double.NaN])]) { Format = Percent },
        ["one value"] = new BoxChart([new BoxGroup("Jun", [0.01]), new BoxGroup("Jul", [], 0.02)]) { Format = Percent, PresentCaption = "July" },
        ["sixty groups"] = new BoxChart([.. Enumerable.Range(0, 60).Select(i => new BoxGroup("Group " + i, [.. Enumerable.Range(0, 30).Select(k => Math.Sin(i + k))], 0.2))]) { Format = Percent },
        ["empty distribution"] = new DistributionChart([new DistributionItem("Russell 2000", [], double.NaN)]) { Format = Percent },
        ["distribution of one value"] = new DistributionChart([new DistributionItem("Russell 2000", [0.03], 0.03), new DistributionItem("S&P 500", [], 0.01)]) { Format = Percent },
        ["distribution that stands still"] = new DistributionChart([new DistributionItem("Russell 2000", [.. Enumerable.Repeat(0.03, 500)], 0.03)]) { Format = Percent },
        ["thirty distributions"] = new DistributionChart([.. Enumerable.Range(0, 30).Select(i => new DistributionItem("Measure " + i, [.. Enumerable.Range(0, 50).Select(k => Math.Sin(i + k))], 0))]) { Format = Percent },
        ["radar at its lowest"] = new RadarChart([.. Enumerable.Range(0, 3).Select(i => new RadarItem("Measure " + i, i, 0, 0))]) { Format = Level },
        ["radar without a past"] = new RadarChart([.. Enumerable.Range(0, 12).Select(i => new RadarItem("A measure with a long name " + i, double.NaN, 1, i % 2 == 0 ? double.NaN : 0.5))]) { Format = Level },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Situation_IsDrawnInsideItsFrame_WithWordsApart(string situation)
    {
        foreach (var (width, height) in new[] { (487.0, 200.0), (239, 150), (ChartRenderer.LeastWidthPt, ChartRenderer.LeastHeightPt) })
        {
            var scene = Scene(Situations[situation], width, height);

            Assert.NotEmpty(scene.Items);
            if (width > 200)
                Assert.Empty(SceneText.Faults(scene));
        }

        Assert.NotEmpty(AltText.Describe(Situations[situation], "A title"));
        Assert.NotEmpty(AltText.Describe(Situations[situation], "标题", "zh-CN"));
        Assert.Contains('\n', ChartCsv.Write(Situations[situation]));
    }

    [Theory]
    [InlineData(100, 99, 98, 100, "the high 99 is below the open 100")]
    [InlineData(100, 98, 99, 98.5, "the high 98 is below the low 99")]
    [InlineData(100, 102, 100.5, 101, "the low 100.5 is above the open 100")]
    [InlineData(100, double.NaN, 99, 100, "a price is missing")]
    public void Candle_WhosePricesContradict_SaysWhich(double open, double high, double low, double close, string expected)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new Candle(First, open, high, low, close));

        Assert.Contains("2024-06-03: " + expected, refusal.Message);
    }

    [Fact]
    public void Radar_OfTwoMeasures_IsRefused() =>
        Assert.Contains("3 to 12 measures", Assert.Throws<ArgumentException>(() => new RadarChart([new RadarItem("A", 1, 0.5, 0.5), new RadarItem("B", 1, 0.5, 0.5)]) { Format = Level }).Message);

    [Fact]
    public void Box_Percentiles_AreThoseOfTheSample()
    {
        var sample = new SampleQuantiles([4, 1, double.NaN, 3, 2, 5]);

        Assert.Equal((2.0, 3.0, 4.0), (sample.At(0.25), sample.At(0.5), sample.At(0.75)));
        Assert.Equal(0.6, sample.PercentileOf(3));
        Assert.Null(new SampleQuantiles([]).PercentileOf(3));
    }

    // Words and numbers never pass through Skia, so other programs find all of them.
    [Theory]
    [InlineData("candles")]
    [InlineData("boxes")]
    [InlineData("distributions")]
    [InlineData("radar")]
    public void Pdf_HoldsEveryWord_AndTheSameBytesTwice(string kind)
    {
        var scene = Scene(Specimen(kind), 450, 220);
        var pdf = ScenePage.Render(scene, About, "Alternative text");

        var text = string.Concat(PdfTool.Run("pdftotext", pdf, PdfTool.File, "-").Where(c => !char.IsWhiteSpace(c)));

        Assert.All(SceneText.Words(scene), words => Assert.Contains(string.Concat(words.Where(c => !char.IsWhiteSpace(c))), text));
        Assert.Equal(pdf, ScenePage.Render(Scene(Specimen(kind), 450, 220), About, "Alternative text"));
        Assert.Contains("Figure", PdfTool.Run("pdfinfo", pdf, "-struct", PdfTool.File));
    }

    [Fact]
    public void ChineseCandles_SpeakChinese()
    {
        var chart = new CandleChart("IWM", Candles(40)) { Format = Level, Words = FixedWords.Chinese, Span = CandleSpan.Week };

        Assert.Contains(SceneText.Words(Scene(chart, 450, 200)), text => text.StartsWith("成交量", StringComparison.Ordinal));
        Assert.StartsWith("周线蜡烛图：标题。2024年6月3日至", AltText.Describe(chart, "标题", "zh-CN"));
    }

    private static ChartSpec Specimen(string kind) => kind switch
    {
        "candles" => new CandleChart("IWM", Candles(80)) { Format = Level, Events = [new ChartEvent(First.AddDays(9), "CPI")], Averages = [new ChartSeries("20-session mean", [.. Candles(80).Skip(19).Select(c => c.Date)], [.. Candles(80).Skip(19).Select(c => c.Close - 1)])] },
        "boxes" => new BoxChart([.. Enumerable.Range(0, 4).Select(i => new BoxGroup("Group " + i, Sample(40, i * 0.01), i == 2 ? 0.05 : double.NaN))]) { Format = Percent, PresentCaption = "July 2024" },
        "distributions" => new DistributionChart([new DistributionItem("Russell 2000", Sample(300, 0), 0.04, true), new DistributionItem("S&P 500", Sample(300, 0.01), 0.01)]) { Format = Percent },
        _ => new RadarChart([.. Enumerable.Range(0, 6).Select(i => new RadarItem("Measure " + i, i, i / 6.0, 0.5))]) { Format = Level },
    };

    private static ImmutableArray<Candle> Candles(int count) => [.. Enumerable.Range(0, count).Select(i =>
    {
        double open = 100 + 5 * Math.Sin(i / 9.0), close = open + Math.Cos(i);
        return new Candle(First.AddDays(i), open, Math.Max(open, close) + 0.5, Math.Min(open, close) - 0.5, close, 20_000_000 + 1000 * i);
    })];

    private static ImmutableArray<double> Sample(int count, double centre) => [.. Enumerable.Range(0, count).Select(i => centre + 0.03 * Math.Sin(i))];

    private static Scene Scene(ChartSpec chart, double width, double height) => new ChartRenderer(HouseFonts.Theme, HouseFonts.Library).Render(chart, width, height);

    private static NoteDocument About => new()
    {
        NoteId = "test", Publication = "Test", Title = "A chart", Author = "Desk", AsOf = new DateOnly(2024, 7, 16), Revision = 1,
        Language = "en-US", IsSample = true, Keywords = [], Blocks = [], Claims = [],
    };
}
