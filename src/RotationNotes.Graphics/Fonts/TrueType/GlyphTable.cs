namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>Where each glyph's outline lies: <c>loca</c> and <c>glyf</c>. Subsets copy the bytes; pictures have the outlines read by Skia.</summary>
internal sealed class GlyphTable(SfntFile file, int glyphCount, bool longOffsets)
{
    private readonly SfntTable loca = file.Require("loca");
    private readonly SfntTable glyf = file.Require("glyf");

    /// <summary>The glyph's bytes; empty for a glyph without outline.</summary>
    public ReadOnlySpan<byte> Bytes(int glyph)
    {
        if ((uint)glyph >= (uint)glyphCount)
            throw loca.Damaged();
        var (start, end) = longOffsets
            ? ((int)loca.U32(4 * glyph), (int)loca.U32(4 * glyph + 4))
            : (2 * loca.U16(2 * glyph), 2 * loca.U16(2 * glyph + 2));
        return end <= start ? default : glyf.Bytes(start, end - start);
    }
}
