using System.Text.RegularExpressions;
using RotationNotes.Charts;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Devices.Png;
using RotationNotes.Graphics.Devices.Svg;
using RotationNotes.Publishing.Evidence;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Charts;

public partial class ChartLayoutTests
{
    // 5,000 charts with ROTATION_NOTES_SWEEP=1; a sample of them otherwise.
    private static readonly int ChartsPerSeed = Environment.GetEnvironmentVariable("ROTATION_NOTES_SWEEP") is { Length: > 0 } ? 1000 : 80;

    private static readonly ChartRenderer Renderer = new(HouseFonts.Theme, HouseFonts.Library);

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void Render_AnyChart_NoTextCoversAnotherOrLeavesTheFrame(int seed)
    {
        var charts = new RandomCharts(seed);
        for (var i = 0; i < ChartsPerSeed; i++)
        {
            var (chart, width, height) = charts.Next();

            var scene = Renderer.Render(chart, width, height);

            var faults = SceneText.Faults(scene);
            if (chart is TimelineChart)
                faults.AddRange(SceneText.CrossedByDashes(scene));
            Assert.True(faults.Count == 0, $"Seed {seed}, chart {i} ({chart.GetType().Name}, {width} × {height}):\n{string.Join('\n', faults)}");
        }
    }

    [Fact]
    public void Render_SameSpecTwice_GivesTheSameBytes()
    {
        for (var seed = 100; seed < 112; seed++)
        {
            var (first, width, height) = new RandomCharts(seed).Next();
            var (second, _, _) = new RandomCharts(seed).Next();

            var (a, b) = (Renderer.Render(first, width, height), new ChartRenderer(HouseFonts.Theme, HouseFonts.Library).Render(second, width, height));

            Assert.Equal(SvgDevice.Render(a, "t", "d"), SvgDevice.Render(b, "t", "d"));
            Assert.Equal(PngDevice.Render(a, 1), PngDevice.Render(b, 1));
        }
    }

    [Theory]
    [InlineData(1e-12), InlineData(1e-5), InlineData(1), InlineData(1e15), InlineData(1e23)]
    public void Render_AnyMagnitude_StaysReadable(double scale)
    {
        var first = new DateOnly(2024, 1, 2);
        var series = new ChartSeries("Level", [first, first.AddDays(1), first.AddDays(2)], [1 * scale, 2 * scale, 4 * scale]);

        var scene = Renderer.Render(new LineChart([series]) { Format = new ValueFormat(ValueKind.Number, 2) }, 239, 150);

        Assert.Empty(SceneText.Faults(scene));
    }

    public static TheoryData<string, double[]> Hostile => new()
    {
        { "nothing", [] },
        { "one point", [5] },
        { "constant", [3, 3, 3, 3] },
        { "all missing", [double.NaN, double.NaN] },
        { "infinities", [double.PositiveInfinity, 1, double.NegativeInfinity, 2, 1] },
        { "lonely points", [1, double.NaN, 2, double.NaN, 3] },
        { "hardly different", [1, 1 + 1e-15, 1] },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Render_HostileValues_GivesAReadableChart(string name, double[] values)
    {
        var dates = Enumerable.Range(0, values.Length).Select(i => new DateOnly(2024, 7, 1).AddDays(i)).ToArray();
        var series = new ChartSeries(name, [.. dates], [.. values]);
        var format = new ValueFormat(ValueKind.Number, 1);
        ChartSpec[] charts =
        [
            new LineChart([series]) { Format = format },
            new LineChart([series]) { Format = format, Logarithmic = true },
            new ColumnChart(series, series) { Format = format },
            new BarChart([.. values.Select(v => new BarItem(name, v))]) { Format = format },
            new ScatterChart([.. values.Select(v => new ScatterPoint(v, v, name))]) { Format = format, XFormat = format, XCaption = "x", YCaption = "y", FitLine = true },
            new HistogramChart([.. values], values.Length > 0 ? values[0] : double.NaN, "Now") { Format = format, Density = true },
            new AreaChart([series]) { Format = format },
            new AreaChart([Above(series), Above(series)]) { Format = format },
            new DualAxisChart(series, series) { Format = format, RightFormat = format },
            new AlignedPanelsChart([new ChartPanel(name, [series]), new ChartPanel(name, [series])]) { Format = format },
            new SpreadChart(series, series) { Format = format },
            new SmallMultiplesChart([new ChartPanel(name, [series]), new ChartPanel(name, [series])]) { Format = format },
            new GroupedColumnChart([.. values.Select((_, i) => $"{name} {i}")], [new CategorySeries("a", [.. values]), new CategorySeries("b", [.. values])]) { Format = format },
            new GroupedColumnChart([.. values.Select((_, i) => $"{name} {i}")], [new CategorySeries("a", [.. values]), new CategorySeries("b", [.. values])]) { Format = format, Stacked = true },
            new WaterfallChart([.. values.Select(v => new Contribution(name, v))], "Total") { Format = format },
            new RangeChart([.. values.Select(v => new RangeItem(name, v, v))]) { Format = format },
            new PercentileChart([.. values.Select(v => new PercentileItem(name, v, double.NaN))]) { Format = format },
            new HeatMapChart([name], [.. values.Select((_, i) => $"{i}")], [.. values]) { Format = format },
            new EventStudyChart([new SessionPath(name, 0, [.. values])], new SessionPath("Now", 0, [.. values])) { Format = format },
            new AnalogChart(new SessionPath(name, 0, [.. values]), [new SessionPath("Then", 0, [.. values])]) { Format = format },
            new CurveChart([.. values.Select((_, i) => $"{i}y")], [new CategorySeries("Now", [.. values])]) { Format = format },
        ];

        foreach (var chart in charts)
        {
            var scene = Renderer.Render(chart, 239, 150);

            Assert.Empty(SceneText.Faults(scene));
            Assert.NotEmpty(scene.Items);
            Assert.NotEmpty(AltText.Describe(chart, name));
            Assert.NotEmpty(AltText.Describe(chart, name, "zh-CN"));
        }
    }

    private static ChartSeries Above(ChartSeries series) => new(series.Name, series.Dates, [.. series.Values.Select(Math.Abs)]);

    [Theory]
    [InlineData(1e-12), InlineData(1e15)]
    public void Render_EveryKindAtAnyMagnitude_StaysReadable(double scale)
    {
        var dates = Enumerable.Range(0, 40).Select(i => new DateOnly(2024, 5, 1).AddDays(i)).ToArray();
        double[] values = [.. dates.Select((_, i) => scale * (2 + Math.Sin(i / 3.0)))];
        var series = new ChartSeries("Level", [.. dates], [.. values]);
        var format = new ValueFormat(ValueKind.Number, 2);
        ChartSpec[] charts =
        [
            new ColumnChart(series) { Format = format },
            new AreaChart([series, series]) { Format = format },
            new DualAxisChart(series, series) { Format = format, RightFormat = format },
            new AlignedPanelsChart([new ChartPanel("Upper", [series]), new ChartPanel("Lower", [series])]) { Format = format },
            new GroupedColumnChart(["a", "b"], [new CategorySeries("One", [values[0], values[1]]), new CategorySeries("Two", [values[2], values[3]])]) { Format = format, Stacked = true },
            new HistogramChart([.. values], values[5], "Now") { Format = format, Density = true },
            new ScatterChart([.. values.Select((v, i) => new ScatterPoint(v, values[^(i + 1)]))]) { Format = format, XFormat = format, XCaption = "x", YCaption = "y", FitLine = true, FitBand = true },
            new RangeChart([new RangeItem("Level", values[0], values[1], scale, 3 * scale)]) { Format = format },
            new EventStudyChart([new SessionPath("Then", -5, [.. values])]) { Format = format },
            new CurveChart(["2y", "10y"], [new CategorySeries("Now", [values[0], values[1]])]) { Format = format },
        ];

        foreach (var chart in charts)
            Assert.Empty(SceneText.Faults(Renderer.Render(chart, 487, 180)));
    }

    [Fact]
    public void Render_SixtyLabels_NeitherThrowsNorCoversText()
    {
        var names = Enumerable.Range(1, 60).Select(i => $"Industry group number {i}").ToArray();
        var format = new ValueFormat(ValueKind.Percent, 1, ShowPlus: true);
        ChartSpec[] charts =
        [
            new BarChart([.. names.Select((n, i) => new BarItem(n, Math.Sin(i), i == 59))]) { Format = format },
            new RangeChart([.. names.Select((n, i) => new RangeItem(n, Math.Sin(i), Math.Cos(i)))]) { Format = format },
            new GroupedColumnChart([.. names], [new CategorySeries("Now", [.. names.Select((_, i) => Math.Sin(i))])]) { Format = format },
            new WaterfallChart([.. names.Select((n, i) => new Contribution(n, Math.Sin(i) / 60))], "Index") { Format = format },
            new ScatterChart([.. names.Select((n, i) => new ScatterPoint(Math.Sin(i), Math.Cos(i), n))]) { Format = format, XFormat = format, XCaption = "x", YCaption = "y" },
            new HeatMapChart([.. names], [.. names.Take(12)], [.. Enumerable.Range(0, 720).Select(i => Math.Sin(i))]) { Format = format },
            new TimelineChart(new DateOnly(2024, 1, 1), new DateOnly(2024, 7, 1), [.. names.Select((n, i) => new TimelineEvent(new DateOnly(2024, 1, 1).AddDays(3 * i), n))]) { Format = format },
        ];

        foreach (var chart in charts)
        {
            foreach (var (width, height) in ((double, double)[])[(239, 150), (487, 180)])
                Assert.True(SceneText.Faults(Renderer.Render(chart, width, height)) is { Count: 0 }, chart.GetType().Name);
        }
    }

    [Fact]
    public void ExhibitCard_TitleOfFiveHundredCharacters_TakesMoreLinesAndStaysInside()
    {
        var title = string.Join(' ', Enumerable.Repeat("Small caps lead", 32))[..500];
        var chart = new BarChart([new BarItem("Russell 2000", 0.115)]) { Format = new ValueFormat(ValueKind.Percent, 1) };

        var scene = new ExhibitCard(HouseFonts.Theme, HouseFonts.Library).Draw(chart, new ExhibitWords(title, "Subtitle", "Source"), 300);

        Assert.Empty(SceneText.Faults(scene));
        Assert.Equal(title, string.Join(' ', SceneText.Words(scene).TakeWhile(word => word != "Subtitle")));
    }

    [Fact]
    public void Series_WithReversedDates_AreRefusedByName()
    {
        var problem = Assert.Throws<ArgumentException>(() => new ChartSeries("Russell 2000", [new DateOnly(2024, 7, 16), new DateOnly(2024, 7, 15)], [1, 2]));

        Assert.Contains("Series 'Russell 2000': 2024-07-15 does not follow 2024-07-16.", problem.Message);
    }

    [Fact]
    public void Render_SixtyEvents_NeitherThrowsNorCoversText()
    {
        var first = new DateOnly(2024, 1, 1);
        var dates = Enumerable.Range(0, 120).Select(i => first.AddDays(i)).ToArray();
        var series = new ChartSeries("Russell 2000", [.. dates], [.. dates.Select((_, i) => Math.Sin(i / 9.0))]);
        var chart = new LineChart([series]) { Format = new ValueFormat(ValueKind.Number, 1), Events = [.. dates.Where((_, i) => i % 2 == 0).Select(d => new ChartEvent(d, $"Event of day {d.DayNumber}"))] };

        Assert.Empty(SceneText.Faults(Renderer.Render(chart, 487, 180)));
    }

    [Fact]
    public void Render_AnyChartInChinese_AddsNoEnglishWordAndCoversNoText()
    {
        var charts = new RandomCharts(11);
        for (var i = 0; i < 150; i++)
        {
            var (chart, width, height) = charts.Next();

            var scene = Renderer.Render(chart with { Words = FixedWords.Chinese }, width, height);

            Assert.DoesNotContain(SceneText.Words(scene), text => EnglishWord().IsMatch(text));
            Assert.Empty(SceneText.Faults(scene));
        }
    }

    [GeneratedRegex(@"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|pp|bp|n/a|more|Median of|Observations|Value|Percentile|Pctl|lowest|median|highest|axis|[mbtr]+illion)\b")]
    private static partial Regex EnglishWord();

    [Fact]
    public void Render_EveryKind_HasARuleEverywhere()
    {
        foreach (var (chart, width, height) in RandomCharts.OneOfEachKind(7))
        {
            using (var json = new System.Text.Json.Utf8JsonWriter(Stream.Null))
            {
                json.WriteStartObject();
                ChartJson.Write(json, "chart", chart);
                json.WriteEndObject();
            }

            Assert.NotEmpty(Renderer.Render(chart, width, height).Items);
            Assert.NotEmpty(AltText.Describe(chart, "Title"));
            Assert.EndsWith("\n", ChartCsv.Write(chart), StringComparison.Ordinal);
            Assert.InRange(ChartProportions.HeightPt(chart, width), ChartRenderer.LeastHeightPt, 450);
        }
    }
}
