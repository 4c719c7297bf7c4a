using System.Buffers.Binary;
using System.IO.Compression;

namespace RotationNotes.Tests.Graphics.Devices.Png;

/// <summary>Reads the pictures that other programs write: 8-bit RGB and RGBA PNG without interlace, and binary PPM. RGBA is laid on white.</summary>
internal static class PngReader
{
    public static Picture Read(byte[] file) => file.AsSpan().StartsWith("P6"u8) ? Ppm(file) : Png(file);

    private static Picture Ppm(byte[] file)
    {
        var (at, numbers) = (2, new int[3]);
        for (var n = 0; n < 3; n++)
        {
            while (file[at] <= ' ')
                at++;
            while (file[at] > ' ')
                numbers[n] = numbers[n] * 10 + file[at++] - '0';
        }

        return new Picture(numbers[0], numbers[1], file[(at + 1)..]);
    }

    private static Picture Png(byte[] file)
    {
        using var packed = new MemoryStream();
        int width = 0, height = 0, channels = 3;
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var type = file.AsSpan(at + 4, 4);
            var body = file.AsSpan(at + 8, length);
            if (type.SequenceEqual("IHDR"u8))
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]));
                Assert.True(body[8] == 8 && body[9] is 2 or 6 && body[12] == 0, "only 8-bit RGB and RGBA without interlace");
                channels = body[9] == 6 ? 4 : 3;
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                packed.Write(body);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return new Picture(width, height, OnWhite(Unfiltered(plain.ToArray(), width, height, channels), channels));
    }

    // ISO/IEC 15948, clause 9: five ways to predict a byte from those left of it and above.
    private static byte[] Unfiltered(byte[] data, int width, int height, int channels)
    {
        var stride = width * channels;
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = data[y * (stride + 1)];
            for (var x = 0; x < stride; x++)
            {
                int left = x >= channels ? pixels[y * stride + x - channels] : 0, up = y > 0 ? pixels[(y - 1) * stride + x] : 0, corner = x >= channels && y > 0 ? pixels[(y - 1) * stride + x - channels] : 0;
                var predicted = filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) };
                pixels[y * stride + x] = (byte)(data[y * (stride + 1) + 1 + x] + predicted);
            }
        }

        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        int p = left + up - corner, a = Math.Abs(p - left), b = Math.Abs(p - up), c = Math.Abs(p - corner);
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static byte[] OnWhite(byte[] pixels, int channels)
    {
        if (channels == 3)
            return pixels;
        var rgb = new byte[pixels.Length / 4 * 3];
        for (var i = 0; i < pixels.Length / 4; i++)
        {
            for (var c = 0; c < 3; c++)
                rgb[3 * i + c] = (byte)(255 + (pixels[4 * i + c] - 255) * pixels[4 * i + 3] / 255);
        }

        return rgb;
    }
}

/// <param name="Rgb">Rows from the top, three bytes per pixel.</param>
internal sealed record Picture(int Width, int Height, byte[] Rgb)
{
    /// <summary>Each square of pixels averaged to one.</summary>
    public Picture Smaller(int factor)
    {
        int width = Width / factor, height = Height / factor;
        var rgb = new byte[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < 3 * width; x++)
            {
                var sum = 0;
                for (var dy = 0; dy < factor; dy++)
                {
                    for (var dx = 0; dx < factor; dx++)
                        sum += Rgb[3 * ((y * factor + dy) * Width + x / 3 * factor + dx) + x % 3];
                }

                rgb[3 * y * width + x] = (byte)(sum / (factor * factor));
            }
        }

        return new Picture(width, height, rgb);
    }

    /// <summary>Share of pixels, in the part both have, of which some channel differs by more than a tolerance.</summary>
    public double DifferenceTo(Picture other, int tolerance)
    {
        int width = Math.Min(Width, other.Width), height = Math.Min(Height, other.Height), different = 0;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                int a = 3 * (y * Width + x), b = 3 * (y * other.Width + x);
                if (Math.Abs(Rgb[a] - other.Rgb[b]) > tolerance || Math.Abs(Rgb[a + 1] - other.Rgb[b + 1]) > tolerance || Math.Abs(Rgb[a + 2] - other.Rgb[b + 2]) > tolerance)
                    different++;
            }
        }

        return (double)different / (width * height);
    }
}
