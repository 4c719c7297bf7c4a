using System.Buffers.Binary;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Fonts.TrueType;

namespace RotationNotes.Pdf.Fonts;

/// <summary>Builds a small TrueType file that holds the printed glyphs in the document's order, and the parts they are made of.</summary>
/// <remarks>Hints for coarse screens stay behind with the programs they call: they are a third of a font and printers do not read them.</remarks>
internal static class TrueTypeSubset
{
    private const uint ChecksumMagic = 0xB1B0AFBA;
    private const int CompositeMoreParts = 0x20;
    private const int CompositeInstructions = 0x100;

    private sealed record FontTable(string Tag, byte[] Data);

    /// <exception cref="FontException">The font's tables contradict each other.</exception>
    public static byte[] Build(FontSubset subset)
    {
        try
        {
            return BuildSound(subset);
        }
        catch (Exception error) when (error is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new FontException(subset.Face.Path, "an outline points outside itself; the file is damaged.");
        }
    }

    private static byte[] BuildSound(FontSubset subset)
    {
        var face = subset.Face;
        var glyphs = new List<int>();
        var numbers = new int[face.GlyphCount];
        Array.Fill(numbers, -1);
        foreach (var entry in subset.Entries)
        {
            if (numbers[entry.Glyph] < 0)
                numbers[entry.Glyph] = glyphs.Count;
            glyphs.Add(entry.Glyph);
        }

        var outlines = new List<byte[]>();
        for (var i = 0; i < glyphs.Count; i++)
            outlines.Add(WithoutHints(Renumbered(face.OutlineBytes((ushort)glyphs[i]).ToArray(), glyphs, numbers)));
        var (glyf, loca) = Join(outlines);
        var tables = new List<FontTable>();
        tables.Add(new FontTable("glyf", glyf));
        tables.Add(new FontTable("loca", loca));
        tables.Add(new FontTable("head", Head(face)));
        tables.Add(new FontTable("hhea", Patched(face.TableBytes("hhea"), 34, glyphs.Count)));
        tables.Add(new FontTable("hmtx", Metrics(face, glyphs)));
        tables.Add(new FontTable("maxp", Profile(face, glyphs.Count)));
        tables.Sort((one, other) => string.CompareOrdinal(one.Tag, other.Tag));
        return Assemble(tables);
    }

    /// <summary>Follows composites: their parts join the subset under new numbers.</summary>
    private static byte[] Renumbered(byte[] outline, List<int> glyphs, int[] numbers)
    {
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            return outline;
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2));
            var number = numbers[part];
            if (number < 0)
            {
                number = numbers[part] = glyphs.Count;
                glyphs.Add(part);
            }

            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at + 2), (ushort)number);
            at += PartLength(flags);
        }
        while ((flags & CompositeMoreParts) != 0);
        return outline;
    }

    /// <summary>The outline without its instructions (OpenType 1.9, <c>glyf</c>).</summary>
    private static byte[] WithoutHints(byte[] outline)
    {
        if (outline.Length < 10)
            return outline;
        int contours = BinaryPrimitives.ReadInt16BigEndian(outline);
        if (contours < 0)
            return CompositeWithoutHints(outline);
        var at = 10 + 2 * contours;
        var length = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
        if (length == 0)
            return outline;
        var plain = new byte[outline.Length - length];
        outline.AsSpan(0, at).CopyTo(plain);
        outline.AsSpan(at + 2 + length).CopyTo(plain.AsSpan(at + 2));
        return plain;
    }

    private static byte[] CompositeWithoutHints(byte[] outline)
    {
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at), (ushort)(flags & ~CompositeInstructions));
            at += PartLength(flags);
        }
        while ((flags & CompositeMoreParts) != 0);
        return outline[..at];
    }

    private static int PartLength(int flags) =>
        4 + ((flags & 0x01) != 0 ? 4 : 2) + ((flags & 0x08) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);

    private static (byte[] Glyf, byte[] Loca) Join(List<byte[]> outlines)
    {
        var length = outlines.Sum(outline => (outline.Length + 3) & ~3);
        var (glyf, loca) = (new byte[length], new byte[4 * (outlines.Count + 1)]);
        var offset = 0;
        for (var i = 0; i < outlines.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), offset);
            outlines[i].CopyTo(glyf, offset);
            offset += (outlines[i].Length + 3) & ~3;
        }

        BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * outlines.Count), offset);
        return (glyf, loca);
    }

    private static byte[] Head(FontFace face)
    {
        var head = face.TableBytes("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] Patched(ReadOnlySpan<byte> table, int offset, int value)
    {
        var copy = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(offset), (ushort)value);
        return copy;
    }

    private static byte[] Profile(FontFace face, int count)
    {
        var profile = Patched(face.TableBytes("maxp"), 4, count);
        // Without programs there are no zones, storage, functions or instructions to make room for.
        if (profile.Length >= 32)
        {
            profile.AsSpan(14, 14).Clear();
            BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(14), 1);
        }

        return profile;
    }

    private static byte[] Metrics(FontFace face, List<int> glyphs)
    {
        var metrics = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)face.AdvanceUnits((ushort)glyphs[i]));
            var outline = face.OutlineBytes((ushort)glyphs[i]);
            // The side bearing of an upright TrueType glyph is its left edge.
            if (outline.Length >= 4)
                outline.Slice(2, 2).CopyTo(metrics.AsSpan(4 * i + 2));
        }

        return metrics;
    }

    private static byte[] Assemble(List<FontTable> tables)
    {
        var start = 12 + 16 * tables.Count;
        var file = new byte[start + tables.Sum(table => (table.Data.Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * tables.Count - (16 << power)));
        var (offset, head) = (start, 0);
        for (var i = 0; i < tables.Count; i++)
        {
            var (tag, data) = tables[i];
            data.CopyTo(file, offset);
            var padded = (data.Length + 3) & ~3;
            var record = file.AsSpan(12 + 16 * i, 16);
            for (var k = 0; k < 4; k++)
                record[k] = (byte)tag[k];
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(file.AsSpan(offset, padded)));
            BinaryPrimitives.WriteInt32BigEndian(record[8..], offset);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], data.Length);
            if (tag == "head")
                head = offset;
            offset += padded;
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), ChecksumMagic - Checksum(file));
        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var i = 0; i + 4 <= data.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(data[i..]);
        return sum;
    }
}
