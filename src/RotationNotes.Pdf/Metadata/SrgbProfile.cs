using System.Buffers.Binary;
using System.Text;

namespace RotationNotes.Pdf.Metadata;

/// <summary>An ICC profile of sRGB, built from the standard's numbers: matrix and tone curve of IEC 61966-2-1, adapted to D50.</summary>
/// <remarks>Version 2.1, so that every PDF/A part accepts it (ICC.1:2001-04).</remarks>
internal static class SrgbProfile
{
    private const int CurvePoints = 1024;
    private const int HeaderLength = 128;
    private static readonly Lazy<byte[]> Profile = new(Build);

    public static ReadOnlySpan<byte> Bytes => Profile.Value;

    private static byte[] Build()
    {
        var curve = Curve();
        // Colorants and white are the sRGB primaries after Bradford adaptation from D65 to D50.
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", Text("No copyright, use freely")),
            ("wtpt", Xyz(0.9642, 1.0, 0.8249)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        var tableLength = 4 + 12 * tags.Length;
        var body = new List<byte>();
        var table = new byte[tableLength];
        BinaryPrimitives.WriteInt32BigEndian(table, tags.Length);
        var places = new Dictionary<byte[], int>();
        for (var i = 0; i < tags.Length; i++)
        {
            var (tag, data) = tags[i];
            if (!places.TryGetValue(data, out var offset))
            {
                offset = HeaderLength + tableLength + body.Count;
                places.Add(data, offset);
                body.AddRange(data);
                while (body.Count % 4 != 0)
                    body.Add(0);
            }

            var record = table.AsSpan(4 + 12 * i);
            Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteInt32BigEndian(record[4..], offset);
            BinaryPrimitives.WriteInt32BigEndian(record[8..], data.Length);
        }

        var size = HeaderLength + tableLength + body.Count;
        return [.. Header(size), .. table, .. body];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), 0x02100000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", header.AsSpan(12));
        // The date of the standard: a profile built anew each time must not change.
        ReadOnlySpan<ushort> date = [1999, 10, 18, 0, 0, 0];
        for (var i = 0; i < date.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(24 + 2 * i), date[i]);
        Encoding.ASCII.GetBytes("acsp", header.AsSpan(36));
        Fixed(0.9642).CopyTo(header, 68);
        Fixed(1.0).CopyTo(header, 72);
        Fixed(0.8249).CopyTo(header, 76);
        return header;
    }

    private static byte[] Curve()
    {
        var data = new byte[12 + 2 * CurvePoints];
        Encoding.ASCII.GetBytes("curv", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), CurvePoints);
        for (var i = 0; i < CurvePoints; i++)
        {
            var value = i / (CurvePoints - 1.0);
            var linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + 2 * i), (ushort)Math.Round(linear * 65535));
        }

        return data;
    }

    private static byte[] Xyz(double x, double y, double z) => [.. "XYZ \0\0\0\0"u8, .. Fixed(x), .. Fixed(y), .. Fixed(z)];

    private static byte[] Text(string text) => [.. "text\0\0\0\0"u8, .. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] Description(string text)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, text.Length + 1);
        // After the ASCII text come an empty Unicode and an empty Macintosh description of fixed length.
        return [.. "desc\0\0\0\0"u8, .. length, .. Encoding.ASCII.GetBytes(text), 0, .. new byte[8 + 3 + 67]];
    }

    private static byte[] Fixed(double value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, (int)Math.Round(value * 65536));
        return bytes;
    }
}
