namespace RotationNotes.Delivery.Smtp;

/// <summary>A message as DATA carries it (RFC 5321 §4.5.2): a dot that opens a line is doubled.</summary>
internal static class DotStuffing
{
    /// <exception cref="ArgumentException">
    /// A bare CR or LF, a NUL, or a missing end of line: servers disagree about their meaning, which is how one message becomes two.
    /// </exception>
    /// <returns>The message itself when no line opens with a dot, as is usual for encoded bodies.</returns>
    public static ReadOnlyMemory<byte> Stuff(ReadOnlyMemory<byte> whole)
    {
        var message = whole.Span;
        if (!message.EndsWith("\r\n"u8))
            throw new ArgumentException("A message must end with CRLF.", nameof(whole));
        var dots = 0;
        for (var i = 0; i < message.Length; i++)
        {
            var valid = message[i] switch
            {
                (byte)'\r' => i + 1 < message.Length && message[i + 1] == (byte)'\n',
                (byte)'\n' => i > 0 && message[i - 1] == (byte)'\r',
                0 => false,
                _ => true,
            };
            if (!valid)
                throw new ArgumentException($"Byte {i} of the message is a bare CR or LF or a NUL.", nameof(whole));
            if (OpensLine(message, i))
                dots++;
        }

        if (dots == 0)
            return whole;
        var stuffed = new byte[message.Length + dots];
        var at = 0;
        for (var i = 0; i < message.Length; i++)
        {
            if (OpensLine(message, i))
                stuffed[at++] = (byte)'.';
            stuffed[at++] = message[i];
        }

        return stuffed;
    }

    private static bool OpensLine(ReadOnlySpan<byte> message, int i) => message[i] == (byte)'.' && (i == 0 || message[i - 1] == (byte)'\n');
}
