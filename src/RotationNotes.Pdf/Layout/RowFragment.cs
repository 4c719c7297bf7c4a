using System.Collections.Immutable;
using RotationNotes.Pdf.Drawing;

namespace RotationNotes.Pdf.Layout;

/// <summary>Fragments beside each other, drawn in order; as high as the highest.</summary>
internal sealed class RowFragment(ImmutableArray<PlacedFragment> parts) : Fragment
{
    public override double HeightPt { get; } = parts.Max(part => part.Y + part.Fragment.HeightPt);

    public override ImmutableArray<FootnoteFragment> Footnotes { get; } = [.. parts.SelectMany(part => part.Fragment.Footnotes)];

    public override void VisitAnchors(Action<string> visit)
    {
        foreach (var part in parts)
            part.Fragment.VisitAnchors(visit);
    }

    public override void Draw(PageSurface canvas, double x, double y)
    {
        foreach (var part in parts)
            part.Fragment.Draw(canvas, x + part.X, y + part.Y);
    }
}
