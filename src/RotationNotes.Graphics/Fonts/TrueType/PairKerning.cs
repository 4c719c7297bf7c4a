namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>Horizontal kerning between neighbours: GPOS pair adjustment, or the older <c>kern</c> table where GPOS has none.</summary>
internal sealed class PairKerning
{
    private const int PairAdjustment = 2;
    private const int XAdvance = 4;
    private const int KnownPairs = 4096;
    private const long IsSet = 1L << 62;
    private readonly List<SfntTable> pairs = [];
    private readonly SfntTable? legacy;
    // The same few hundred pairs make up a whole note. One word per pair (left, right, value, a mark that it is set),
    // so that threads may read and write without a lock.
    private readonly long[] known = new long[KnownPairs];

    public PairKerning(SfntFile file)
    {
        if (file.Find("GPOS") is { } layout)
        {
            foreach (var (type, table) in LayoutTable.SubTables(layout, "kern", positioning: true))
            {
                if (type == PairAdjustment && (table.U16(4) & XAdvance) != 0)
                    pairs.Add(table);
            }
        }

        if (pairs.Count == 0)
            legacy = Legacy(file);
    }

    /// <summary>What to add to the advance of <paramref name="left"/> before <paramref name="right"/>, in font units.</summary>
    public int Between(ushort left, ushort right)
    {
        var key = IsSet | ((long)left << 32) | ((long)right << 16);
        ref var slot = ref known[(left * 31 + right) & (KnownPairs - 1)];
        var entry = Volatile.Read(ref slot);
        if ((entry & ~0xFFFFL) == key)
            return (short)entry;
        var value = Search(left, right);
        Volatile.Write(ref slot, key | (ushort)value);
        return value;
    }

    private short Search(ushort left, ushort right)
    {
        if (legacy is { } table)
            return SearchLegacy(table, left, right);
        foreach (var pair in pairs)
        {
            var row = LayoutTable.Coverage(pair.From(pair.U16(2)), left);
            if (row < 0)
                continue;
            // The first sub-table that knows the pair decides, also with a zero.
            var value = pair.U16(0) == 1 ? GlyphPair(pair, row, right) : ClassPair(pair, left, right);
            if (value is { } units)
                return units;
        }

        return 0;
    }

    private static short? GlyphPair(SfntTable table, int row, ushort right)
    {
        var (first, second) = (table.U16(4), table.U16(6));
        var size = 2 + ValueSize(first) + ValueSize(second);
        var set = table.From(table.U16(10 + 2 * row));
        var (low, high) = (0, set.U16(0) - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var record = 2 + size * middle;
            var glyph = set.U16(record);
            if (glyph == right)
                return set.I16(record + 2 + AdvanceOffset(first));
            if (glyph < right)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }

    private static short? ClassPair(SfntTable table, ushort left, ushort right)
    {
        var (first, second) = (table.U16(4), table.U16(6));
        var row = LayoutTable.Class(table.From(table.U16(8)), left);
        var column = LayoutTable.Class(table.From(table.U16(10)), right);
        if (row >= table.U16(12) || column >= table.U16(14))
            return null;
        var size = ValueSize(first) + ValueSize(second);
        return table.I16(16 + size * (row * table.U16(14) + column) + AdvanceOffset(first));
    }

    private static int ValueSize(int format) => 2 * System.Numerics.BitOperations.PopCount((uint)format);

    // Placements come before the advance in a value record.
    private static int AdvanceOffset(int format) => ValueSize(format & (XAdvance - 1));

    private static SfntTable? Legacy(SfntFile file)
    {
        if (file.Find("kern") is not { } kern || kern.U16(0) != 0)
            return null;
        var offset = 4;
        for (int i = 0, count = kern.U16(2); i < count; i++)
        {
            // Format 0, horizontal, kerning values.
            if (kern.U16(offset + 4) == 1)
                return kern.From(offset);
            offset += kern.U16(offset + 2);
        }

        return null;
    }

    private static short SearchLegacy(SfntTable table, ushort left, ushort right)
    {
        var wanted = ((uint)left << 16) | right;
        var (low, high) = (0, table.U16(6) - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var record = 14 + 6 * middle;
            var pair = table.U32(record);
            if (pair == wanted)
                return table.I16(record + 4);
            if (pair < wanted)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return 0;
    }
}
