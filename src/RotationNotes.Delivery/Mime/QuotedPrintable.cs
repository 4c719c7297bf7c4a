using System.Text;

namespace RotationNotes.Delivery.Mime;

/// <summary>Text as 7-bit lines of at most 76 characters (RFC 2045 §6.7).</summary>
/// <remarks>
/// Every line ends in CRLF. Stricter than the RFC asks: a dot or "From " that would open a line is encoded too, so that no relay's
/// dot-stuffing or mailbox format can change the text, and no byte sequence in a body can look like the end of a message.
/// </remarks>
internal static class QuotedPrintable
{
    private const int LongestLine = 76;

    /// <param name="text">Lines end in LF, CRLF or CR; all become CRLF.</param>
    public static byte[] Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var output = new MemoryStream(bytes.Length + (bytes.Length / 8) + 64);
        var start = 0;
        while (start < bytes.Length)
        {
            var length = bytes.AsSpan(start).IndexOfAny((byte)'\r', (byte)'\n');
            var end = length < 0 ? bytes.Length : start + length;
            WriteLine(output, bytes.AsSpan(start, end - start));
            output.Write("\r\n"u8);
            start = end + 1;
            if (end + 1 < bytes.Length && bytes[end] == (byte)'\r' && bytes[end + 1] == (byte)'\n')
                start++;
        }

        return output.ToArray();
    }

    private static void WriteLine(MemoryStream output, ReadOnlySpan<byte> line)
    {
        var column = 0;
        Span<byte> token = stackalloc byte[3];
        for (var index = 0; index < line.Length;)
        {
            // The bytes of one character stay on one line: a reader that decodes line by line still sees whole letters.
            var size = CharacterLength(line, index);
            var width = 0;
            for (var i = 0; i < size; i++)
                width += MustEncode(line, index + i, column == 0 && i == 0) ? 3 : 1;
            var last = index + size == line.Length;
            if (column + width > (last ? LongestLine : LongestLine - 1))
            {
                output.Write("=\r\n"u8);
                column = 0;
            }

            for (var i = 0; i < size; i++)
            {
                var length = Token(line, index + i, column == 0, token);
                output.Write(token[..length]);
                column += length;
            }

            index += size;
        }
    }

    private static int Token(ReadOnlySpan<byte> line, int index, bool first, Span<byte> token)
    {
        var value = line[index];
        if (!MustEncode(line, index, first))
        {
            token[0] = value;
            return 1;
        }

        token[0] = (byte)'=';
        token[1] = Hex(value >> 4);
        token[2] = Hex(value & 15);
        return 3;
    }

    private static bool MustEncode(ReadOnlySpan<byte> line, int index, bool first) => line[index] switch
    {
        (byte)'=' => true,
        (byte)' ' or (byte)'\t' => index == line.Length - 1,
        (byte)'.' => first,
        (byte)'F' => first && line[index..].StartsWith("From "u8),
        < 0x20 or > 0x7E => true,
        _ => false,
    };

    private static int CharacterLength(ReadOnlySpan<byte> line, int index)
    {
        var size = line[index] switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 1 };
        return Math.Min(size, line.Length - index);
    }

    private static byte Hex(int digit) => (byte)(digit < 10 ? '0' + digit : 'A' + digit - 10);
}
