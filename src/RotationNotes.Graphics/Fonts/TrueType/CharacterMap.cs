namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>Characters to glyphs: the <c>cmap</c> table in formats 4 and 12.</summary>
internal sealed class CharacterMap
{
    private readonly SfntTable table;
    private readonly int format;
    // Latin text is nearly all of a note: its glyphs are looked up once.
    private readonly ushort[] latin = new ushort[0x180];

    public CharacterMap(SfntFile file)
    {
        var cmap = file.Require("cmap");
        var best = -1;
        var bestRank = 0;
        for (int i = 0, count = cmap.U16(2); i < count; i++)
        {
            var record = 4 + 8 * i;
            var (platform, encoding) = (cmap.U16(record), cmap.U16(record + 2));
            var offset = cmap.U32(record + 4);
            var candidate = cmap.From(offset).U16(0);
            var rank = (platform, encoding, candidate) switch
            {
                (3, 10, 12) or (0, 4 or 6, 12) => 2,
                (3, 1, 4) or (0, <= 4, 4) => 1,
                _ => 0,
            };
            if (rank > bestRank)
                (best, bestRank) = ((int)offset, rank);
        }

        if (best < 0)
            throw new FontException(file.Path, "no Unicode character map of format 4 or 12.");
        table = cmap.From(best);
        format = table.U16(0);
        for (var c = 0; c < latin.Length; c++)
            latin[c] = Search(c);
    }

    public ushort Glyph(int codePoint) => (uint)codePoint < (uint)latin.Length ? latin[codePoint] : Search(codePoint);

    private ushort Search(int codePoint) => format == 12 ? SearchGroups(codePoint) : SearchSegments(codePoint);

    private ushort SearchGroups(int codePoint)
    {
        var (low, high) = (0, (int)table.U32(12) - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var group = 16 + 12 * middle;
            if (codePoint < table.U32(group))
                high = middle - 1;
            else if (codePoint > table.U32(group + 4))
                low = middle + 1;
            else
                return (ushort)(table.U32(group + 8) + (uint)codePoint - table.U32(group));
        }

        return 0;
    }

    private ushort SearchSegments(int codePoint)
    {
        if (codePoint > 0xFFFF)
            return 0;
        int doubled = table.U16(6);
        var (low, high) = (0, doubled / 2 - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var end = table.U16(14 + 2 * middle);
            var start = table.U16(16 + doubled + 2 * middle);
            if (codePoint > end)
                low = middle + 1;
            else if (codePoint < start)
                high = middle - 1;
            else
                return SegmentGlyph(codePoint, middle, doubled, start);
        }

        return 0;
    }

    private ushort SegmentGlyph(int codePoint, int segment, int doubled, int start)
    {
        var delta = table.U16(16 + 2 * doubled + 2 * segment);
        var rangeAt = 16 + 3 * doubled + 2 * segment;
        int range = table.U16(rangeAt);
        if (range == 0)
            return (ushort)(codePoint + delta);
        var glyph = table.U16(rangeAt + range + 2 * (codePoint - start));
        return glyph == 0 ? (ushort)0 : (ushort)(glyph + delta);
    }
}
