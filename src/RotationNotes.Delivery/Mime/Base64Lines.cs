using System.Buffers.Text;

namespace RotationNotes.Delivery.Mime;

/// <summary>Bytes as base64 in lines of 76 characters, each ended by CRLF (RFC 2045 §6.8).</summary>
internal static class Base64Lines
{
    private const int BytesPerLine = 57;
    private const int LineLength = 78;

    /// <summary>Exact size on the wire, line ends included.</summary>
    public static long EncodedLength(long bytes)
    {
        var full = bytes / BytesPerLine;
        var rest = bytes % BytesPerLine;
        return (full * LineLength) + (rest == 0 ? 0 : ((rest + 2) / 3 * 4) + 2);
    }

    public static byte[] Encode(ReadOnlySpan<byte> bytes)
    {
        var output = new byte[EncodedLength(bytes.Length)];
        var target = output.AsSpan();
        while (!bytes.IsEmpty)
        {
            var chunk = bytes[..Math.Min(BytesPerLine, bytes.Length)];
            Base64.EncodeToUtf8(chunk, target, out _, out var written);
            target[written] = (byte)'\r';
            target[written + 1] = (byte)'\n';
            target = target[(written + 2)..];
            bytes = bytes[chunk.Length..];
        }

        return output;
    }
}
