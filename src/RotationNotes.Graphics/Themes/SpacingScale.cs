namespace RotationNotes.Graphics.Themes;

/// <summary>The steps that all vertical spaces of a page are taken from, in points, ascending.</summary>
public sealed record SpacingScale
{
    /// <summary>Between lines that belong together: title and subtitle, entries of a list.</summary>
    public double Hair { get; init; } = 2;

    /// <summary>After headings and captions, between points.</summary>
    public double Tight { get; init; } = 4;

    /// <summary>Between paragraphs.</summary>
    public double Small { get; init; } = 7;

    /// <summary>Above exhibits, boxes and small headings.</summary>
    public double Medium { get; init; } = 11;

    /// <summary>Below exhibits and boxes, above headings of the second level.</summary>
    public double Large { get; init; } = 14;

    /// <summary>Above headings of the first level.</summary>
    public double Huge { get; init; } = 19;
}
