using System.Collections.Immutable;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Graphics.Text;

/// <summary>A stretch of text after shaping, before it is cut into lines.</summary>
internal sealed record ShapedPiece(FontFace Face, SpanStyle Style, string Text, ImmutableArray<ShapedGlyph> Glyphs, object? Mark)
{
    public double WidthPt(int first, int count)
    {
        var em = 0.0;
        foreach (var glyph in Glyphs.AsSpan(first, count))
            em += glyph.AdvanceEm;
        return em * Style.SizePt;
    }
}
