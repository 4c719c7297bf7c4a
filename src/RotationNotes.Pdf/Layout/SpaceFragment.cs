using RotationNotes.Pdf.Drawing;

namespace RotationNotes.Pdf.Layout;

/// <summary>Empty height that, unlike the space around items, also counts at the top of a page.</summary>
internal sealed class SpaceFragment(double heightPt) : Fragment
{
    public override double HeightPt => heightPt;

    public override void Draw(PageSurface canvas, double x, double y)
    {
    }
}
