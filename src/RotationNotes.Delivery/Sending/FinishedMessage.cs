using System.Text;
using MimeKit;

namespace RotationNotes.Delivery.Sending;

/// <summary>The body of a message that is ready as bytes: MailKit writes it, then waits for our word, then writes the final dot.</summary>
internal sealed class FinishedMessage : MimePart
{
    private readonly ReadOnlyMemory<byte> body;
    private readonly Func<Task> beforeDot;

    private FinishedMessage(ReadOnlyMemory<byte> whole, int headerLength, Func<Task> beforeDot)
    {
        (Size, body, this.beforeDot) = (whole.Length, whole[(headerLength + 2)..], beforeDot);
        Headers.Clear();
    }

    /// <summary>Bytes of the whole message.</summary>
    public long Size { get; }

    /// <param name="whole">Complete message with CRLF line ends.</param>
    /// <param name="beforeDot">Awaited when the text is written; the final dot leaves when it ends and never leaves when it throws.</param>
    /// <exception cref="ArgumentException">
    /// A bare CR or LF, a NUL, or a missing end of line: servers disagree about their meaning, which is how one message becomes two. No
    /// empty line behind the headers, or 8-bit bytes behind it.
    /// </exception>
    public static MimeMessage Of(ReadOnlyMemory<byte> whole, Func<Task> beforeDot)
    {
        var headerLength = whole.Span.IndexOf("\r\n\r\n"u8) + 2;
        if (headerLength < 2 || !whole.Span.EndsWith("\r\n"u8))
            throw new ArgumentException("A message must have an empty line behind its headers and end with CRLF.", nameof(whole));
        if (!Ascii.IsValid(whole.Span[headerLength..]))
            throw new ArgumentException("The body of a message must be 7-bit.", nameof(whole));
        foreach (var range in whole.Span.Split("\r\n"u8))
        {
            if (whole.Span[range].ContainsAny((byte)'\r', (byte)'\n', (byte)0))
                throw new ArgumentException($"The line at byte {range.Start} of the message holds a bare CR or LF or a NUL.", nameof(whole));
        }

        return new MimeMessage([new HeaderBlock(whole[..headerLength].ToArray())]) { Body = new FinishedMessage(whole, headerLength, beforeDot) };
    }

    public override async Task WriteToAsync(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
    {
        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
        await beforeDot().ConfigureAwait(false);
    }

    // To MimeKit one header that it cannot read, and therefore writes out byte for byte.
    private sealed class HeaderBlock(byte[] block) : Header(ParserOptions.Default, block, 0, [], invalid: true);
}
