using System.Buffers.Binary;

namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>A window on a table or sub-table; every read is checked, so damaged files end in a <see cref="FontException"/>.</summary>
internal sealed class SfntTable(SfntFile file, string name, int start, int length)
{
    public int Length => length;

    public ReadOnlySpan<byte> Span => file.Bytes.AsSpan(start, length);

    public byte U8(int offset) => Bytes(offset, 1)[0];

    public sbyte I8(int offset) => (sbyte)U8(offset);

    public ushort U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(Bytes(offset, 2));

    public short I16(int offset) => BinaryPrimitives.ReadInt16BigEndian(Bytes(offset, 2));

    public uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(Bytes(offset, 4));

    public ReadOnlySpan<byte> Bytes(int offset, int count)
    {
        if (offset < 0 || count < 0 || offset > length - count)
            throw Damaged();
        return file.Bytes.AsSpan(start + offset, count);
    }

    /// <summary>The rest of the table from <paramref name="offset"/> on.</summary>
    public SfntTable From(long offset)
    {
        if (offset < 0 || offset > length)
            throw Damaged();
        return new SfntTable(file, name, start + (int)offset, length - (int)offset);
    }

    public FontException Damaged() => new(file.Path, $"the table '{name}' points outside itself; the file is damaged.");
}
