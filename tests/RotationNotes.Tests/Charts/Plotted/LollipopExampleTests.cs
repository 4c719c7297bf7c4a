using System.Collections.Immutable;
using RotationNotes.Charts.Kinds;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Plots;
using RotationNotes.Charts.Plotted;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Tests.Architecture;
using RotationNotes.Tests.Specimens;
using ScottPlot;
using ScottPlot.Plottables;

namespace RotationNotes.Tests.Charts.Plotted;

/// <summary>The kind that docs/charts.md works through, as it stands there.</summary>
public class LollipopExampleTests
{
    [Fact]
    public void Stems_StandOnOurScale_AndLackNoWord()
    {
        var sketch = new Sketch(new ChartStyle(HouseFonts.Theme, HouseFonts.Library));
        ImmutableArray<BarItem> items = [new("Russell 2000", 0.115, true), new("S&P 500", 0.016), new("Nasdaq-100", -0.003), new("RSP", double.NaN)];

        LollipopDrawing.Draw(sketch, new LollipopChart(items) { Format = new ValueFormat(ValueKind.Percent, 1) }, new Rect(0, 0, 300, 150));

        var scene = new Scene(300, 150, sketch.Finish());
        var stems = scene.Items.OfType<StrokedPath>().Where(line => line.Stroke.WidthPt is > 1.19 and < 1.21).SelectMany(line => line.Path.Points.Chunk(2)).ToArray();
        Assert.Equal(3, stems.Length);
        Assert.All(stems, stem => Assert.Equal(stem[0].X, stem[1].X, 3));
        Assert.Empty(SceneText.Faults(scene));
        Assert.Superset(items.Select(item => item.Label).ToHashSet(), SceneText.Words(scene).ToHashSet());
    }

    [Fact]
    public void Example_IsTheOneOfTheDocumentation()
    {
        var documented = File.ReadAllText(Path.Combine(Repository.Root.FullName, "docs", "charts.md"));
        var here = File.ReadAllText(Path.Combine(Repository.Root.FullName, "tests", "RotationNotes.Tests", "Charts", "Plotted", "LollipopExampleTests.cs"));
        var start = documented.IndexOf("internal static class LollipopDrawing", StringComparison.Ordinal);

        Assert.Contains(documented[start..documented.IndexOf("```", start, StringComparison.Ordinal)].Trim(), here.ReplaceLineEndings("\n"));
    }
}

/// <summary>A stem from zero for each item. Values may be NaN.</summary>
public sealed record LollipopChart(ImmutableArray<BarItem> Items) : ChartSpec;

internal static class LollipopDrawing
{
    public static void Draw(Sketch sketch, LollipopChart chart, Rect frame)
    {
        var style = sketch.Style;
        var shown = chart.Items.Select((item, slot) => (item, slot)).Where(s => double.IsFinite(s.item.Value)).ToArray();
        if (shown.Length == 0)
        {
            Nothing.Draw(sketch, frame);
            return;
        }

        // Our names, scale and grid …
        var range = (shown.Min(s => s.item.Value), shown.Max(s => s.item.Value));
        var plot = CategoryPlot.Arrange(style, frame, [.. chart.Items.Select(i => i.Label)], range, chart.Format, chart.AxisCaption, withZero: true, [], right: 4);
        plot.DrawGrid(sketch);

        // … ScottPlot's marks on them: x counts slots from 0, y is the value …
        var lollipops = new LollipopPlot([.. shown.Select(s => new Coordinates(s.slot, s.item.Value))])
        {
            LineStyle = PlottedMarks.Line(style.Series(0), 1.2),
            MarkerStyle = new MarkerStyle { IsVisible = false },
        };
        var marks = new PlottedMarks(plot.Plot, (-0.5, chart.Items.Length - 0.5), (plot.Axis.Low, plot.Axis.High));
        marks.Add(lollipops);
        marks.Draw(sketch);

        // … and what is round or written, by the sketch.
        foreach (var (item, slot) in shown)
            sketch.Dot(plot.X(slot), plot.Y(item.Value), 2.4, item.Highlight ? style.Accent : style.Series(0));
        plot.DrawAxes(sketch);
    }
}
