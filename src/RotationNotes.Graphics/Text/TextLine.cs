using System.Collections.Immutable;

namespace RotationNotes.Graphics.Text;

/// <summary>One set line; runs stand side by side on a common baseline.</summary>
/// <param name="Runs">In reading order; their places tell how they stand.</param>
/// <param name="WidthPt">Width without the space at the end.</param>
/// <param name="EndsParagraph">Whether the paragraph or a forced line ends here.</param>
public sealed record TextLine(ImmutableArray<GlyphRun> Runs, double WidthPt, bool EndsParagraph);
