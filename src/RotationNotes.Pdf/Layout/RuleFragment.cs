using RotationNotes.Graphics.Geometry;
using RotationNotes.Pdf.Drawing;

namespace RotationNotes.Pdf.Layout;

/// <summary>A horizontal rule; its height is its thickness.</summary>
internal sealed class RuleFragment(double widthPt, double thicknessPt, Color color) : Fragment
{
    public override double HeightPt => thicknessPt;

    public override void Draw(PageSurface canvas, double x, double y)
    {
        canvas.Artifact();
        canvas.FillRectangle(new Rect(x, y, widthPt, thicknessPt), color);
    }
}
