namespace RotationNotes.Pdf.Layout;

/// <summary>What stands on one page, without header and footer; each list from top to bottom.</summary>
internal sealed class PageLayout
{
    /// <summary>The flow, and the floats at the top.</summary>
    public List<PlacedFragment> Body { get; } = [];

    /// <summary>Floats at the foot, below the flow and above the footnotes.</summary>
    public List<PlacedFragment> Foot { get; } = [];

    public List<PlacedFragment> Footnotes { get; } = [];

    /// <summary>Everything, from top to bottom.</summary>
    public IEnumerable<PlacedFragment> All => Body.Concat(Foot).Concat(Footnotes);
}
