using System.Reflection;
using System.Runtime.Loader;
using RotationNotes.Charts;
using RotationNotes.Charts.Look;
using RotationNotes.Charts.Plotted;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Graphics.Devices.Svg;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Tests.Specimens;
using ScottPlot;
using ScottPlot.Plottables;
using Color = RotationNotes.Graphics.Geometry.Color;

namespace RotationNotes.Tests.Charts.Plotted;

/// <summary>What ScottPlot draws, as items of our scene.</summary>
public class PlottedMarksTests
{
    private static readonly Rect Area = new(40, 10, 100, 50);

    [Fact]
    public void Marks_StandWhereTheScalesPutThem()
    {
        var marks = new PlottedMarks(Area, (0, 10), (-1, 1));
        marks.Add(new LinePlot { Start = new Coordinates(0, -1), End = new Coordinates(5, 0), LineStyle = PlottedMarks.Line(new Color(10, 53, 86), 1.5) });

        var line = Assert.IsType<StrokedPath>(Assert.Single(Drawn(marks)));

        Assert.Equal([new Point(40, 60), new Point(90, 35)], line.Path.Points);
        Assert.Equal((new Color(10, 53, 86), 1.5), (line.Stroke.Color, line.Stroke.WidthPt));
    }

    [Fact]
    public void Dashes_AreGivenBackToTheirLayerOnly()
    {
        var dashed = new Stroke(new Color(1, 2, 3), 1, [3, 2]);
        var marks = new PlottedMarks(Area, (0, 10), (-1, 1));
        marks.Add(Line(0));
        marks.Add(Line(0.5), dashed);

        var lines = Drawn(marks).Cast<StrokedPath>().ToArray();

        Assert.Empty(lines[0].Stroke.Dashes);
        Assert.Equal(dashed, lines[1].Stroke);
    }

    [Fact]
    public void Marks_BeyondTheArea_AreClipped()
    {
        var marks = new PlottedMarks(Area, (0, 10), (-1, 1));
        marks.Add(new LinePlot { Start = new Coordinates(0, 0), End = new Coordinates(20, 0), LineStyle = PlottedMarks.Line(new Color(0, 0, 0), 1) });

        Assert.Equal(Area, Assert.IsType<ClippedGroup>(Assert.Single(Drawn(marks))).Clip);
    }

    [Theory]
    [InlineData("<text x=\"1\" y=\"2\">CPI</text>", "drew 'text'")]
    [InlineData("<image width=\"9\" height=\"9\"/>", "drew 'image'")]
    [InlineData("<path d=\"M0 0L1 1\" fill=\"url(#gr_0)\"/>", "gradient or pattern")]
    [InlineData("<path d=\"M0 0L1 1\" fill=\"black\" fill-rule=\"evenodd\"/>", "even-odd")]
    [InlineData("<path d=\"M0 0L1 1\" fill=\"black\" transform=\"rotate(45)\"/>", "turned or scaled")]
    public void WhatASceneCannotHold_IsRefused(string element, string expected) =>
        Assert.Contains(expected, Assert.Throws<NotSupportedException>(() => Read(element)).Message);

    [Theory]
    [InlineData("#0A3556", 10, 53, 86)]
    [InlineData("#F0C", 255, 0, 204)]
    [InlineData("navy", 0, 0, 128)]
    public void Colours_OfEachWriting_AreRead(string written, byte red, byte green, byte blue) =>
        Assert.Equal(new Color(red, green, blue), Assert.IsType<FilledPath>(Assert.Single(Read($"<rect width=\"2\" height=\"3\" fill=\"{written}\"/>"))).Fill);

    [Fact]
    public void Marks_OfManyThreads_AreTheSame()
    {
        var chart = new BoxChart([.. Enumerable.Range(0, 6).Select(i => new BoxGroup($"G{i}", [.. Enumerable.Range(0, 20).Select(k => Math.Sin(i + k))]))]) { Format = new ValueFormat(ValueKind.Number, 1) };
        string Draw() => SvgDevice.Render(new ChartRenderer(HouseFonts.Theme, HouseFonts.Library).Render(chart, 300, 150), "t", "d");
        var expected = Draw();

        var drawn = new string[24];
        Parallel.For(0, drawn.Length, i => drawn[i] = Draw());

        Assert.All(drawn, one => Assert.Equal(expected, one));
    }

    // In a context of its own, because other tests of this process have loaded them.
    [Fact]
    public void OtherKinds_NeverLoadScottPlotOrSkia()
    {
        var own = new OwnContext();
        var drawing = own.LoadFromAssemblyPath(typeof(OneChart).Assembly.Location).GetType(typeof(OneChart).FullName!)!;

        drawing.GetMethod(nameof(OneChart.Bars))!.Invoke(null, null);

        var loaded = own.Assemblies.Select(assembly => assembly.GetName().Name).ToArray();
        Assert.Contains("RotationNotes.Charts", loaded);
        Assert.DoesNotContain("ScottPlot", loaded);
        Assert.DoesNotContain("SkiaSharp", loaded);
    }

    private static LinePlot Line(double y) => new() { Start = new Coordinates(0, y), End = new Coordinates(10, y), LineStyle = PlottedMarks.Line(new Color(9, 9, 9), 1) };

    private static IEnumerable<SceneItem> Read(string element) =>
        SvgMarks.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\">{element}</svg>")), null);

    private static IEnumerable<SceneItem> Drawn(PlottedMarks marks)
    {
        var sketch = new Sketch(new ChartStyle(HouseFonts.Theme, HouseFonts.Library));
        marks.Draw(sketch);
        return sketch.Finish();
    }

    private sealed class OwnContext() : AssemblyLoadContext("charts")
    {
        private readonly AssemblyDependencyResolver resolver = new(typeof(OneChart).Assembly.Location);

        protected override Assembly? Load(AssemblyName name) => resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}

/// <summary>Draws a chart and gives nothing back, so that the types it needs show in what was loaded.</summary>
public static class OneChart
{
    public static void Bars() =>
        new ChartRenderer(HouseFonts.Theme, HouseFonts.Library).Render(new BarChart([new BarItem("Russell 2000", 0.1)]) { Format = new ValueFormat(ValueKind.Percent, 1) }, 300, 150);
}
