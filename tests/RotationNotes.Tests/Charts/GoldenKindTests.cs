using System.Collections.Immutable;
using RotationNotes.Charts;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Charts;

/// <summary>Every kind of chart in one small situation that was looked at.</summary>
public class GoldenKindTests
{
    private static readonly ValueFormat Percent = new(ValueKind.Percent, 1, ShowPlus: true);
    private static readonly ValueFormat Level = new(ValueKind.Level, 0);
    private static readonly ValueFormat Yield = new(ValueKind.QuotedPercent, 2);
    private static readonly DateOnly First = new(2024, 6, 3);

    [Fact]
    public void Lines_WithRecessionWindowAndEvent() => Check(new LineChart([Line("Russell 2000", 100, 1), Line("S&P 500", 100, 0.4, SeriesEmphasis.Secondary)])
    {
        Format = Level,
        Reference = 100,
        Events = [new ChartEvent(First.AddDays(9), "CPI")],
        Periods = [new ChartPeriod(First.AddDays(2), First.AddDays(6), "Recession", PeriodRole.Recession), new ChartPeriod(First.AddDays(24), First.AddDays(28), null, PeriodRole.Window)],
    });

    [Fact]
    public void Lines_LogarithmicAxis() => Check(new LineChart([Line("Index", 100, 40)]) { Format = Level, Logarithmic = true });

    [Fact]
    public void Columns_WithLineOver() => Check(new ColumnChart(Line("Leveraged funds", -5000, 700), Line("Asset managers", 2000, 100)) { Format = new ValueFormat(ValueKind.Level, 0) });

    [Fact]
    public void Area_BelowZero() => Check(new AreaChart([Line("Russell 2000", -0.02, -0.004)]) { Format = Percent });

    [Fact]
    public void Area_StackOfThree() => Check(new AreaChart([Line("Asset managers", 0.4, 0.002), Line("Leveraged funds", 0.2, -0.001), Line("Dealers", 0.1, 0.001)]) { Format = new ValueFormat(ValueKind.Percent, 0) });

    [Fact]
    public void Spread_ThatCrosses() => Check(new SpreadChart(Line("Ten-year", 4, 0.02), Line("Two-year", 4.3, 0)) { Format = Yield });

    [Fact]
    public void DualAxis_OneGridForBoth() => Check(new DualAxisChart(Line("Russell 2000 over S&P 500", 0.36, 0.002), Line("Two-year yield", 5, -0.02)) { Format = new ValueFormat(ValueKind.Number, 3), RightFormat = Yield });

    [Fact]
    public void Panels_ShareEdgesAndDates() => Check(
        new AlignedPanelsChart([new ChartPanel("Price", [Line("Russell 2000", 2000, 9)]), new ChartPanel("Implied volatility", [Line("RVX", 20, 0.3), Line("VIX", 14, 0.1)], new ValueFormat(ValueKind.Number, 1))]) { Format = Level, Events = [new ChartEvent(First.AddDays(20), "Fed")] },
        heightPt: 230);

    [Fact]
    public void SmallMultiples_WithBackground() => Check(
        new SmallMultiplesChart([.. new[] { "Russell 2000", "Nasdaq-100", "S&P 500", "RSP" }.Select((name, i) => new ChartPanel(name, [Line(name, 100, i), Line("Peers", 100, 0.5, SeriesEmphasis.Context)]))]) { Format = Level, Reference = 100 },
        heightPt: 200);

    [Fact]
    public void Groups_OfColumns() => Check(new GroupedColumnChart(["1 day", "5 sessions"], [new CategorySeries("Russell 2000", [0.035, 0.115]), new CategorySeries("S&P 500", [0.006, double.NaN])]) { Format = Percent });

    [Fact]
    public void Stacks_WithNamesAtTheLast() => Check(new GroupedColumnChart(["Russell 2000", "S&P 500"], [new CategorySeries("Asset managers", [0.4, 0.55]), new CategorySeries("Dealers", [0.3, 0.1])]) { Format = new ValueFormat(ValueKind.Percent, 0), Stacked = true });

    [Fact]
    public void Waterfall_WithAFall() => Check(new WaterfallChart([new("Financials", 0.03), new("Energy", -0.01), new("Other", double.NaN)], "Russell 2000") { Format = Percent });

    [Fact]
    public void Ranges_ThenAndNow() => Check(new RangeChart([new RangeItem("Russell 2000", 24, 20, 16, 28, highlight: true), new RangeItem("S&P 500", 13.2, 12.8, 11.5, 23)]) { Format = new ValueFormat(ValueKind.Number, 1), NowCaption = "16 July 2024", ThenCaption = "13 June 2024" }, heightPt: 80);

    [Fact]
    public void Percentiles_AtTheEnds() => Check(new PercentileChart([new PercentileItem("Distance from the mean", 4.4, 1), new PercentileItem("High-yield spread", 308, 0.02, new ValueFormat(ValueKind.BasisPoints, 0))]) { Format = new ValueFormat(ValueKind.Sigma, 1) }, heightPt: 70);

    [Fact]
    public void Correlations_LowerHalf() => Check(new HeatMapChart(["S&P 500", "Two-year"], ["Russell 2000", "S&P 500"], [0.48, double.NaN, -0.46, -0.34]) { Format = new ValueFormat(ValueKind.Number, 2), FullShade = 1, LowerHalf = true }, heightPt: 60);

    [Fact]
    public void Calendar_YearApart() => Check(new HeatMapChart(["2024", "2023"], ["Jan", "Feb", "Year"], [-0.039, 0.055, 0.014, 0.097, double.NaN, 0.151]) { Format = Percent, LastColumnIsTotal = true }, heightPt: 60);

    [Fact]
    public void Scatter_WithBand() => Check(new ScatterChart([.. Enumerable.Range(-4, 9).Select(i => new ScatterPoint(i, -0.002 * i + 0.001 * (i % 2), i == 4 ? "16 July" : null, i == 4))])
    {
        Format = Percent,
        XFormat = new ValueFormat(ValueKind.BasisPoints, 0),
        XCaption = "Change of the two-year yield",
        YCaption = "Return",
        FitLine = true,
        FitBand = true,
    });

    [Fact]
    public void Histogram_WithDensity() => Check(new HistogramChart([.. Enumerable.Range(0, 200).Select(i => Math.Sin(i) * 0.02)], 0.018, "Now") { Format = Percent, Density = true });

    [Fact]
    public void EventStudy_WithThePresent() => Check(new EventStudyChart([.. Enumerable.Range(1, 5).Select(i => new SessionPath($"{2000 + i}", -2, [-0.01 * i, -0.005 * i, 0, 0.004 * i, 0.006 * i]))], new SessionPath("July 2024", -2, [-0.02, -0.01, 0, 0.03])) { Format = Percent });

    [Fact]
    public void Analogs_OverTheAnchor() => Check(new AnalogChart(new SessionPath("Now", -3, [92, 95, 97, 100]), [new SessionPath("March 2009", -3, [97, 96, 98, 100, 104, 103]), new SessionPath("May 2002", -3, [103, 104, 102, 100, 96, 95])]) { Format = Level, Reference = 100 });

    [Fact]
    public void Curve_OnThreeDates() => Check(new CurveChart(["3m", "2y", "10y"], [new CategorySeries("16 July 2024", [5.2, 4.43, 4.17]), new CategorySeries("13 June 2024", [5.24, 4.7, 4.24]), new CategorySeries("30 December 2021", [0.05, 0.73, double.NaN])]) { Format = Yield });

    [Fact]
    public void Timeline_PastAndToCome() => Check(
        new TimelineChart(new DateOnly(2024, 6, 1), new DateOnly(2024, 8, 15), [new(new DateOnly(2024, 6, 12), "12 June: CPI"), new(new DateOnly(2024, 6, 12), "12 June: Fed"), new(new DateOnly(2024, 7, 11), "11 July: CPI", true), new(new DateOnly(2024, 7, 31), "31 July: Fed")]) { Format = Level, Now = new DateOnly(2024, 7, 16) },
        heightPt: 90);

    [Fact]
    public void Candles_WithAverageEventAndVolume() => Check(
        new CandleChart("IWM", Days(30)) { Format = new ValueFormat(ValueKind.Level, 2), Averages = [new ChartSeries("10-session mean", [.. Days(30).Skip(9).Select(c => c.Date)], [.. Days(30).Skip(9).Select((_, i) => 101 + 0.4 * i)])], Events = [new ChartEvent(First.AddDays(9), "CPI")] },
        heightPt: 200);

    [Fact]
    public void Boxes_ThePresentOneMarked() => Check(new BoxChart([new BoxGroup("Jun", Spread(30, -0.01)), new BoxGroup("Jul", Spread(30, 0.01), 0.105), new BoxGroup("Aug", [0.02, -0.01]), new BoxGroup("Sep", [])]) { Format = Percent, PresentCaption = "July 2024" });

    [Fact]
    public void Distributions_WithTheirPresentValues() => Check(new DistributionChart([new DistributionItem("Russell 2000", Spread(300, 0), 0.038, Highlight: true), new DistributionItem("S&P 500", Spread(300, 0.005), 0.006)]) { Format = Percent }, heightPt: 110);

    [Fact]
    public void Radar_NowAndThen() => Check(
        new RadarChart([new("Five-session return", 0.115, 1, 0.28), new("Implied volatility", 24, 0.52, 0.3, new ValueFormat(ValueKind.Number, 1)), new("Two-year yield", 4.43, 0.89, 0.95, Yield), new("High-yield spread", 308, 0.02, 0.08, new ValueFormat(ValueKind.BasisPoints, 0)), new("Correlation with the two-year yield", -0.38, 0.09, 0.04, new ValueFormat(ValueKind.Number, 2))])
        {
            Format = Percent, NowCaption = "16 July 2024", ThenCaption = "13 June 2024",
        },
        heightPt: 190);

    private static ImmutableArray<Candle> Days(int count) => [.. Line("IWM", 100, 0.5).Dates.Take(count).Select((date, i) =>
    {
        double open = 100 + i + 2 * Math.Sin(i), close = open + 1.5 * Math.Cos(2 * i);
        return new Candle(date, open, Math.Max(open, close) + 0.6, Math.Min(open, close) - 0.4, close, 20_000_000 + 1_000_000 * (i % 5));
    })];

    private static ImmutableArray<double> Spread(int count, double centre) => [.. Enumerable.Range(0, count).Select(i => centre + 0.03 * Math.Sin(i))];

    private static void Check(ChartSpec chart, double heightPt = 150, [System.Runtime.CompilerServices.CallerMemberName] string situation = "")
    {
        var scene = new ChartRenderer(HouseFonts.Theme, HouseFonts.Library).Render(chart, 320, heightPt);

        Assert.Empty(SceneText.Faults(scene));
        GoldenScenes.Verify(scene, situation);
    }

    private static ChartSeries Line(string name, double level, double slope, SeriesEmphasis emphasis = SeriesEmphasis.Primary)
    {
        var dates = Enumerable.Range(0, 30).Select(First.AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToImmutableArray();
        return new ChartSeries(name, dates, [.. dates.Select((_, i) => level + slope * (i + 2 * Math.Sin(i)))], emphasis);
    }
}
