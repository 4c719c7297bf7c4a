using System.Globalization;
using System.Text;
using RotationNotes.Charts;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Charts;

/// <summary>What stands where, in words: one situation each.</summary>
public class GoldenSceneTests
{
    private static readonly ChartRenderer Renderer = new(HouseFonts.Theme, HouseFonts.Library);

    [Fact]
    public void Line_WithAGapAndAnEvent()
    {
        var first = new DateOnly(2024, 7, 8);
        var series = new ChartSeries("Russell 2000", [.. Enumerable.Range(0, 5).Select(first.AddDays)], [100, 101, double.NaN, 103, 104]);

        var scene = Renderer.Render(new LineChart([series]) { Format = new ValueFormat(ValueKind.Number, 0), Reference = 100, Events = [new(first.AddDays(1), "CPI")] }, 239, 150);

        Assert.Equal(["100", "101", "102", "103", "104", "8", "Jul 2024", "9", "10", "11", "12", "CPI", "Russell 2000", "104"], Words(scene));
        // Two pieces of line (the gap is not bridged), no box: nothing but the baseline runs the full height or width twice.
        Assert.Contains(scene.Items, item => item is StrokedPath { Path.Verbs: [PathVerb.Move, PathVerb.Line, PathVerb.Move, PathVerb.Line], Stroke.WidthPt: > 1 });
    }

    [Fact]
    public void Lines_WhoseLabelsWouldTouch_MoveApartInOrder()
    {
        var dates = Enumerable.Range(0, 30).Select(i => new DateOnly(2024, 6, 3).AddDays(i)).ToArray();
        ChartSeries Flat(string name, double level) => new(name, [.. dates], [.. dates.Select(_ => level)]);

        var scene = Renderer.Render(new LineChart([Flat("S&P 500", 10), Flat("Russell 2000", 10.01), Flat("Low", 0)]) { Format = new ValueFormat(ValueKind.Number, 2) }, 487, 180);

        var boxes = SceneText.Boxes(scene);
        var (upper, lower) = (boxes.Single(b => b.Text == "Russell 2000").Box, boxes.Single(b => b.Text == "S&P 500").Box);
        Assert.True(upper.Bottom < lower.Y, $"{upper} should lie above {lower}");
    }

    [Fact]
    public void Lines_TooManyToLabel_GetALegend()
    {
        var dates = Enumerable.Range(0, 30).Select(i => new DateOnly(2024, 6, 3).AddDays(i)).ToArray();
        var names = Enumerable.Range(1, 8).Select(i => $"A rather long name of index number {i}").ToArray();

        var scene = Renderer.Render(new LineChart([.. names.Select((n, i) => new ChartSeries(n, [.. dates], [.. dates.Select(_ => (double)i)]))]) { Format = new ValueFormat(ValueKind.Number, 0) }, 239, 150);

        var legend = SceneText.Boxes(scene).Where(box => box.Text.StartsWith("A rather", StringComparison.Ordinal)).ToArray();
        Assert.Equal(8, legend.Length);
        Assert.All(legend, entry => Assert.True(entry.Box.X < 130));
    }

    [Fact]
    public void Bars_InPaintingOrder()
    {
        var chart = new BarChart([new("July 2024", 0.113, true), new("May 2002", -0.02), new("June 2000", double.NaN)]) { Format = new ValueFormat(ValueKind.Percent, 1, true) };

        Assert.Equal(
            """
            text July 2024 #0b3a5b
            bar 1.000 #0b3a5b
            text +11.3% #0b3a5b
            text May 2002 #1b1f27
            bar 0.177 #859cad
            text −2.0% #1b1f27
            text June 2000 #1b1f27
            text n/a #5b6472
            line
            """.ReplaceLineEndings("\n"),
            Summary(Renderer.Render(chart, 239, 60)));
    }

    private static string[] Words(Scene scene) => [.. SceneText.Words(scene)];

    private static string Summary(Scene scene)
    {
        var text = new StringBuilder();
        var longest = scene.Items.OfType<FilledPath>().Max(Length);
        foreach (var item in scene.Items)
        {
            switch (item)
            {
                case TextRun run: text.Append(CultureInfo.InvariantCulture, $"text {run.Text} {run.Style.Color.ToHex()}\n"); break;
                case FilledPath bar: text.Append(CultureInfo.InvariantCulture, $"bar {Length(bar) / longest:0.000} {bar.Fill.ToHex()}\n"); break;
                default: text.Append("line\n"); break;
            }
        }

        return text.ToString().TrimEnd('\n');

        // Share of the longest bar: 0.02 / 0.113 = 0.177.
        static double Length(FilledPath bar) => bar.Path.Points[1].X - bar.Path.Points[0].X;
    }
}
