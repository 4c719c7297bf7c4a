using System.Buffers.Binary;
using System.IO.Compression;

namespace RotationNotes.Graphics.Png;

/// <summary>Writes pixels as a PNG file (ISO/IEC 15948) with its physical resolution: 8-bit RGB, or a palette of at most 256 colours.</summary>
internal static class PngEncoder
{
    private static readonly uint[] CrcTable = BuildCrcTable();

    public static byte[] Encode(PixelSurface pixels, double pixelsPerPoint, bool indexed = false)
    {
        var palette = indexed ? PngPalette.Of(pixels) : null;
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, pixels.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), pixels.Height);
        header[8] = 8;
        header[9] = (byte)(palette is null ? 2 : 3); // truecolour or indexed
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "sRGB"u8, [0]);
        var density = new byte[9];
        var perMetre = (int)Math.Round(pixelsPerPoint * 72 / 0.0254);
        BinaryPrimitives.WriteInt32BigEndian(density, perMetre);
        BinaryPrimitives.WriteInt32BigEndian(density.AsSpan(4), perMetre);
        density[8] = 1;
        Chunk(file, "pHYs"u8, density);
        if (palette is not null)
            Chunk(file, "PLTE"u8, palette.Colors);
        Chunk(file, "IDAT"u8, palette is null ? Compress(pixels.Rgb, 3 * pixels.Width) : Compress(palette.Indexes, pixels.Width));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> bytes, int stride)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var line = new byte[stride + 1];
            for (var y = 0; y < bytes.Length / stride; y++)
            {
                var row = bytes.Slice(y * stride, stride);
                if (y > 0 && row.SequenceEqual(bytes.Slice((y - 1) * stride, stride)))
                {
                    // Same as the row above: zeros under filter 2 (up).
                    line[0] = 2;
                    line.AsSpan(1).Clear();
                }
                else
                {
                    // Flat drawings pack best unfiltered: runs of paper and repeated edges stay literal matches.
                    line[0] = 0;
                    row.CopyTo(line.AsSpan(1));
                }

                zlib.Write(line);
            }
        }

        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        file.Write(type);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), body));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return crc;
    }

    private static uint[] BuildCrcTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
                c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            table[n] = c;
        }

        return table;
    }
}
