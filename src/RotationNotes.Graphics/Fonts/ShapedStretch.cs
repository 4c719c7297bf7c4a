using System.Collections.Immutable;

namespace RotationNotes.Graphics.Fonts;

/// <summary>Neighbouring glyphs of one face within a line of text.</summary>
/// <param name="Text">The characters the clusters of the glyphs point into.</param>
/// <param name="WidthEm">Sum of the advances.</param>
public sealed record ShapedStretch(FontFace Face, string Text, ImmutableArray<ShapedGlyph> Glyphs, double WidthEm)
{
    /// <summary>One line of text as stretches side by side; a character that no font has is set as a question mark.</summary>
    public static ImmutableArray<ShapedStretch> Of(FontFace preferred, string text, bool tabularFigures)
    {
        if (preferred.Covers(text))
            return [Shape(preferred, text, tabularFigures)];
        var stretches = ImmutableArray.CreateBuilder<ShapedStretch>();
        for (var start = 0; start < text.Length;)
        {
            var (face, end) = FaceStretch.Next(preferred, text, start);
            // An empty box says nothing; a missing glyph must not be printed (ISO 19005-3, 6.2.11.8).
            stretches.Add(face is null ? Shape(preferred, "?", tabularFigures) : Shape(face, text[start..end], tabularFigures));
            start = end;
        }

        return stretches.ToImmutable();
    }

    private static ShapedStretch Shape(FontFace face, string text, bool tabularFigures)
    {
        var glyphs = face.Shape(text, tabularFigures);
        var width = 0.0;
        foreach (var glyph in glyphs)
            width += glyph.AdvanceEm;
        return new ShapedStretch(face, text, glyphs, width);
    }
}
