using RotationNotes.Documents.Charts;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Tests.Specimens;

/// <summary>A frame with a curve and a label, so that page tests do not depend on how charts are drawn.</summary>
public static class PlainCharts
{
    public static Scene Draw(ChartSpec chart, double width, double height) => new(width, height,
    [
        new StrokedPath(VectorPath.Rectangle(new Rect(0.5, 0.5, width - 1, height - 1)), new Stroke(new Color(180, 180, 180), 0.5)),
        new FilledPath(VectorPath.Rectangle(new Rect(width / 3, 4, width / 4, height - 8)), new Color(10, 53, 86, 40)),
        new ClippedGroup(new Rect(4, 4, width - 8, height - 8), [new StrokedPath(new PathBuilder().Move(0, height).Cubic(width / 3, 0, width / 2, height, width, 10).Build(), new Stroke(new Color(10, 53, 86), 1.2))]),
        new TextRun(chart.GetType().Name, new TextStyle(HouseFonts.Sans, 7.5, new Color(20, 20, 20), TabularFigures: true), width - 6, 14, TextAnchor.End),
        new TextRun("turned", new TextStyle(HouseFonts.Sans, 7.5, new Color(20, 20, 20)), 14, height / 2, TextAnchor.Middle, -90),
    ]);
}
