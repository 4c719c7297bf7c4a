using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Documents.Charts;

public class AltTextTests
{
    private static readonly ValueFormat Percent = new(ValueKind.Percent, 1, ShowPlus: true);

    private static readonly ChartSeries Three = new(
        "Russell 2000", [new(2024, 7, 12), new(2024, 7, 15), new(2024, 7, 16)], [0.011, double.NaN, -0.0349]);

    [Fact]
    public void Describe_Lines_NamesPeriodFirstLastAndExtremes() =>
        Assert.Equal(
            "Line chart: Small caps led. 12 July 2024 to 16 July 2024. Russell 2000: first +1.1% on 12 July 2024, last −3.5% on 16 July 2024, " +
            "highest +1.1% on 12 July 2024, lowest −3.5% on 16 July 2024, 1 value missing. Marked: CPI (11 July 2024).",
            AltText.Describe(new LineChart([Three]) { Format = Percent, Events = [new(new(2024, 7, 11), "CPI")] }, "Small caps led"));

    [Fact]
    public void Describe_InChinese_SaysTheSame() =>
        Assert.Equal(
            "折线图：小盘股领先。2024年7月12日至2024年7月16日。罗素2000：2024年7月12日为+1.1%，2024年7月16日为−3.5%，最高+1.1%（2024年7月12日），最低−3.5%（2024年7月16日），缺1个数值。标注：CPI（2024年7月11日）。",
            AltText.Describe(new LineChart([new ChartSeries("罗素2000", Three.Dates, Three.Values)]) { Format = Percent, Events = [new(new(2024, 7, 11), "CPI")] }, "小盘股领先", "zh-CN"));

    [Fact]
    public void Describe_InChinese_KnowsEveryKind()
    {
        foreach (var (chart, _, _) in RandomCharts.OneOfEachKind(7))
            Assert.Matches("^[^A-Za-z]+：题。", AltText.Describe(chart, "题", "zh-CN"));
    }

    [Fact]
    public void Describe_SeriesWithoutValues_SaysSo() =>
        Assert.Equal("Line chart. There are no values to show. RVX: no values.", AltText.Describe(new LineChart([new ChartSeries("RVX", [], [])]) { Format = Percent }, ""));

    [Fact]
    public void Describe_Bars_ListsThem() =>
        Assert.Equal(
            "Bar chart of 2 items: Largest gaps. July 2024 +11.3% (highlighted); May 2002 not available.",
            AltText.Describe(new BarChart([new("July 2024", 0.113, true), new("May 2002", double.NaN)]) { Format = Percent }, "Largest gaps"));

    [Fact]
    public void Describe_Histogram_PlacesTheCurrentValue() =>
        Assert.Equal(
            "Histogram: Rare. 4 observations from −1.0% to +2.0%. Now: +1.5%, above 75% of them.",
            AltText.Describe(new HistogramChart([-0.01, 0, 0.01, 0.02], 0.015, "Now") { Format = Percent }, "Rare."));

    [Fact]
    public void Write_TwoSeries_JoinsDatesAndLeavesAbsentValuesEmpty()
    {
        var spx = new ChartSeries("S&P 500, \"large\"", [new(2024, 7, 15), new(2024, 7, 17)], [0.5, 1e-7]);

        var csv = ChartCsv.Write(new LineChart([Three, spx]) { Format = Percent });

        Assert.Equal(
            "date,Russell 2000,\"S&P 500, \"\"large\"\"\"\n2024-07-12,0.011,\n2024-07-15,,0.5\n2024-07-16,-0.0349,\n2024-07-17,,1E-07\n", csv);
    }
}
