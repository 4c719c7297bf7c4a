using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;

namespace RotationNotes.Tests.Documents.Charts;

public class ComparisonTextTests
{
    private static readonly ValueFormat Percent = new(ValueKind.Percent, 1, ShowPlus: true);

    private static readonly EventStudyChart Study = new(
        [new SessionPath("2002", 0, [0, 0.02]), new SessionPath("2008", 0, [0, 0.04]), new SessionPath("2016", 0, [0, 0.09])],
        new SessionPath("July 2024", 0, [0.01]))
    { Format = Percent };

    [Fact]
    public void Quantile_OfThreePaths_InterpolatesBetweenOrderStatistics()
    {
        Assert.Equal(0.04, Study.Quantile(1, 0.5)!.Value, 12);
        Assert.Equal(0.03, Study.Quantile(1, 0.25)!.Value, 12); // halfway from 0.02 to 0.04
        Assert.Null(Study.Quantile(2, 0.5));
    }

    [Fact]
    public void Describe_EventStudy_GivesMedianMiddleHalfAndPresent() =>
        Assert.Equal(
            "Paths around 3 earlier events: Surges. After 1 session the median is +4.0%, the middle half runs from +3.0% to +6.5%. July 2024: +1.0% at session 0.",
            AltText.Describe(Study, "Surges"));

    [Fact]
    public void Write_EventStudy_HasOneRowPerSession() =>
        Assert.Equal("session,July 2024,2002,2008,2016\n0,0.01,0,0,0\n1,,0.02,0.04,0.09\n", ChartCsv.Write(Study));

    [Fact]
    public void Describe_Waterfall_EndsWithTheTotal()
    {
        var chart = new WaterfallChart([new("Financials", 0.5), new("Energy", -0.25), new("Other", double.NaN)], "Russell 2000") { Format = Percent };

        Assert.Equal("Waterfall of contributions. Financials +50.0%; Energy −25.0%; Other not available; Russell 2000 +25.0%.", AltText.Describe(chart, ""));
        Assert.Equal("contribution,value\nFinancials,0.5\nEnergy,-0.25\nOther,\nRussell 2000,0.25\n", ChartCsv.Write(chart));
    }

    [Fact]
    public void Describe_Range_NamesThenNowAndRange() =>
        Assert.Equal(
            "Then and now of 1 item: Calm. RVX: Now 24.0, A week ago 18.2, Range 15.9 to 34.0.",
            AltText.Describe(new RangeChart([new RangeItem("RVX", 24, 18.2, 15.9, 34)]) { Format = new ValueFormat(ValueKind.Number, 1), ThenCaption = "A week ago" }, "Calm"));

    [Fact]
    public void Describe_LargeGrid_GivesExtremesPerRow()
    {
        var columns = Enumerable.Range(1, 50).Select(i => $"C{i}").ToArray();

        var text = AltText.Describe(new HeatMapChart(["RUT"], [.. columns], [.. columns.Select((_, i) => i / 100.0)]) { Format = Percent }, "");

        Assert.Equal("Grid of 1 row and 50 columns. RUT: highest C50 +49.0%, lowest C1 0.0%.", text);
    }

    [Fact]
    public void Constructors_RefuseWhatCannotBeDrawn()
    {
        Assert.Contains("need 4 values, not 3", Assert.Throws<ArgumentException>(() => new HeatMapChart(["a", "b"], ["c", "d"], [1, 2, 3]) { Format = Percent }).Message, StringComparison.Ordinal);
        Assert.Contains("'RVX': the range runs from 3 down to 2", Assert.Throws<ArgumentException>(() => new RangeItem("RVX", 1, 1, 3, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("fraction from 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => new PercentileItem("RVX", 1, 97)).Message, StringComparison.Ordinal);
        Assert.Contains("'2y' has 1 values for 2 tenors", Assert.Throws<ArgumentException>(() => new CurveChart(["a", "b"], [new("2y", [1])]) { Format = Percent }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new EventStudyChart([]) { Format = Percent });
    }
}
