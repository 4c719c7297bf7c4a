using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using RotationNotes.Charts;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Devices.Png;
using RotationNotes.Graphics.Devices.Svg;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Themes;

namespace RotationNotes.Benchmarks;

/// <summary>How long a chart takes from its meaning to a scene, and from the scene to a file. A page's usual chart, ten years of four series, is the baseline.</summary>
[MemoryDiagnoser]
public class ChartScenes
{
    private ChartRenderer renderer = null!;
    private LineChart tenYears = null!;
    private LineChart fortyYears = null!;
    private Scene page = null!;
    private Scene picture = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var theme = ThemeFile.Load(Path.Combine(WarmNote.Root(), "templates", "themes", "research.json"));
        renderer = new ChartRenderer(theme, FontLibrary.Load(FontLibrary.DefaultFolders(AppContext.BaseDirectory), theme.Families));
        tenYears = Lines(2_500, 4);
        fortyYears = Lines(10_080, 8);
        page = renderer.Render(tenYears, 487, 180);
        picture = renderer.Render(tenYears, 600, 350);
    }

    [Benchmark(Baseline = true)]
    public Scene Scene_2500PointsFourSeries() => renderer.Render(tenYears, 487, 180);

    [Benchmark]
    public Scene Scene_FortyYearsDailyEightSeries() => renderer.Render(fortyYears, 487, 180);

    [Benchmark]
    public int Png_1200x700() => PngDevice.Render(picture, 2).Length;

    [Benchmark]
    public int Png_1200x700_Indexed() => PngDevice.Render(picture, 2, indexed: true).Length;

    [Benchmark]
    public int Svg() => SvgDevice.Render(page, "A chart", "A description").Length;

    private static LineChart Lines(int points, int series)
    {
        var dates = ImmutableArray.CreateBuilder<DateOnly>(points);
        for (var date = new DateOnly(1984, 1, 2); dates.Count < points; date = date.AddDays(1))
        {
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                dates.Add(date);
        }

        var shared = dates.MoveToImmutable();
        return new LineChart([.. Enumerable.Range(0, series).Select(s => Walk($"Index number {s + 1}", shared, s))])
        {
            Format = new ValueFormat(ValueKind.Level, 0),
            Events = [new ChartEvent(shared[points / 2], "Middle"), new ChartEvent(shared[points - 20], "CPI")],
            Periods = [new ChartPeriod(shared[points / 4], shared[points / 3], "Recession", PeriodRole.Recession)],
        };
    }

    private static ChartSeries Walk(string name, ImmutableArray<DateOnly> dates, int seed)
    {
        var random = new Random(seed);
        var values = ImmutableArray.CreateBuilder<double>(dates.Length);
        var level = 100.0;
        for (var i = 0; i < dates.Length; i++)
            values.Add(level *= 1 + (random.NextDouble() - 0.495) * 0.02);
        return new ChartSeries(name, dates, values.MoveToImmutable());
    }
}
