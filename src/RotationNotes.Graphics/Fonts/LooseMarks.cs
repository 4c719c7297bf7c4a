using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using HarfBuzzSharp;

namespace RotationNotes.Graphics.Fonts;

/// <summary>Puts marks on their letters where a font has both but does not say where they meet.</summary>
internal static class LooseMarks
{
    private const double GapEm = 0.05;

    /// <summary>Moves marks that were shaped but not placed: centred on the letter, above or below what is already there.</summary>
    /// <param name="glyphs">A word in reading order.</param>
    public static void Place(FontFace face, ReadOnlySpan<char> text, ShapedGlyph[] glyphs, bool rightToLeft)
    {
        if (!text.ContainsAnyInRange('\u0300', '\uFFFF'))
            return;
        var (letter, low, high) = (-1, 0.0, 0.0);
        for (var i = 0; i < glyphs.Length; i++)
        {
            var glyph = glyphs[i];
            var box = Box(face, glyph.Glyph);
            if (!IsMark(text, glyph.Cluster, out var side) || letter < 0)
            {
                (letter, low, high) = (i, box.Bottom, box.Top);
                continue;
            }

            if (glyph is { AdvanceEm: 0, XEm: 0, YEm: 0 })
            {
                var under = Box(face, glyphs[letter].Glyph);
                // The pen stands behind the letter, or left of it where text runs from right to left.
                var center = (under.Left + under.Right) / 2 - (rightToLeft ? 0 : glyphs[letter].AdvanceEm);
                var rise = side switch
                {
                    UnicodeCombiningClass.Above => Math.Max(0, high + GapEm - box.Bottom),
                    UnicodeCombiningClass.Below => Math.Min(0, low - GapEm - box.Top),
                    _ => 0,
                };
                glyphs[i] = glyph = glyph with { XEm = (float)(center - (box.Left + box.Right) / 2), YEm = (float)rise };
            }

            (low, high) = (Math.Min(low, box.Bottom + glyph.YEm), Math.Max(high, box.Top + glyph.YEm));
        }
    }

    private static bool IsMark(ReadOnlySpan<char> text, int at, out UnicodeCombiningClass side)
    {
        Rune.DecodeFromUtf16(text[at..], out var rune, out _);
        side = UnicodeCombiningClass.NotReordered;
        if (rune.Value < 0x300 || Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            return false;
        side = UnicodeFunctions.Default.GetCombiningClass(rune.Value);
        return true;
    }

    /// <summary>The box around a glyph in em, as its outline states it.</summary>
    private static (double Left, double Bottom, double Right, double Top) Box(FontFace face, ushort glyph)
    {
        var outline = face.OutlineBytes(glyph);
        if (outline.Length < 10)
            return default;
        var scale = 1.0 / face.UnitsPerEm;
        return (Read(outline, 2) * scale, Read(outline, 4) * scale, Read(outline, 6) * scale, Read(outline, 8) * scale);
    }

    private static short Read(ReadOnlySpan<byte> outline, int at) => BinaryPrimitives.ReadInt16BigEndian(outline[at..]);
}
