using System.Buffers.Binary;

namespace RotationNotes.Pdf.Syntax.Compression;

/// <summary>Bits into bytes, the lowest first (RFC 1951, 3.1.1).</summary>
internal sealed class BitWriter
{
    private byte[] bytes = new byte[16 * 1024];
    private ulong pending;
    private int count;
    private int length;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public void Clear() => (pending, count, length) = (0, 0, 0);

    /// <summary>At most 32 bits at a time.</summary>
    public void Bits(uint value, int width)
    {
        pending |= (ulong)value << count;
        count += width;
        if (count < 32)
            return;
        if (bytes.Length - length < 8)
            Array.Resize(ref bytes, bytes.Length * 2);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(length), (uint)pending);
        length += 4;
        pending >>= 32;
        count -= 32;
    }

    public void Byte(byte value) => Bits(value, 8);

    /// <summary>Fills the last byte with zeros.</summary>
    public void Align()
    {
        if (bytes.Length - length < 8)
            Array.Resize(ref bytes, bytes.Length * 2);
        for (; count > 0; count -= 8)
        {
            bytes[length++] = (byte)pending;
            pending >>= 8;
        }

        (pending, count) = (0, 0);
    }

    /// <summary>Bytes as they are, after filling up the last one.</summary>
    public void Raw(ReadOnlySpan<byte> data)
    {
        Align();
        if (bytes.Length - length < data.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + data.Length));
        data.CopyTo(bytes.AsSpan(length));
        length += data.Length;
    }
}
