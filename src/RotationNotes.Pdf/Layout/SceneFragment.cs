using RotationNotes.Graphics.Scenes;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

/// <summary>A drawing that is read aloud by its alternative text, or decoration where <paramref name="figure"/> is null; it is drawn when its place on the page is known.</summary>
internal sealed class SceneFragment(double heightPt, Func<Scene> draw, StructureNode? figure) : Fragment
{
    public override double HeightPt => heightPt;

    public override void Draw(PageSurface canvas, double x, double y)
    {
        var scene = draw();
        if (figure is null)
            canvas.Artifact();
        else
            canvas.Tag(figure);
        canvas.Scene(scene, x, y);
        canvas.EndTag();
        if (figure is not null)
            figure.Box = canvas.Box(x, y, scene.WidthPt, scene.HeightPt);
    }
}
