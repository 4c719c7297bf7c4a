using System.Collections.Immutable;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

/// <summary>An entry of a list of contents: its text, a dotted leader, and the page, which is known when the entry is drawn.</summary>
internal sealed class ContentsFragment(ImmutableArray<TextLine> lines, TextLook look, double widthPt, StructureNode node, Color leader, Func<TextLine?> number) : Fragment
{
    private const double HalfCapEm = 0.34;
    private const double DotPitch = 4;

    public override double HeightPt => lines.Length * look.LeadingPt;

    public override void Draw(PageSurface canvas, double x, double y)
    {
        var baseline = y + look.LeadingPt / 2 + HalfCapEm * look.Style.SizePt;
        foreach (var line in lines)
        {
            canvas.Line(line, x, baseline, node);
            baseline += look.LeadingPt;
        }

        if (number() is not { } page)
            return;
        baseline -= look.LeadingPt;
        canvas.Artifact();
        // Dots stand on one grid for all entries, so that they form columns.
        var end = widthPt - page.WidthPt - 5;
        for (var dot = Math.Ceiling((x + lines[^1].WidthPt + 5) / DotPitch) * DotPitch; dot < x + end; dot += DotPitch)
            canvas.FillRectangle(new Rect(dot, baseline - 0.9, 0.9, 0.9), leader);
        canvas.Line(page, x, baseline, node);
    }
}
