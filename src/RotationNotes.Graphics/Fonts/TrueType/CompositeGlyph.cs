namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>A glyph made of other glyphs.</summary>
internal static class CompositeGlyph
{
    private const int WordArguments = 0x0001;
    private const int ArgumentsAreOffsets = 0x0002;
    private const int OneScale = 0x0008;
    private const int MoreParts = 0x0020;
    private const int TwoScales = 0x0040;
    private const int FullMatrix = 0x0080;

    /// <param name="Glyph">Index of the part.</param>
    /// <param name="GlyphAt">Where that index stands in the glyph's bytes.</param>
    /// <param name="Transform">Where the part goes, in font units.</param>
    public sealed record Part(int Glyph, int GlyphAt, Affine Transform);

    public static List<Part> Parts(SfntTable data)
    {
        var parts = new List<Part>();
        var offset = 10;
        int flags;
        do
        {
            flags = data.U16(offset);
            var at = offset + 2;
            int glyph = data.U16(at);
            offset += 4;
            double dx, dy;
            if ((flags & WordArguments) != 0)
            {
                (dx, dy) = (data.I16(offset), data.I16(offset + 2));
                offset += 4;
            }
            else
            {
                (dx, dy) = (data.I8(offset), data.I8(offset + 1));
                offset += 2;
            }

            // Point matching is not used by fonts of today; such a part stays at its own origin.
            if ((flags & ArgumentsAreOffsets) == 0)
                (dx, dy) = (0, 0);
            var (a, b, c, d) = (1.0, 0.0, 0.0, 1.0);
            if ((flags & OneScale) != 0)
            {
                a = d = Fraction(data, ref offset);
            }
            else if ((flags & TwoScales) != 0)
            {
                a = Fraction(data, ref offset);
                d = Fraction(data, ref offset);
            }
            else if ((flags & FullMatrix) != 0)
            {
                a = Fraction(data, ref offset);
                b = Fraction(data, ref offset);
                c = Fraction(data, ref offset);
                d = Fraction(data, ref offset);
            }

            parts.Add(new Part(glyph, at, new Affine(a, b, c, d, dx, dy)));
        }
        while ((flags & MoreParts) != 0);
        return parts;
    }

    private static double Fraction(SfntTable data, ref int offset)
    {
        var value = data.I16(offset) / 16384.0;
        offset += 2;
        return value;
    }
}
