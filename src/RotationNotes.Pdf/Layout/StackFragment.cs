using System.Collections.Immutable;
using RotationNotes.Pdf.Drawing;

namespace RotationNotes.Pdf.Layout;

/// <summary>Items one below the other that stay on one page.</summary>
internal sealed class StackFragment : Fragment
{
    private readonly ImmutableArray<PlacedFragment> parts;

    public StackFragment(IReadOnlyList<FlowItem> items)
    {
        var placed = ImmutableArray.CreateBuilder<PlacedFragment>(items.Count);
        var notes = ImmutableArray.CreateBuilder<FootnoteFragment>(0);
        var (y, after) = (0.0, 0.0);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                y += Math.Max(after, items[i].SpaceBefore);
            placed.Add(new PlacedFragment(items[i].Fragment, items[i].XPt, y));
            notes.AddRange(items[i].Fragment.Footnotes);
            y += items[i].Fragment.HeightPt;
            after = items[i].SpaceAfter;
        }

        (parts, HeightPt, Footnotes) = (placed.MoveToImmutable(), y, notes.ToImmutable());
    }

    public override double HeightPt { get; }

    public override ImmutableArray<FootnoteFragment> Footnotes { get; }

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
