using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

/// <summary>Where blocks are set: how wide, in which look, under which element.</summary>
/// <param name="WidthPt">Full width, used by exhibits and boxes.</param>
/// <param name="Node">Element that the blocks become children of.</param>
/// <param name="Look">Look of a plain paragraph.</param>
/// <param name="MeasureEm">Longest line of running text, in em.</param>
/// <param name="Nested">Whether the blocks stand inside another block, where nothing floats and headings stay small.</param>
internal sealed record BlockContext(double WidthPt, StructureNode Node, TextLook Look, double MeasureEm, bool Nested)
{
    /// <summary>Line length of running text.</summary>
    public double MeasurePt => Nested ? WidthPt : Math.Min(WidthPt, MeasureEm * Look.Style.SizePt);
}
