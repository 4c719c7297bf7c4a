using System.Collections.Immutable;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Graphics.Text;

/// <summary>Shapes a stretch that one face prints; raised, lowered and small-capital text in the font's own forms, or in made ones.</summary>
internal static class PieceShaper
{
    private const double SmallSize = 0.64;
    private const double RaisedEm = 0.36;
    private const double LoweredEm = -0.14;
    // Capitals of this size are about as high as small letters with their colour kept near that of the text.
    private const double SmallCapitalSize = 0.8;

    public static void Shape(FontFace face, string text, SpanStyle style, object? mark, byte level, List<ShapedPiece> into)
    {
        var turned = (level & 1) == 1;
        var forms = style.TabularFigures ? GlyphForms.TabularFigures : GlyphForms.None;
        if (style.Position != TextPosition.OnTheLine)
        {
            var (form, shift) = style.Position == TextPosition.Superscript ? (GlyphForms.Superiors, RaisedEm) : (GlyphForms.Inferiors, LoweredEm);
            if (face.Offers(text, form))
                forms = form;
            else
                style = style with { SizePt = style.SizePt * SmallSize, RisePt = style.RisePt + style.SizePt * shift };
        }

        if (!style.SmallCapitals)
        {
            into.Add(new ShapedPiece(face, style, text, face.Shape(text, forms, turned), mark, level));
            return;
        }

        for (var start = 0; start < text.Length;)
        {
            var (end, isLower) = (start + 1, char.IsLower(text[start]));
            while (end < text.Length && char.IsLower(text[end]) == isLower)
                end++;
            var part = text[start..end];
            if (!isLower)
                into.Add(new ShapedPiece(face, style, part, face.Shape(part, forms, turned), mark, level));
            else if (face.Offers(part, GlyphForms.SmallCapitals))
                into.Add(new ShapedPiece(face, style, part, face.Shape(part, forms | GlyphForms.SmallCapitals), mark, level));
            else
                into.Add(new ShapedPiece(face, style with { SizePt = style.SizePt * SmallCapitalSize }, part, Capitals(face, part, forms), mark, level));
            start = end;
        }
    }

    // Glyph by glyph the capitals stand for the small letters, so the text that is read back is the one that was written.
    private static ImmutableArray<ShapedGlyph> Capitals(FontFace face, string text, GlyphForms forms)
    {
        var capitals = text.ToUpperInvariant();
        return capitals.Length == text.Length && face.Covers(capitals) ? face.Shape(capitals, forms) : face.Shape(text, forms);
    }
}
