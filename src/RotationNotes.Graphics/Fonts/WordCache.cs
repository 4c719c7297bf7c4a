using System.Collections.Concurrent;
using HarfBuzzSharp;

namespace RotationNotes.Graphics.Fonts;

/// <summary>Shaped words of one face. A note repeats its words, and tables measure each of theirs several times.</summary>
internal sealed class WordCache(FontFace face, FaceShaper shaper)
{
    private const int LongestKept = 48;
    private const int MostKept = 8192;
    private const int FormKinds = 16;
    private readonly ConcurrentDictionary<string, ShapedGlyph[]>?[] words = new ConcurrentDictionary<string, ShapedGlyph[]>?[FormKinds * 2];

    /// <summary>Glyphs of <paramref name="text"/> from <paramref name="start"/> to <paramref name="end"/>, clusters counted from <paramref name="start"/>.</summary>
    /// <remarks>A space after the part is shaped with it and left out, so that letters are kerned to spaces as in a whole line.</remarks>
    public ReadOnlySpan<ShapedGlyph> Of(ReadOnlySpan<char> text, int start, int end, Script script, GlyphForms forms, bool rightToLeft)
    {
        var length = end - start;
        var seen = text[start..(end < text.Length && text[end] == ' ' ? end + 1 : end)];
        if (length > LongestKept)
            return Shaped(seen, length, script, forms, rightToLeft);
        ref var slot = ref words[(int)forms * 2 + (rightToLeft ? 1 : 0)];
        var known = slot ??= new ConcurrentDictionary<string, ShapedGlyph[]>(StringComparer.Ordinal);
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(seen, out var found))
            return found;
        // A server sees new numbers every day; starting over costs a few milliseconds and changes no glyph.
        if (known.Count >= MostKept)
            known.Clear();
        var glyphs = Shaped(seen, length, script, forms, rightToLeft);
        known[seen.ToString()] = glyphs;
        return glyphs;
    }

    private ShapedGlyph[] Shaped(ReadOnlySpan<char> seen, int length, Script script, GlyphForms forms, bool rightToLeft)
    {
        var glyphs = shaper.Shape(seen, forms, script, rightToLeft);
        LooseMarks.Place(face, seen, glyphs, rightToLeft);
        var kept = glyphs.Length;
        while (kept > 0 && glyphs[kept - 1].Cluster >= length)
            kept--;
        return kept == glyphs.Length ? glyphs : glyphs[..kept];
    }
}
