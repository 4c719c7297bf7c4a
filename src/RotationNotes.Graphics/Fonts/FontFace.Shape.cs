using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using RotationNotes.Graphics.Characters;
using RotationNotes.Graphics.Characters.Bidi;

namespace RotationNotes.Graphics.Fonts;

public sealed partial class FontFace
{
    /// <summary>Glyphs of one line of text, kerned; digits of equal width when asked for and offered.</summary>
    public ImmutableArray<ShapedGlyph> Shape(string text, bool tabularFigures = false) => Shape(text, tabularFigures ? GlyphForms.TabularFigures : GlyphForms.None);

    /// <summary>Glyphs of one line of text in one direction, kerned, in the forms asked for where the font offers them.</summary>
    /// <returns>In reading order, also when the text runs from right to left; each mark after its letter.</returns>
    public ImmutableArray<ShapedGlyph> Shape(ReadOnlySpan<char> text, GlyphForms wanted, bool rightToLeft = false)
    {
        var rented = ArrayPool<ShapedGlyph>.Shared.Rent(text.Length + 8);
        var count = Shape(text, wanted, rightToLeft, ref rented);
        var glyphs = rented.AsSpan(0, count).ToArray();
        ArrayPool<ShapedGlyph>.Shared.Return(rented);
        return ImmutableCollectionsMarshal.AsImmutableArray(glyphs);
    }

    private int Shape(ReadOnlySpan<char> text, GlyphForms wanted, bool rightToLeft, ref ShapedGlyph[] into)
    {
        var (cache, count) = (words.Value, 0);
        for (var start = 0; start < text.Length;)
        {
            var end = WordCuts.Next(text, start, out var script);
            var word = cache.Of(text, start, end, script, wanted, rightToLeft);
            if (count + word.Length > into.Length)
                into = Grown(into, count, (count + word.Length) * 2);
            foreach (var glyph in word)
                into[count++] = glyph with { Cluster = glyph.Cluster + start };
            start = end;
        }

        for (var i = 0; i + 1 < count; i++)
        {
            // Narrow quotes and dashes of a Latin face have no empty half to take away.
            var left = text[into[i].Cluster];
            if (left >= '\u2018' && into[i].AdvanceEm >= 0.9 && Ideographs.Squeeze(left, text[into[i + 1].Cluster]) is var squeeze and > 0)
                into[i] = into[i] with { AdvanceEm = into[i].AdvanceEm - squeeze };
        }

        return count;
    }

    private static ShapedGlyph[] Grown(ShapedGlyph[] full, int count, int length)
    {
        var larger = ArrayPool<ShapedGlyph>.Shared.Rent(length);
        full.AsSpan(0, count).CopyTo(larger);
        ArrayPool<ShapedGlyph>.Shared.Return(full);
        return larger;
    }

    /// <summary>Width of one line of text in em; characters that the face lacks are measured in the face that stands in.</summary>
    public double MeasureEm(ReadOnlySpan<char> text, bool tabularFigures = false)
    {
        var forms = tabularFigures ? GlyphForms.TabularFigures : GlyphForms.None;
        if (BidiText.MayTurn(text) || !Covers(text))
            return ShapedStretch.Of(this, text.ToString(), tabularFigures).Sum(stretch => stretch.WidthEm);
        var rented = ArrayPool<ShapedGlyph>.Shared.Rent(text.Length + 8);
        var count = Shape(text, forms, rightToLeft: false, ref rented);
        var width = 0.0;
        foreach (var glyph in rented.AsSpan(0, count))
            width += glyph.AdvanceEm;
        ArrayPool<ShapedGlyph>.Shared.Return(rented);
        return width;
    }

    /// <summary>Whether the face has a glyph for every character that is printed.</summary>
    public bool Covers(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Has(rune))
                return false;
        }

        return true;
    }

    /// <summary>Whether the face draws a letter with its marks, be it that it has a glyph for each or one for the whole.</summary>
    public bool Draws(ReadOnlySpan<char> letter) => Covers(letter) || (letter.Length > 1 && !HoldsPrivate(letter) && Shape(letter, GlyphForms.None).All(glyph => glyph.Glyph != 0));

    /// <summary>Whether the font draws every printed character of a text in a form of its own.</summary>
    public bool Offers(ReadOnlySpan<char> text, GlyphForms form)
    {
        Span<char> letter = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            var units = letter[..rune.EncodeToUtf16(letter)];
            if (!TextControls.IsInvisible(rune) && Shape(units, form) is [var drawn, ..] && drawn.Glyph == GlyphOf(rune))
                return false;
        }

        return text.Length > 0;
    }

    /// <summary>Whether the face prints a character, be it by a glyph, by a like one, or because nothing is printed for it.</summary>
    /// <remarks>A private character is never printed: nobody who searches, copies or listens could tell what it stands for (ISO 19005-3, 6.2.11.7.3).</remarks>
    public bool Has(Rune rune) => (!IsPrivate(rune) && (GlyphOf(rune) != 0 || (FaceShaper.StandIn(rune.Value) is var other and not '\0' && GlyphOf(new Rune(other)) != 0))) || TextControls.IsInvisible(rune);

    private static bool IsPrivate(Rune rune) => rune.Value is >= 0xE000 and <= 0xF8FF or >= 0xF0000;

    private static bool HoldsPrivate(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPrivate(rune))
                return true;
        }

        return false;
    }
}
