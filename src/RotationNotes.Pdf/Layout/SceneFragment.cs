using RotationNotes.Graphics.Scenes;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

/// <summary>A drawing that is read aloud by its alternative text.</summary>
internal sealed class SceneFragment(Scene scene, StructureNode figure) : Fragment
{
    public override double HeightPt => scene.HeightPt;

    public override void Draw(PageCanvas canvas, double x, double y)
    {
        canvas.Tag(figure);
        canvas.Scene(scene, x, y);
        canvas.EndTag();
        figure.Box = canvas.Box(x, y, scene.WidthPt, scene.HeightPt);
    }
}
