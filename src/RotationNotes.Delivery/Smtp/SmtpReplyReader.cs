using System.Collections.Immutable;
using System.Text;

namespace RotationNotes.Delivery.Smtp;

/// <summary>Reads replies strictly: anything that is not one is a loss of step, never guessed around.</summary>
internal sealed class SmtpReplyReader(Stream stream)
{
    private const int LongestLine = 2048;
    private const int MostLines = 128;

    private readonly byte[] buffer = new byte[4096];
    private int start;
    private int end;

    /// <summary>Bytes the server sent without being asked.</summary>
    public bool HasUnread => start < end;

    /// <exception cref="SmtpProtocolException">Not a reply, or the connection ended inside one.</exception>
    public async Task<SmtpReply> ReadAsync(CancellationToken cancellation)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var code = 0;
        while (true)
        {
            var line = await ReadLineAsync(cancellation).ConfigureAwait(false);
            if (line.Length < 3 || line[0] is < '2' or > '5' || !char.IsAsciiDigit(line[1]) || !char.IsAsciiDigit(line[2]) || (line.Length > 3 && line[3] is not (' ' or '-')))
                throw new SmtpProtocolException("the server sent something that is not a reply");
            var value = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0');
            if (lines.Count > 0 && value != code)
                throw new SmtpProtocolException("the lines of a reply carry different codes");
            code = value;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
                return new SmtpReply(code, lines.ToImmutable());
            if (lines.Count == MostLines)
                throw new SmtpProtocolException($"a reply has more than {MostLines} lines");
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false));
                if (end == 0)
                    throw new SmtpProtocolException(line.Length == 0 ? "the server closed the connection" : "the connection ended in the middle of a reply");
            }

            var value = buffer[start++];
            if (value == '\n')
            {
                if (line.Length == 0 || line[^1] != '\r')
                    throw new SmtpProtocolException("a reply line ends without CR");
                return line.ToString(0, line.Length - 1);
            }

            if (line.Length > 0 && line[^1] == '\r')
                throw new SmtpProtocolException("a reply line holds a bare CR");
            if (line.Length == LongestLine)
                throw new SmtpProtocolException($"a reply line is longer than {LongestLine} bytes");
            // Replies go to logs and ledgers: everything but printable ASCII is shown as a question mark.
            line.Append(value is (>= 0x20 and <= 0x7E) or (byte)'\r' ? (char)value : '?');
        }
    }
}

/// <summary>The two sides are out of step; the connection must not be used again.</summary>
internal sealed class SmtpProtocolException(string message) : Exception(message);
