using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Graphics.Text;

/// <summary>A stretch of text of one face and direction after shaping, before it is cut into lines.</summary>
/// <param name="Glyphs">In reading order.</param>
/// <param name="Level">Level of the bidirectional algorithm; odd where the text runs from right to left.</param>
internal sealed record ShapedPiece(FontFace Face, SpanStyle Style, string Text, ImmutableArray<ShapedGlyph> Glyphs, object? Mark, byte Level = 0)
{
    public bool RightToLeft => (Level & 1) == 1;

    /// <summary>Whether a line may be cut before a glyph at all: not inside a letter, nor between a letter and its marks.</summary>
    public bool StartsLetter(int glyph) => glyph == 0
        || (Glyphs[glyph].Cluster != Glyphs[glyph - 1].Cluster && (Text[Glyphs[glyph].Cluster] < '\u0300' || char.GetUnicodeCategory(Text, Glyphs[glyph].Cluster) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)));

    public double WidthPt(int first, int count)
    {
        var em = 0.0;
        foreach (var glyph in Glyphs.AsSpan(first, count))
            em += glyph.AdvanceEm;
        return em * Style.SizePt;
    }
}
