using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Tests.Charts;

/// <summary>The words of a scene and the room their capitals and digits take.</summary>
internal static class SceneText
{
    public static List<(string Text, Rect Box)> Boxes(Scene scene)
    {
        var boxes = new List<(string, Rect)>();
        Collect(scene.Items, boxes);
        return boxes;
    }

    public static IEnumerable<string> Words(Scene scene) => Boxes(scene).Select(box => box.Text);

    /// <summary>Pairs of texts that cover each other, and texts outside of the scene; empty when all is well.</summary>
    public static List<string> Faults(Scene scene)
    {
        var faults = new List<string>();
        var boxes = Boxes(scene);
        for (var i = 0; i < boxes.Count; i++)
        {
            var (text, box) = boxes[i];
            if (box.X < -0.01 || box.Y < -0.01 || box.Right > scene.WidthPt + 0.01 || box.Bottom > scene.HeightPt + 0.01)
                faults.Add($"'{text}' leaves the frame: {box}");
            for (var k = 0; k < i; k++)
            {
                if (boxes[k].Box.Overlaps(box))
                    faults.Add($"'{boxes[k].Text}' {boxes[k].Box} covers '{text}' {box}");
            }
        }

        return faults;
    }

    /// <summary>Texts that a dashed line runs through.</summary>
    public static IEnumerable<string> CrossedByDashes(Scene scene) =>
        from line in scene.Items.OfType<StrokedPath>()
        where !line.Stroke.Dashes.IsDefaultOrEmpty
        let left = line.Path.Points.Min(p => p.X)
        let top = line.Path.Points.Min(p => p.Y)
        let box = new Rect(left - line.Stroke.WidthPt / 2, top, line.Path.Points.Max(p => p.X) - left + line.Stroke.WidthPt, line.Path.Points.Max(p => p.Y) - top)
        from text in Boxes(scene)
        where text.Box.Overlaps(box)
        select $"a dashed line {box} crosses '{text.Text}' {text.Box}";

    private static void Collect(IEnumerable<SceneItem> items, List<(string, Rect)> boxes)
    {
        foreach (var item in items)
        {
            if (item is ClippedGroup group)
                Collect(group.Items, boxes);
            if (item is not TextRun run)
                continue;
            Assert.Equal(0, run.RotationDegrees);
            var width = run.Style.Face.MeasureEm(run.Text, run.Style.TabularFigures) * run.Style.SizePt;
            var height = run.Style.Face.CapHeightEm * run.Style.SizePt;
            var left = run.X - run.Anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => width / 2, _ => width };
            boxes.Add((run.Text, new Rect(left, run.Y - height, width, height)));
        }
    }
}
