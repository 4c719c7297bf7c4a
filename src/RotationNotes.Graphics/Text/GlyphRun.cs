using RotationNotes.Graphics.Characters;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Graphics.Text;

/// <summary>Neighbouring glyphs of one face and style on a line.</summary>
/// <param name="Text">The text the clusters of the glyphs point into.</param>
/// <param name="Glyphs">Advances in em, from left to right; clusters fall where the text runs from right to left.</param>
/// <param name="TextStart">Where the text of the run starts.</param>
/// <param name="TextEnd">Where the text of the run ends.</param>
/// <param name="XPt">Left edge from the line's start.</param>
/// <param name="WidthPt">Sum of the advances, widened spaces included.</param>
/// <param name="SpaceExtraPt">What each word space, and each gap after an ideograph, is widened by on a justified line.</param>
public sealed record GlyphRun(FontFace Face, SpanStyle Style, string Text, ReadOnlyMemory<ShapedGlyph> Glyphs, int TextStart, int TextEnd, double XPt, double WidthPt, double SpaceExtraPt, object? Mark)
{
    /// <summary>Whether the run is read from its last glyph to its first.</summary>
    public bool RightToLeft { get; init; }

    /// <summary>The characters the run prints, in reading order.</summary>
    public string Printed => TextStart == 0 && TextEnd == Text.Length ? Text : Text[TextStart..TextEnd];

    /// <summary>Whether a justified line takes room after this character.</summary>
    public static bool Widens(char character) => character == ' ' || Ideographs.IsIdeographic(character);
}
