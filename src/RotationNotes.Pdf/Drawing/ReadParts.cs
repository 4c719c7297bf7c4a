using System.Globalization;
using System.Text;
using RotationNotes.Graphics.Characters;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Pdf.Drawing;

/// <summary>Which characters each glyph of a run stands for, where more has to be said than that each stands for the next ones.</summary>
internal static class ReadParts
{
    // Joins nothing that is not joined, and is left out by every search.
    private const string NoCharacter = "\u200D";

    /// <param name="Text">The characters the glyph stands for.</param>
    /// <param name="Begins">Replacement text of the glyphs from this one to the next that <paramref name="Ends"/> (ISO 32000-1, 14.9.4); null for none.</param>
    public readonly record struct Part(ShapedGlyph Glyph, string Text, string? Begins = null, bool Ends = false);

    /// <summary>The parts of a run from left to right, or null when every glyph stands for the characters up to the next one's.</summary>
    /// <param name="end">Where the text of the run ends.</param>
    public static List<Part>? Of(FontFace face, ReadOnlySpan<ShapedGlyph> glyphs, string text, int end, bool rightToLeft)
    {
        if (!rightToLeft && !HasLetterOfSeveral(glyphs, text))
            return null;
        var parts = new List<Part>(glyphs.Length + 4);
        for (var start = 0; start < glyphs.Length;)
        {
            var next = start + 1;
            while (next < glyphs.Length && (glyphs[next].Cluster == glyphs[next - 1].Cluster || IsMark(text, glyphs[rightToLeft ? next - 1 : next].Cluster)))
                next++;
            var group = glyphs[start..next];
            if (rightToLeft)
                AddReversed(parts, face, group, text[group[^1].Cluster..(start > 0 ? glyphs[start - 1].Cluster : end)]);
            else
                AddLetter(parts, face, group, text, next < glyphs.Length ? glyphs[next].Cluster : end);
            start = next;
        }

        return parts;
    }

    private static void AddLetter(List<Part> parts, FontFace face, ReadOnlySpan<ShapedGlyph> group, string text, int end)
    {
        var whole = text[group[0].Cluster..end];
        if (group.Length == 1)
        {
            parts.Add(new Part(group[0], whole));
            return;
        }

        for (var i = 0; i < group.Length; i++)
        {
            var to = i + 1 < group.Length ? group[i + 1].Cluster : end;
            parts.Add(new Part(group[i], to > group[i].Cluster ? text[group[i].Cluster..to] : NoCharacter, i == 0 ? whole : null));
        }

        // The last mark lies before the letter's end; readers that measure would see a gap after it.
        parts.Add(new Part(Blank(face, group[^1].Cluster), NoCharacter, Ends: true));
    }

    /// <summary>
    /// Readers turn right-to-left text round one character after the other. So what stands for several characters (a ligature, a letter with its marks) stands for
    /// the first of them, and blanks without width at its left for the others.
    /// </summary>
    private static void AddReversed(List<Part> parts, FontFace face, ReadOnlySpan<ShapedGlyph> group, string text)
    {
        string[] characters = [.. text.EnumerateRunes().Where(rune => !TextControls.IsInvisible(rune)).Select(rune => rune.ToString()).DefaultIfEmpty(NoCharacter)];
        for (var k = characters.Length - 1; k > 0; k--)
            parts.Add(new Part(Blank(face, group[0].Cluster), characters[k]));
        if (group.Length == 1)
        {
            parts.Add(new Part(group[0], characters[0]));
            return;
        }

        var width = 0.0;
        foreach (var glyph in group)
            width += glyph.AdvanceEm;
        // The letter first and then its marks, all measured from the left edge: those who measure see one character from edge to edge.
        for (var (i, left) = (group.Length - 1, width); i >= 0; i--)
        {
            left -= group[i].AdvanceEm;
            var last = i == group.Length - 1;
            parts.Add(new Part(group[i] with { AdvanceEm = 0, XEm = (float)(left + group[i].XEm) }, last ? characters[0] : NoCharacter, last ? characters[0] : null));
        }

        var blank = Blank(face, group[0].Cluster);
        parts.Add(new Part(blank with { AdvanceEm = width, XEm = (float)(width + blank.XEm) }, NoCharacter, Ends: true));
    }

    private static bool HasLetterOfSeveral(ReadOnlySpan<ShapedGlyph> glyphs, string text)
    {
        for (var i = 1; i < glyphs.Length; i++)
        {
            if (glyphs[i].Cluster == glyphs[i - 1].Cluster || IsMark(text, glyphs[i].Cluster))
                return true;
        }

        return false;
    }

    private static bool IsMark(string text, int at) =>
        text[at] >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>A glyph without ink that ends where the pen stands and does not move it: the font's joiner, or a space drawn back.</summary>
    private static ShapedGlyph Blank(FontFace face, int cluster)
    {
        var joiner = face.GlyphOf(new Rune('\u200D'));
        if (joiner != 0 && face.AdvanceUnits(joiner) == 0 && face.OutlineBytes(joiner).IsEmpty)
            return new ShapedGlyph(joiner, 0, cluster);
        var space = face.GlyphOf(new Rune(' '));
        return new ShapedGlyph(space, 0, cluster, -face.AdvanceUnits(space) / (float)face.UnitsPerEm);
    }
}
