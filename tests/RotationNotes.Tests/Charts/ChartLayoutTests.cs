using RotationNotes.Charts;
using RotationNotes.Documents.Exhibits;
using RotationNotes.Documents.Exhibits.Charts;
using RotationNotes.Graphics.Png;
using RotationNotes.Graphics.Svg;
using RotationNotes.Tests.Graphics;

namespace RotationNotes.Tests.Charts;

public class ChartLayoutTests
{
    private const int ChartsPerSeed = 60;

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
            new HistogramChart([.. values], values.Length > 0 ? values[0] : double.NaN, "Now") { Format = format },
        ];

        foreach (var chart in charts)
        {
            var scene = Renderer.Render(chart, 239, 150);

            Assert.Empty(SceneText.Faults(scene));
            Assert.NotEmpty(scene.Items);
            Assert.NotEmpty(AltText.Describe(chart, name));
        }
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
    public void Render_EveryKind_HasARuleEverywhere()
    {
        var kinds = typeof(ChartSpec).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ChartSpec)) && !t.IsAbstract).ToHashSet();
        var charts = new RandomCharts(7);
        for (var i = 0; i < 4000 && kinds.Count > 0; i++)
        {
            var (chart, width, height) = charts.Next();
            if (!kinds.Remove(chart.GetType()))
                continue;

            Assert.NotEmpty(Renderer.Render(chart, width, height).Items);
            Assert.NotEmpty(AltText.Describe(chart, "Title"));
            using (var json = new System.Text.Json.Utf8JsonWriter(Stream.Null))
            {
                json.WriteStartObject();
                RotationNotes.Publishing.Records.ChartJson.Write(json, "chart", chart);
                json.WriteEndObject();
            }

            Assert.EndsWith("\n", ChartCsv.Write(chart), StringComparison.Ordinal);
        }

        Assert.Empty(kinds);
    }
}
