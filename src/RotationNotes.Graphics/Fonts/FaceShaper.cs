using HarfBuzzSharp;
using RotationNotes.Graphics.Fonts.TrueType;
using Buffer = HarfBuzzSharp.Buffer;

namespace RotationNotes.Graphics.Fonts;

/// <summary>One face as HarfBuzz sees it: characters to glyphs, and short texts to placed glyphs. Everything is in font units, so any machine gets the same integers.</summary>
/// <remarks>The font is only read once it is made, so threads share it; each thread shapes in a buffer of its own.</remarks>
internal sealed class FaceShaper
{
    private const int PageSize = 256;
    // Letters that some font lacks, but that another one of the same look can stand for.
    private static readonly System.Buffers.SearchValues<char> Replaceable = System.Buffers.SearchValues.Create("\u00A0\u2007\u2009\u202F\u2011\u2212");
    // The machine's own language must not choose letter forms.
    private static readonly Language Neutral = new("und");

    [ThreadStatic]
    private static Buffer? buffer;

    private readonly Font font;
    private readonly double unitsPerEm;
    // Glyphs by character, in pages that are filled when one of their characters is first asked for.
    private readonly int[]?[] pages = new int[]?[0x110000 / PageSize];

    public FaceShaper(SfntFile file, int unitsPerEm)
    {
        this.unitsPerEm = unitsPerEm;
        file.Require("cmap");
        using var blob = file.ToBlob();
        using var face = new Face(blob, 0);
        font = new Font(face);
        font.SetScale(unitsPerEm, unitsPerEm);
        font.SetFunctionsOpenType();
        if (!HasAnyCharacter())
            throw new FontException(file.Path, "no Unicode character map that names a glyph; the file is damaged or a symbol font.");
    }

    /// <summary>The glyph of a character, 0 when there is none.</summary>
    public ushort Glyph(int codePoint)
    {
        var page = pages[codePoint / PageSize] ??= Page(codePoint / PageSize);
        return (ushort)page[codePoint % PageSize];
    }

    /// <summary>Placed glyphs of a text of one script and direction, in reading order.</summary>
    /// <remarks>Marks that HarfBuzz leaves apart keep a cluster of their own, after that of their letter.</remarks>
    public ShapedGlyph[] Shape(ReadOnlySpan<char> text, GlyphForms forms, Script script, bool rightToLeft)
    {
        var work = buffer ??= new Buffer();
        work.ClearContents();
        work.ClusterLevel = ClusterLevel.MonotoneCharacters;
        work.Flags = BufferFlags.RemoveDefaultIgnorables | BufferFlags.DoNotInsertDottedCircle;
        work.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        work.Script = script;
        work.Language = Neutral;
        work.AddUtf16(text.ContainsAny(Replaceable) ? Replaced(text) : text);
        font.Shape(work, ShapingFeatures.For(text, forms, rightToLeft));
        var glyphs = work.GetGlyphInfoSpan();
        var places = work.GetGlyphPositionSpan();
        var shaped = new ShapedGlyph[glyphs.Length];
        for (var i = 0; i < shaped.Length; i++)
        {
            var (glyph, place) = (glyphs[i], places[i]);
            shaped[rightToLeft ? shaped.Length - 1 - i : i] = new ShapedGlyph(
                (ushort)glyph.Codepoint, place.XAdvance / unitsPerEm, (int)glyph.Cluster, (float)(place.XOffset / unitsPerEm), (float)(place.YOffset / unitsPerEm));
        }

        return shaped;
    }

    private string Replaced(ReadOnlySpan<char> text)
    {
        var replaced = text.ToArray();
        for (var i = 0; i < replaced.Length; i++)
        {
            if (Glyph(replaced[i]) == 0 && StandIn(replaced[i]) is var standIn and not '\0')
                replaced[i] = standIn;
        }

        return new string(replaced);
    }

    /// <summary>What a font without a glyph for a fixed space, a fixed hyphen or a minus prints in its place; <c>\0</c> for all else.</summary>
    public static char StandIn(int codePoint) => codePoint switch
    {
        0x00A0 or 0x2007 or 0x2009 or 0x202F => ' ',
        0x2011 => '-',
        0x2212 => '\u2013',
        _ => '\0',
    };

    private int[] Page(int number)
    {
        var page = new int[PageSize];
        for (var i = 0; i < PageSize; i++)
            page[i] = font.TryGetNominalGlyph(number * PageSize + i, out var glyph) && glyph <= ushort.MaxValue ? (int)glyph : 0;
        return page;
    }

    private bool HasAnyCharacter()
    {
        for (var character = ' '; character < '\uD800'; character++)
        {
            if (font.TryGetNominalGlyph(character, out _))
                return true;
        }

        return false;
    }
}
