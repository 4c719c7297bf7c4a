using System.Collections.Immutable;
using RotationNotes.Pdf.Drawing;

namespace RotationNotes.Pdf.Layout;

/// <summary>A measured part of a page. Its height is final when it is made; drawing only paints.</summary>
internal abstract class Fragment
{
    /// <summary>Height in points.</summary>
    public abstract double HeightPt { get; }

    /// <summary>Footnotes that must stand on the same page.</summary>
    public virtual ImmutableArray<FootnoteFragment> Footnotes => [];

    /// <summary>Calls <paramref name="visit"/> for each place inside that links can lead to.</summary>
    public virtual void VisitAnchors(Action<string> visit)
    {
    }

    /// <summary>Paints with the top left corner at <paramref name="x"/>, <paramref name="y"/>.</summary>
    public abstract void Draw(PageSurface canvas, double x, double y);
}
