using System.Collections.Immutable;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Drawing;

/// <summary>A page as a scene, for pictures of it: the same fragments draw the same things, without structure and links.</summary>
internal sealed class PicturePage(int index, double widthPt, double heightPt) : PageSurface
{
    private readonly ImmutableArray<SceneItem>.Builder items = ImmutableArray.CreateBuilder<SceneItem>();

    public override int Index => index;

    public Scene ToScene() => new(widthPt, heightPt, items.ToImmutable());

    public override void Tag(StructureNode node)
    {
    }

    public override void EndTag()
    {
    }

    public override void Artifact(PageFurniture furniture = PageFurniture.None)
    {
    }

    public override void Anchor(string id, double y)
    {
    }

    public override void FillRectangle(Rect box, Color color) => items.Add(new FilledPath(VectorPath.Rectangle(box), color));

    public override void Line(TextLine line, double x, double baseline, StructureNode? node)
    {
        foreach (var run in line.Runs)
        {
            var glyphs = run.Glyphs.Span;
            if (glyphs.Length == 0)
                continue;
            var style = run.Style;
            if (style.Position != TextPosition.OnTheLine || style.SmallCapitals || run.SpaceExtraPt != 0 || run.RightToLeft || run.Text is "\u00AD")
                AddOutlines(run, x, baseline);
            else
                items.Add(new TextRun(run.Printed, new TextStyle(run.Face, style.SizePt, style.Color, style.TabularFigures), x + run.XPt, baseline - style.RisePt));
        }
    }

    // Scene text knows no raised or small-capital forms, no widened spaces, no dividing hyphens and no direction but its own: their glyphs go in as the shapes they are.
    private void AddOutlines(GlyphRun run, double x, double baseline)
    {
        var pen = x + run.XPt;
        foreach (var glyph in run.Glyphs.Span)
        {
            var outline = run.Face.Outline(glyph.Glyph);
            if (!outline.Verbs.IsEmpty)
            {
                var (size, left) = (run.Style.SizePt, pen + glyph.XEm * run.Style.SizePt);
                var bottom = baseline - run.Style.RisePt - glyph.YEm * size;
                items.Add(new FilledPath(outline with { Points = [.. outline.Points.Select(point => new Point(left + point.X * size, bottom - point.Y * size))] }, run.Style.Color));
            }

            pen += glyph.AdvanceEm * run.Style.SizePt + (GlyphRun.Widens(run.Text[glyph.Cluster]) ? run.SpaceExtraPt : 0);
        }
    }

    public override void Scene(Scene scene, double x, double y)
    {
        foreach (var item in scene.Items)
            items.Add(Moved(item, x, y));
    }

    public override (double Left, double Bottom, double Right, double Top) Box(double x, double y, double width, double height) =>
        (x, heightPt - y - height, x + width, heightPt - y);

    private static SceneItem Moved(SceneItem item, double x, double y) => item switch
    {
        FilledPath filled => filled with { Path = Moved(filled.Path, x, y) },
        StrokedPath stroked => stroked with { Path = Moved(stroked.Path, x, y) },
        TextRun text => text with { X = text.X + x, Y = text.Y + y },
        ClippedGroup group => new ClippedGroup(group.Clip with { X = group.Clip.X + x, Y = group.Clip.Y + y }, [.. group.Items.Select(inner => Moved(inner, x, y))]),
        _ => throw new NotSupportedException($"No rule to move scene item '{item.GetType().Name}'. Add one to PicturePage."),
    };

    private static VectorPath Moved(VectorPath path, double x, double y) => path with { Points = [.. path.Points.Select(point => new Point(point.X + x, point.Y + y))] };
}
