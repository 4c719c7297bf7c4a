using System.Xml.Linq;
using RotationNotes.Graphics.Devices.Svg;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Graphics.Devices.Svg;

public class SvgDeviceTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Render_Scene_IsAnAccessibleXmlDocument()
    {
        var scene = new Scene(100, 50, [new TextRun("S&P <500>", new TextStyle(HouseFonts.Sans, 7.4, new Color(10, 20, 30)), 4, 9.126)]);

        var root = XDocument.Parse(SvgDevice.Render(scene, "A \"title\"", "It's <all> here")).Root!;

        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal("A \"title\"", root.Element(Svg + "title")!.Value);
        Assert.Equal("It's <all> here", root.Element(Svg + "desc")!.Value);
        Assert.Equal(root.Attribute("aria-labelledby")!.Value, root.Element(Svg + "title")!.Attribute("id")!.Value);
        Assert.Equal("0 0 100 50", root.Attribute("viewBox")!.Value);
        var text = root.Element(Svg + "text")!;
        Assert.Equal(("S&P <500>", "9.13"), (text.Value, text.Attribute("y")!.Value));
    }

    [Fact]
    public void Render_StrokeAndFill_WritesShortNumbers()
    {
        var scene = new Scene(100, 50,
        [
            new StrokedPath(VectorPath.Segment(0.001, 1.0 / 3, 10, -20.5), new Stroke(new Color(1, 2, 3, 51), 0.45, [2.2, 1.8])),
            new FilledPath(VectorPath.Rectangle(new Rect(1, 2, 3, 4)), new Color(255, 0, 0)),
        ]);

        var svg = SvgDevice.Render(scene, "t", "d");

        Assert.Contains("<path d=\"M0 0.33L10 -20.5\" fill=\"none\" stroke=\"#010203\" stroke-opacity=\"0.2\" stroke-width=\"0.45\" stroke-linejoin=\"round\" stroke-dasharray=\"2.2 1.8\"/>", svg, StringComparison.Ordinal);
        Assert.Contains("<path d=\"M1 2L4 2 4 6 1 6Z\" fill=\"#ff0000\"/>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_DifferentScenes_HaveDifferentIds()
    {
        Scene Clipped(double x) => new(9, 9, [new ClippedGroup(new Rect(x, 0, 5, 5), [new FilledPath(VectorPath.Circle(3, 3, 2), default)])]);

        var (a, b) = (Ids(SvgDevice.Render(Clipped(0), "t", "d")), Ids(SvgDevice.Render(Clipped(1), "t", "d")));

        Assert.Equal(3, a.Length);
        Assert.Empty(a.Intersect(b));
        static string[] Ids(string svg) => [.. XDocument.Parse(svg).Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>()];
    }
}
