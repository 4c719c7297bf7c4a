using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;

namespace RotationNotes.Tests.Specimens;

/// <summary>Charts of every kind with hostile but legal content, from a seed.</summary>
internal sealed class RandomCharts(int seed)
{
    private static readonly string[] Names =
    [
        "Russell 2000", "S&P 500", "Nasdaq 100", "RVX", "Two-year Treasury yield", "Leveraged funds, net share of open interest",
        "High-yield option-adjusted spread", "A", "Small-cap growth less large-cap growth, ten sessions", "Donaudampfschifffahrtsgesellschaftskapitän",
    ];

    private readonly Random random = new(seed);

    public (ChartSpec Chart, double WidthPt, double HeightPt) Next()
    {
        var wide = random.Next(2) == 0;
        ChartSpec chart = random.Next(24) switch
        {
            0 or 1 => Lines(),
            2 => Columns(),
            3 => Bars(),
            4 => Scatter(),
            5 => Histogram(),
            6 => Candles(),
            7 => Boxes(),
            8 => Distribution(),
            9 => Radar(),
            _ => Compared(),
        };
        return (chart, wide ? 487 : 239, (wide ? 180 : 150) + random.Next(3) * 20);
    }

    /// <summary>One chart of every kind, by the kinds' names.</summary>
    public static IReadOnlyList<(ChartSpec Chart, double WidthPt, double HeightPt)> OneOfEachKind(int seed)
    {
        var wanted = typeof(ChartSpec).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ChartSpec)) && !t.IsAbstract).ToHashSet();
        var found = new List<(ChartSpec Chart, double WidthPt, double HeightPt)>();
        var charts = new RandomCharts(seed);
        while (wanted.Count > 0)
        {
            var next = charts.Next();
            if (wanted.Remove(next.Chart.GetType()))
                found.Add(next);
        }

        return [.. found.OrderBy(one => one.Chart.GetType().Name, StringComparer.Ordinal)];
    }

    private ChartSpec Compared()
    {
        var format = Format();
        var level = Level(format);
        var first = new DateOnly(2010 + random.Next(14), 1 + random.Next(12), 1 + random.Next(28));
        switch (random.Next(14))
        {
            case 0: return new SpreadChart(Series("Two-year", first, 300, 1, level), Series("Ten-year", first, 300, 1, level)) { Format = format, Events = Events(first, 300) };
            case 1: return new SmallMultiplesChart([.. Enumerable.Range(0, 1 + random.Next(8)).Select(i => new ChartPanel(Names[i], [Series(Names[i], first, 150, 1, level), Series("Peers", first, 150, 1, level)]))]) { Format = format, SharedScale = random.Next(2) == 0 };
            case 2: return new GroupedColumnChart(Categories(), Grouped(1 + random.Next(5), level)) { Format = format, Stacked = random.Next(2) == 0 };
            case 3: return new WaterfallChart([.. categories.Select(c => new Contribution(c, Value(level)))], "Russell 2000") { Format = format };
            case 4: return new RangeChart([.. Enumerable.Range(0, 1 + random.Next(14)).Select(i => new RangeItem(Names[i % Names.Length], Value(level), Value(level), -level, level * 2, i == 1))]) { Format = format };
            case 5: return new PercentileChart([.. Enumerable.Range(0, 1 + random.Next(14)).Select(i => new PercentileItem(Names[i % Names.Length], Value(level), random.NextDouble()))]) { Format = format, Sample = "Since 1999" };
            case 6:
                var (rows, columns) = (Categories(), Categories());
                return new HeatMapChart(rows, columns, [.. Enumerable.Range(0, rows.Length * columns.Length).Select(_ => Value(level))]) { Format = format };
            case 7: return new EventStudyChart([.. Enumerable.Range(0, 1 + random.Next(12)).Select(i => Path($"Event {i}", level, 60))], random.Next(2) == 0 ? Path("July 2024", level, 5 + random.Next(50)) : null) { Format = format };
            case 8: return new AnalogChart(Path("Now", level, 1 + random.Next(60)), [.. Enumerable.Range(0, random.Next(7)).Select(i => Path(Names[i], level, 60))]) { Format = format };
            case 9: return new AreaChart([.. Enumerable.Range(0, 1 + random.Next(6)).Select(i => Positive(Series(Names[i], first, 300, 1, level)))]) { Format = format, Events = Events(first, 300) };
            case 10: return new DualAxisChart(Series(Names[random.Next(Names.Length)], first, 300, 1, level), Series(Names[random.Next(Names.Length)], first, 300, 1, 4.4)) { Format = format, RightFormat = new ValueFormat(ValueKind.QuotedPercent, 2), Events = Events(first, 300) };
            case 11: return new AlignedPanelsChart([.. Enumerable.Range(0, 2 + random.Next(2)).Select(i => new ChartPanel(Names[random.Next(Names.Length)], [Series(Names[i], first, 300, 1, level), Series(Names[i + 4], first, 300, 1, level)], i == 1 ? new ValueFormat(ValueKind.Number, 1) : null))]) { Format = format, Events = Events(first, 300) };
            case 12: return new TimelineChart(first, first.AddDays(30 + random.Next(400)), [.. Enumerable.Range(0, random.Next(14)).Select(i => new TimelineEvent(first.AddDays(random.Next(400)), Names[random.Next(Names.Length)], random.Next(4) == 0))]) { Format = format, Now = random.Next(300) is var now && now < 200 ? first.AddDays(now) : null };
            default: return new CurveChart(["3m", "1y", "2y", "5y", "10y", "30y"], [.. Enumerable.Range(0, 1 + random.Next(6)).Select(i => new CategorySeries($"{i + 1} July 2024", [.. Enumerable.Range(0, 6).Select(_ => Value(level))]))]) { Format = format };
        }
    }

    private static ChartSeries Positive(ChartSeries series) => new(series.Name, series.Dates, [.. series.Values.Select(Math.Abs)]);

    private ImmutableArray<string> categories = ["Financials", "Health care", "Industrials"];

    private ImmutableArray<string> Categories() => categories = [.. Enumerable.Range(0, 1 + random.Next(12)).Select(i => Names[random.Next(Names.Length)])];

    private ImmutableArray<CategorySeries> Grouped(int count, double level) =>
        [.. Enumerable.Range(0, count).Select(i => new CategorySeries(Names[i], [.. categories.Select(_ => Value(level))]))];

    private SessionPath Path(string name, double level, int length) =>
        new(name, -10, [.. Enumerable.Range(0, 11 + length).Select(_ => Value(level))]);

    private double Value(double level) => random.Next(15) == 0 ? double.NaN : level * (random.NextDouble() * 2 - 0.7);

    private LineChart Lines()
    {
        var first = new DateOnly(1985 + random.Next(39), 1 + random.Next(12), 1 + random.Next(28));
        var step = random.Next(5) switch { 0 => 7, 1 => 30, _ => 1 };
        var count = random.Next(4) switch { 0 => 1 + random.Next(12), 1 => 2500, _ => 20 + random.Next(400) };
        var format = Format();
        var level = Level(format);
        var series = Enumerable.Range(0, 1 + random.Next(8)).Select(i => Series(Names[(i + random.Next(3)) % Names.Length], first, count, step, level)).ToImmutableArray();
        return new LineChart(series)
        {
            Format = format,
            Events = Events(first, count * step),
            Periods = random.Next(3) == 0 ? [new ChartPeriod(first.AddDays(count * step / 3), first.AddDays(count * step / 2), "Window of the note", PeriodRole.Window), new ChartPeriod(first.AddDays(count * step / 4), first.AddDays(count * step / 3), "Recession", PeriodRole.Recession)] : [],
            Reference = random.Next(3) == 0 ? level : null,
            LabelLastValue = random.Next(5) != 0,
            Logarithmic = random.Next(6) == 0,
            AxisCaption = random.Next(3) == 0 ? "First session = 100" : null,
        };
    }

    private ColumnChart Columns()
    {
        var first = new DateOnly(2000 + random.Next(20), 1 + random.Next(12), 1 + random.Next(28));
        var format = Format();
        var level = Level(format);
        var count = 1 + random.Next(300);
        var columns = Series("Leveraged funds, net", first, count, 7, 0, Math.Max(1e-3, Math.Abs(level) * 0.1));
        return new ColumnChart(columns, random.Next(2) == 0 ? Series("Asset managers", first, count, 7, 0, Math.Max(1e-3, Math.Abs(level) * 0.1)) : null)
        {
            Format = format,
            Events = Events(first, count * 7),
        };
    }

    private BarChart Bars()
    {
        var format = Format();
        var level = Level(format);
        return new BarChart([.. Enumerable.Range(0, 1 + random.Next(40)).Select(i => new BarItem(Names[random.Next(Names.Length)], random.Next(12) == 0 ? double.NaN : level * (random.NextDouble() * 2 - 0.6), random.Next(6) == 0))])
        {
            Format = format,
            AxisCaption = random.Next(3) == 0 ? "Return over ten sessions" : null,
        };
    }

    private ScatterChart Scatter()
    {
        var format = Format();
        var level = Level(format);
        var count = 1 + random.Next(600);
        return new ScatterChart([.. Enumerable.Range(0, count).Select(i => new ScatterPoint(random.NextDouble() * 40 - 20, level * (random.NextDouble() - 0.5), i < 5 ? $"{i + 1} July" : null, i < 3))])
        {
            Format = format,
            XFormat = new ValueFormat(ValueKind.BasisPoints, 0, ShowPlus: true),
            XCaption = "Change of the two-year yield",
            YCaption = "Daily return",
            FitLine = random.Next(2) == 0,
            FitBand = random.Next(2) == 0,
        };
    }

    private HistogramChart Histogram()
    {
        var format = Format();
        var level = Level(format);
        var sample = Enumerable.Range(0, 1 + random.Next(4000)).Select(_ => level * (Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))).ToImmutableArray();
        return new HistogramChart(sample, sample[random.Next(sample.Length)], random.Next(2) == 0 ? "Now" : "16 July 2024:") { Format = format, Density = random.Next(2) == 0 };
    }

    private CandleChart Candles()
    {
        var first = new DateOnly(2000 + random.Next(20), 1 + random.Next(12), 1 + random.Next(28));
        var format = Format();
        var closes = Series(Names[random.Next(Names.Length)], first, 1 + random.Next(300), 1, Level(format));
        var candles = ImmutableArray.CreateBuilder<Candle>();
        var before = Level(format);
        for (var i = 0; i < closes.Dates.Length; i++)
        {
            if (double.IsNaN(closes.Values[i]))
                continue;
            double close = closes.Values[i], shadow = Math.Abs(Level(format)) * 0.01 * random.NextDouble();
            candles.Add(new Candle(closes.Dates[i], before, Math.Max(before, close) + shadow, Math.Min(before, close) - shadow, close, random.Next(30) == 0 ? double.NaN : random.Next(80_000_000)));
            before = close;
        }

        return new CandleChart(closes.Name, candles.ToImmutable())
        {
            Format = format,
            Averages = random.Next(2) == 0 ? [closes] : [],
            Events = Events(first, 300),
            Span = (CandleSpan)random.Next(3),
        };
    }

    private BoxChart Boxes()
    {
        var format = Format();
        var level = Level(format);
        return new BoxChart([.. Enumerable.Range(0, 1 + random.Next(14)).Select(i => new BoxGroup(Names[random.Next(Names.Length)], Sample(level, random.Next(5) == 0 ? random.Next(6) : 40), random.Next(3) == 0 ? Value(level) : double.NaN))])
        {
            Format = format,
            PresentCaption = random.Next(2) == 0 ? "July 2024" : null,
        };
    }

    private DistributionChart Distribution()
    {
        var format = Format();
        var level = Level(format);
        return new DistributionChart([.. Enumerable.Range(0, 1 + random.Next(9)).Select(i => new DistributionItem(Names[random.Next(Names.Length)], Sample(level, random.Next(4) == 0 ? random.Next(6) : 300), Value(level), i == 0))])
        {
            Format = format,
            Sample = random.Next(2) == 0 ? "Since 1999" : null,
        };
    }

    private RadarChart Radar()
    {
        var format = Format();
        var level = Level(format);
        return new RadarChart([.. Enumerable.Range(0, 3 + random.Next(10)).Select(i => new RadarItem(Names[random.Next(Names.Length)], Value(level), random.NextDouble(), random.Next(20) == 0 ? double.NaN : random.NextDouble()))]) { Format = format };
    }

    private ImmutableArray<double> Sample(double level, int count) => [.. Enumerable.Range(0, count).Select(_ => Value(level))];

    private ValueFormat Format() => new((ValueKind)random.Next(9), random.Next(4), random.Next(2) == 0);

    private double Level(ValueFormat format) => format.Kind switch
    {
        ValueKind.Percent or ValueKind.PercentagePoints => 0.1,
        ValueKind.BasisPoints => 40,
        ValueKind.Level => Math.Pow(10, random.Next(-2, 8)),
        ValueKind.Count => 20_000,
        _ => 4,
    };

    private ImmutableArray<ChartEvent> Events(DateOnly first, int days) =>
        [.. Enumerable.Range(0, random.Next(3) == 0 ? random.Next(7) : 0).Select(i => new ChartEvent(first.AddDays(random.Next(days)), i % 2 == 0 ? "June CPI below forecasts" : "Rate cut"))];

    private ChartSeries Series(string name, DateOnly first, int count, int step, double level, double? scale = null)
    {
        var dates = ImmutableArray.CreateBuilder<DateOnly>();
        var values = ImmutableArray.CreateBuilder<double>();
        double value = level, move = scale ?? Math.Abs(level) * 0.02;
        var skip = random.Next(3) == 0 ? random.Next(count) : -1;
        for (var i = 0; i < count; i++)
        {
            var date = first.AddDays(i * step);
            if (step == 1 && date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                continue;
            value += (random.NextDouble() - 0.5) * 2 * move;
            dates.Add(date);
            values.Add(i == skip || random.Next(200) == 0 ? double.NaN : value);
        }

        if (dates.Count == 0)
        {
            dates.Add(first);
            values.Add(level);
        }

        return new ChartSeries(name, dates.ToImmutable(), values.ToImmutable(), (SeriesEmphasis)random.Next(3));
    }
}
