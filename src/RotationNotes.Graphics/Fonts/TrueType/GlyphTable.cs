using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>Outlines: <c>loca</c> and <c>glyf</c>, simple and composite glyphs.</summary>
internal sealed class GlyphTable(SfntFile file, int glyphCount, bool longOffsets)
{
    // Composites of composites are rare; a deeper chain is a loop in a damaged file.
    private const int DeepestComposite = 8;
    private const int MostParts = 256;
    private readonly SfntTable loca = file.Require("loca");
    private readonly SfntTable glyf = file.Require("glyf");

    /// <summary>The glyph's bytes; empty for a glyph without outline.</summary>
    public ReadOnlySpan<byte> Bytes(int glyph)
    {
        var (start, end) = Extent(glyph);
        return end <= start ? default : glyf.Bytes(start, end - start);
    }

    /// <summary>Adds a glyph to a path in em, y upwards.</summary>
    public void Draw(int glyph, PathBuilder path, double unitsPerEm) =>
        Draw(glyph, path, new Affine(1 / unitsPerEm, 0, 0, 1 / unitsPerEm, 0, 0), new Drawn());

    /// <summary>How deep composites are nested, and how many parts were drawn in all: a few bytes can ask for millions.</summary>
    private sealed class Drawn
    {
        public int Depth { get; set; }

        public int Parts { get; set; }
    }

    private (int Start, int End) Extent(int glyph)
    {
        if ((uint)glyph >= (uint)glyphCount)
            throw loca.Damaged();
        return longOffsets
            ? ((int)loca.U32(4 * glyph), (int)loca.U32(4 * glyph + 4))
            : (2 * loca.U16(2 * glyph), 2 * loca.U16(2 * glyph + 2));
    }

    private void Draw(int glyph, PathBuilder path, Affine place, Drawn drawn)
    {
        var (start, end) = Extent(glyph);
        if (end <= start)
            return;
        if (drawn.Depth > DeepestComposite || drawn.Parts++ > MostParts)
            throw glyf.Damaged();
        var data = glyf.From(start);
        var contours = data.I16(0);
        if (contours >= 0)
            SimpleGlyph.Draw(data, contours, path, place);
        else
            DrawComposite(data, path, place, drawn);
    }

    private void DrawComposite(SfntTable data, PathBuilder path, Affine place, Drawn drawn)
    {
        drawn.Depth++;
        foreach (var part in CompositeGlyph.Parts(data))
            Draw(part.Glyph, path, place.Before(part.Transform), drawn);
        drawn.Depth--;
    }
}
