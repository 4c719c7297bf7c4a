using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Graphics.Text;

/// <summary>Neighbouring glyphs of one face and style on a line.</summary>
/// <param name="Text">The text the clusters of the glyphs point into.</param>
/// <param name="Glyphs">Advances in em; a window of the shaped text.</param>
/// <param name="TextEnd">Where the text of the last glyph ends.</param>
/// <param name="XPt">Left edge from the line's start.</param>
/// <param name="WidthPt">Sum of the advances, widened spaces included.</param>
/// <param name="SpaceExtraPt">What each word space, and each gap after an ideograph, is widened by on a justified line.</param>
public sealed record GlyphRun(FontFace Face, SpanStyle Style, string Text, ReadOnlyMemory<ShapedGlyph> Glyphs, int TextEnd, double XPt, double WidthPt, double SpaceExtraPt, object? Mark)
{
    /// <summary>Whether a justified line takes room after this character.</summary>
    public static bool Widens(char character) => character == ' ' || Ideographs.IsIdeographic(character);
}
