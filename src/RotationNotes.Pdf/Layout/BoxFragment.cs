using System.Collections.Immutable;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Pdf.Drawing;

namespace RotationNotes.Pdf.Layout;

/// <summary>How a box looks; all lengths in points.</summary>
/// <param name="Fill">Colour behind the content, or null.</param>
/// <param name="TopRule">Colour and thickness of the rule on top, or null.</param>
/// <param name="LeftRule">Colour and thickness of the rule at the left, or null.</param>
internal sealed record BoxLook(double WidthPt, double PadXPt, double PadTopPt, double PadBottomPt, Color? Fill, (Color Color, double Thickness)? TopRule = null, (Color Color, double Thickness)? LeftRule = null, (Color Color, double Thickness)? BottomRule = null);

/// <summary>Content on a tinted ground with optional rules.</summary>
internal sealed class BoxFragment(Fragment content, BoxLook look) : Fragment
{
    public override double HeightPt => content.HeightPt + look.PadTopPt + look.PadBottomPt;

    public override ImmutableArray<FootnoteFragment> Footnotes => content.Footnotes;

    public override void VisitAnchors(Action<string> visit)
    {
        content.VisitAnchors(visit);
    }

    public override void Draw(PageSurface canvas, double x, double y)
    {
        canvas.Artifact();
        if (look.Fill is { } fill)
            canvas.FillRectangle(new Rect(x, y, look.WidthPt, HeightPt), fill);
        if (look.TopRule is { } top)
            canvas.FillRectangle(new Rect(x, y, look.WidthPt, top.Thickness), top.Color);
        if (look.LeftRule is { } left)
            canvas.FillRectangle(new Rect(x, y, left.Thickness, HeightPt), left.Color);
        if (look.BottomRule is { } bottom)
            canvas.FillRectangle(new Rect(x, y + HeightPt - bottom.Thickness, look.WidthPt, bottom.Thickness), bottom.Color);
        content.Draw(canvas, x + look.PadXPt, y + look.PadTopPt);
    }
}
