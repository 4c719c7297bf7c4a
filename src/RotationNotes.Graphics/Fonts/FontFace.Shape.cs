using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using RotationNotes.Graphics.Text;

namespace RotationNotes.Graphics.Fonts;

public sealed partial class FontFace
{
    private const int ShortText = 256;

    /// <summary>Glyphs of one line of text, kerned; digits of equal width when asked for and offered.</summary>
    public ImmutableArray<ShapedGlyph> Shape(string text, bool tabularFigures = false) => Shape(text, tabularFigures ? GlyphForms.TabularFigures : GlyphForms.None);

    /// <summary>Glyphs of one line of text, kerned, in the forms asked for where the font offers them.</summary>
    public ImmutableArray<ShapedGlyph> Shape(string text, GlyphForms wanted)
    {
        var glyphs = new ShapedGlyph[text.Length];
        var count = Shape(text, wanted, glyphs);
        if (count < glyphs.Length)
            Array.Resize(ref glyphs, count);
        return ImmutableCollectionsMarshal.AsImmutableArray(glyphs);
    }

    /// <summary>Shapes into a span that is at least as long as the text.</summary>
    /// <returns>How many glyphs were written.</returns>
    public int Shape(ReadOnlySpan<char> text, GlyphForms wanted, Span<ShapedGlyph> into)
    {
        var tabularFigures = (wanted & GlyphForms.TabularFigures) != 0;
        if (into.Length < text.Length)
            throw new ArgumentException("One place per character is needed.", nameof(into));
        Span<ushort> glyphs = text.Length <= ShortText ? stackalloc ushort[text.Length] : new ushort[text.Length];
        Span<int> clusters = text.Length <= ShortText ? stackalloc int[text.Length] : new int[text.Length];
        var count = Glyphs(text, wanted, glyphs, clusters);
        var scale = 1.0 / UnitsPerEm;
        var face = metrics.Value;
        var kern = kerning.Value;
        for (var i = 0; i < count; i++)
        {
            var advance = face.Advance(glyphs[i]);
            if (i + 1 < count)
            {
                var (left, right) = (text[clusters[i]], text[clusters[i + 1]]);
                if (!(tabularFigures && KeepsColumn(left, right)))
                    advance += kern.Between(glyphs[i], glyphs[i + 1]);
                // Narrow quotes and dashes of a Latin face have no empty half to take away.
                if (left >= '\u2018' && advance >= 0.9 * UnitsPerEm)
                    advance -= (int)(Ideographs.Squeeze(left, right) * UnitsPerEm);
            }

            into[i] = new ShapedGlyph(glyphs[i], advance * scale, clusters[i]);
        }

        return count;
    }

    /// <summary>Width of one line of text in em; characters that the face lacks are measured in the face that stands in.</summary>
    public double MeasureEm(string text, bool tabularFigures = false) => MeasureEm(text.AsSpan(), tabularFigures);

    /// <inheritdoc cref="MeasureEm(string, bool)"/>
    public double MeasureEm(ReadOnlySpan<char> text, bool tabularFigures = false)
    {
        if (Covers(text))
            return MeasureOwnEm(text, tabularFigures);
        var width = 0.0;
        for (var start = 0; start < text.Length;)
        {
            var (face, end) = FaceStretch.Next(this, text, start);
            width += face is null ? MeasureOwnEm("?", tabularFigures) : face.MeasureOwnEm(text[start..end], tabularFigures);
            start = end;
        }

        return width;
    }

    private double MeasureOwnEm(ReadOnlySpan<char> text, bool tabularFigures)
    {
        Span<ShapedGlyph> glyphs = text.Length <= ShortText ? stackalloc ShapedGlyph[text.Length] : new ShapedGlyph[text.Length];
        var count = Shape(text, tabularFigures ? GlyphForms.TabularFigures : GlyphForms.None, glyphs);
        var width = 0.0;
        foreach (var glyph in glyphs[..count])
            width += glyph.AdvanceEm;
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

    /// <summary>Whether the font draws every printed character of a text in a form of its own.</summary>
    public bool Offers(ReadOnlySpan<char> text, GlyphForms form)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = GlyphFor(rune);
            if (!IsInvisible(rune) && substitutions.Value.Drawn(glyph, form) == glyph)
                return false;
        }

        return text.Length > 0;
    }

    /// <summary>Whether the face prints a character, be it by a glyph, by a like one, or because nothing is printed for it.</summary>
    /// <remarks>A private character is never printed: nobody who searches, copies or listens could tell what it stands for (ISO 19005-3, 6.2.11.7.3).</remarks>
    public bool Has(Rune rune) => (GlyphFor(rune) != 0 && !IsPrivate(rune)) || IsInvisible(rune);

    private static bool IsPrivate(Rune rune) => rune.Value is >= 0xE000 and <= 0xF8FF or >= 0xF0000;

    private int Glyphs(ReadOnlySpan<char> text, GlyphForms wanted, Span<ushort> glyphs, Span<int> clusters)
    {
        var forms = substitutions.Value;
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text[i..], out var rune, out var used);
            if (!IsInvisible(rune))
            {
                var glyph = GlyphFor(rune);
                var drawn = (wanted & ~GlyphForms.TabularFigures) == 0 ? glyph : forms.Drawn(glyph, wanted);
                glyph = drawn == glyph && rune.Value is >= '0' and <= '9' ? forms.Figure(glyph, (wanted & GlyphForms.TabularFigures) != 0) : drawn;
                (glyphs[count], clusters[count]) = (glyph, i);
                count++;
            }

            i += used;
        }

        return forms.HasLigatures && (wanted & ~GlyphForms.TabularFigures) == 0 ? Ligate(forms, glyphs[..count], clusters) : count;
    }

    private static int Ligate(TrueType.GlyphSubstitutions forms, Span<ushort> glyphs, Span<int> clusters)
    {
        var kept = 0;
        for (var i = 0; i < glyphs.Length;)
        {
            var (ligature, replaced) = forms.LigatureOf(glyphs[i..]);
            (glyphs[kept], clusters[kept]) = (replaced > 0 ? ligature : glyphs[i], clusters[i]);
            kept++;
            i += Math.Max(1, replaced);
        }

        return kept;
    }

    // Fonts without a glyph for a fixed or no-break space still print a space.
    private ushort GlyphFor(Rune rune)
    {
        var glyph = characters.Value.Glyph(rune.Value);
        if (glyph != 0)
            return glyph;
        var standIn = rune.Value switch
        {
            0x00A0 or 0x2007 or 0x2009 or 0x202F => ' ',
            0x2011 => '-',
            0x2212 => '\u2013',
            _ => '\0',
        };
        return standIn == '\0' ? (ushort)0 : characters.Value.Glyph(standIn);
    }

    /// <summary>Controls and joiners that steer text and never print.</summary>
    internal static bool IsInvisible(Rune rune) => rune.Value is < 0x20 or 0x7F or 0x00AD or 0x200B or 0x200C or 0x200D or 0x2060 or 0xFEFF;

    private static bool KeepsColumn(char left, char right) => char.IsAsciiDigit(left) || char.IsAsciiDigit(right);
}
