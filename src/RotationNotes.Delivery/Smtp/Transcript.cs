using System.Globalization;
using System.Text;
using MailKit;

namespace RotationNotes.Delivery.Smtp;

/// <summary>Listens to a conversation and keeps what MailKit's exceptions leave out: how far it came and the newest reply.</summary>
/// <remarks>What we say is looked at for its first word and forgotten; no secret is kept.</remarks>
/// <param name="phase">Where the conversation begins.</param>
/// <param name="said">Called whenever something of ours has left.</param>
internal sealed class Transcript(SmtpPhase phase, Action said) : IProtocolLogger
{
    private const int LongestReply = 64 * 1024;

    private readonly StringBuilder text = new();
    private readonly byte[] head = new byte[4];
    private int column;
    private int length;
    private int expected;
    private bool isHello;

    public SmtpPhase Phase { get; set; } = phase;

    /// <summary>The newest complete reply, or null before the banner.</summary>
    public SmtpReply? Newest { get; private set; }

    /// <summary>The server said more than it was asked for: its next answer may belong to something else.</summary>
    public bool IsOutOfStep => expected < 0;

    /// <summary>A message's text is on its way, or its final dot waits for an answer: what leaves is none of our commands.</summary>
    public bool IsInMessage { get; private set; }

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri) => (Phase, expected) = (SmtpPhase.Greet, 1);

    public void LogClient(byte[] buffer, int offset, int count)
    {
        said();
        if (IsInMessage)
            return;
        var line = buffer.AsSpan(offset, count);
        expected += line.Count((byte)'\n');
        isHello = line.StartsWith("EHLO "u8);
        if (line.StartsWith("STARTTLS\r"u8))
            Phase = SmtpPhase.Tls;
        else if (line.StartsWith("MAIL "u8))
            Phase = SmtpPhase.Envelope;
        else if (line.StartsWith("DATA\r"u8))
            Phase = SmtpPhase.Data;
    }

    /// <exception cref="SmtpException">EHLO was refused; MailKit would go on with HELO and without any extension.</exception>
    /// <exception cref="IOException">The reply has no end.</exception>
    public void LogServer(byte[] buffer, int offset, int count)
    {
        foreach (var value in buffer.AsSpan(offset, count))
        {
            if (++length > LongestReply)
                throw new IOException($"a reply is longer than {LongestReply} bytes");
            if (value == '\n')
                EndLine();
            else if (column < head.Length)
                head[column++] = value;
            else if (value != '\r')
                text.Append((char)value);
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    private void EndLine()
    {
        var isLast = column < head.Length || head[3] != '-';
        column = 0;
        if (!isLast)
        {
            text.Append('\n');
            return;
        }

        var code = head.AsSpan(0, 3).ContainsAnyExceptInRange((byte)'0', (byte)'9') ? 0 : int.Parse(head.AsSpan(0, 3), CultureInfo.InvariantCulture);
        Newest = SmtpReply.Of(code, text.ToString());
        text.Clear();
        length = 0;
        IsInMessage = Phase == SmtpPhase.Data && code == 354;
        expected += IsInMessage ? 0 : -1;
        // What is no code at all is MailKit's to complain about.
        if (isHello && code is not (0 or 250))
            throw new SmtpException(Phase, "EHLO was refused.", Newest.IsTransient, Newest);
    }
}
