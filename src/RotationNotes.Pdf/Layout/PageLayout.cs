namespace RotationNotes.Pdf.Layout;

/// <summary>What stands on one page, without header and footer.</summary>
internal sealed class PageLayout
{
    public List<PlacedFragment> Body { get; } = [];

    public List<PlacedFragment> Footnotes { get; } = [];
}
