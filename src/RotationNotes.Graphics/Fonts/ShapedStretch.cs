using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RotationNotes.Graphics.Characters;
using RotationNotes.Graphics.Characters.Bidi;

namespace RotationNotes.Graphics.Fonts;

/// <summary>Neighbouring glyphs of one face and direction within a line of text.</summary>
/// <param name="Text">The characters the clusters of the glyphs point into.</param>
/// <param name="Glyphs">From left to right; clusters fall where the text runs from right to left.</param>
/// <param name="WidthEm">Sum of the advances.</param>
/// <param name="RightToLeft">Whether the text is read from the last glyph to the first.</param>
/// <param name="Missing">The character that no font has, when a question mark stands for it.</param>
public sealed record ShapedStretch(FontFace Face, string Text, ImmutableArray<ShapedGlyph> Glyphs, double WidthEm, bool RightToLeft = false, MissingCharacter? Missing = null)
{
    /// <summary>One line of text as stretches from left to right; a character that no font has is set as a question mark.</summary>
    public static ImmutableArray<ShapedStretch> Of(FontFace preferred, string text, bool tabularFigures)
    {
        var forms = tabularFigures ? GlyphForms.TabularFigures : GlyphForms.None;
        text = TextControls.Blanked(text);
        var turns = BidiText.MayTurn(text);
        if (!turns && preferred.Covers(text))
            return [Shape(preferred, text, forms, rightToLeft: false)];
        var stretches = new List<ShapedStretch>();
        var levels = turns ? BidiText.Levels(text) : new byte[text.Length];
        var parts = new List<byte>();
        for (var start = 0; start < text.Length;)
        {
            var level = levels[start];
            var run = levels.AsSpan(start).IndexOfAnyExcept(level) is var length and >= 0 ? start + length : text.Length;
            var (face, end) = FaceStretch.Next(preferred, text.AsSpan(0, run), start);
            // An empty box says nothing; a missing glyph must not be printed (ISO 19005-3, 6.2.11.8).
            stretches.Add(face is null ? Shape(preferred, "?", forms, rightToLeft: false) with { Missing = MissingCharacter.In(text, start, end) } : Shape(face, text[start..end], forms, (level & 1) == 1));
            parts.Add(level);
            start = end;
        }

        return turns ? [.. BidiText.VisualOrder(CollectionsMarshal.AsSpan(parts)).Select(at => stretches[at])] : [.. stretches];
    }

    private static ShapedStretch Shape(FontFace face, string text, GlyphForms forms, bool rightToLeft)
    {
        var glyphs = face.Shape(text, forms, rightToLeft);
        var width = 0.0;
        foreach (var glyph in glyphs)
            width += glyph.AdvanceEm;
        return new ShapedStretch(face, text, rightToLeft ? [.. glyphs.Reverse()] : glyphs, width, rightToLeft);
    }
}
