using RotationNotes.Graphics.Scenes;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

/// <summary>A drawing that is read aloud by its alternative text; it is drawn when its place on the page is known.</summary>
internal sealed class SceneFragment(double heightPt, Func<Scene> draw, StructureNode figure) : Fragment
{
    public override double HeightPt => heightPt;

    public override void Draw(PageCanvas canvas, double x, double y)
    {
        var scene = draw();
        canvas.Tag(figure);
        canvas.Scene(scene, x, y);
        canvas.EndTag();
        figure.Box = canvas.Box(x, y, scene.WidthPt, scene.HeightPt);
    }
}
