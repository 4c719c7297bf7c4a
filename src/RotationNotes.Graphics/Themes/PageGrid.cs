namespace RotationNotes.Graphics.Themes;

/// <summary>How the width of a page is divided.</summary>
public sealed record PageGrid
{
    /// <summary>Space between columns and between exhibits side by side, in points.</summary>
    public double GutterPt { get; init; } = 20;

    /// <summary>Longest line of running text, in em of its size: beyond about a hundred characters a line is hard to follow back.</summary>
    public double MeasureEm { get; init; } = 49;

    /// <summary>Share of the text width that a sidebar, or an exhibit beside the text, takes.</summary>
    public double SideShare { get; init; } = 0.42;
}
