using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Pdf.Syntax;

namespace RotationNotes.Pdf.Drawing;

internal sealed partial class PageCanvas
{
    /// <summary>A finished drawing with its top left corner at <paramref name="x"/>, <paramref name="y"/>.</summary>
    public override void Scene(Scene scene, double x, double y)
    {
        foreach (var item in scene.Items)
            Item(item, x, y);
    }

    private void Item(SceneItem item, double x, double y)
    {
        switch (item)
        {
            case FilledPath filled:
                SetFill(filled.Fill);
                Path(filled.Path, x, y);
                content.Raw("f\n"u8);
                break;
            case StrokedPath stroked:
                Pen(stroked.Stroke);
                Path(stroked.Path, x, y);
                content.Raw("S\n"u8);
                break;
            case TextRun text:
                if (text.Text.Length > 0)
                    SceneText(text, x, y);
                break;
            case ClippedGroup group:
                var before = opacity;
                SaveState();
                Place(x + group.Clip.X, y + group.Clip.Bottom).Number(group.Clip.Width, 2).Byte((byte)' ').Number(group.Clip.Height, 2).Raw(" re W n\n"u8);
                foreach (var inner in group.Items)
                    Item(inner, x, y);
                RestoreState();
                opacity = before;
                break;
            default:
                throw new NotSupportedException($"No PDF rule for scene item '{item.GetType().Name}'. Add one to PageCanvas.");
        }
    }

    private void Pen(Stroke pen)
    {
        SetStroke(pen.Color);
        if (lineWidth != pen.WidthPt)
            content.Number(pen.WidthPt).Raw(" w "u8);
        lineWidth = pen.WidthPt;
        content.Integer((int)pen.Cap).Raw(" J "u8).Integer((int)pen.Join).Raw(" j ["u8);
        if (!pen.Dashes.IsDefaultOrEmpty)
        {
            foreach (var length in pen.Dashes)
                content.Number(length).Byte((byte)' ');
        }

        content.Raw("] 0 d\n"u8);
    }

    private void Path(VectorPath path, double x, double y)
    {
        var at = 0;
        var verbs = path.Verbs.AsSpan();
        var points = path.Points.AsSpan();
        for (var i = 0; i < verbs.Length; i++)
        {
            switch (verbs[i])
            {
                case PathVerb.Move:
                    var lines = verbs[(i + 1)..].IndexOfAnyExcept(PathVerb.Line);
                    lines = lines < 0 ? verbs.Length - i - 1 : lines;
                    if (lines >= PrintableLine.Least)
                    {
                        Dense(points.Slice(at, lines + 1), x, y);
                        at += lines + 1;
                        i += lines;
                        break;
                    }

                    Vertex(points[at++], x, y).Raw("m\n"u8);
                    break;
                case PathVerb.Line:
                    Vertex(points[at++], x, y).Raw("l\n"u8);
                    break;
                case PathVerb.Cubic:
                    Vertex(points[at++], x, y);
                    Vertex(points[at++], x, y);
                    Vertex(points[at++], x, y).Raw("c\n"u8);
                    break;
                case PathVerb.Close:
                    content.Raw("h\n"u8);
                    break;
                default:
                    throw new NotSupportedException($"No PDF rule for path verb '{verbs[i]}'.");
            }
        }
    }

    /// <summary>A long line without the points that cannot be seen, to a tenth of a point: series of many years are most of a note's bytes.</summary>
    private void Dense(ReadOnlySpan<Point> points, double x, double y)
    {
        var kept = Document.PrintableLine.Thin(points);
        for (var i = 0; i < points.Length; i++)
        {
            if (kept[i])
                content.Number(x + points[i].X, 1).Byte((byte)' ').Number(heightPt - y - points[i].Y, 1).Raw(i == 0 ? " m\n"u8 : " l\n"u8);
        }
    }

    private PdfBuffer Vertex(Point point, double x, double y) => Place(x + point.X, y + point.Y);
}
