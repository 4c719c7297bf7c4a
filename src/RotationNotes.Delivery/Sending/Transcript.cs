using System.Globalization;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using RotationNotes.Delivery.Messages;

namespace RotationNotes.Delivery.Sending;

/// <summary>Listens to a conversation and keeps what MailKit's exceptions leave out: how far it came and the newest reply.</summary>
/// <remarks>What we say is looked at for its first word and forgotten; no secret is kept.</remarks>
internal sealed class Transcript(SmtpOptions options) : IProtocolLogger
{
    private const int LongestReply = 64 * 1024;

    // A refused message is followed by RSET; a server that is slow to answer that costs a connection, not the record of its refusal.
    private static readonly TimeSpan ResetTimeout = TimeSpan.FromSeconds(10);

    private readonly StringBuilder reply = new();
    private int lineStart;
    private int expected;
    private bool isHello;

    public SmtpPhase Phase { get; set; } = SmtpPhase.Connect;

    /// <summary>Ends what is under way when the server is silent for too long; set anew whenever it is its turn.</summary>
    public CancellationTokenSource? Deadline { get; set; }

    /// <summary>The newest complete reply, or null before the banner.</summary>
    public SmtpReply? Newest { get; private set; }

    /// <summary>The server said more than it was asked for: its next answer may belong to something else.</summary>
    public bool IsOutOfStep => expected < 0;

    /// <summary>A message's text is on its way, or its final dot waits for an answer: what leaves is none of our commands.</summary>
    public bool IsInMessage { get; private set; }

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    private TimeSpan Patience => Phase != SmtpPhase.AfterDot ? options.CommandTimeout : IsInMessage ? options.AfterDotTimeout : ResetTimeout;

    public void LogConnect(Uri uri)
    {
        (Phase, expected) = (SmtpPhase.Greet, 1);
        Deadline?.CancelAfter(Patience);
    }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        Deadline?.CancelAfter(Patience);
        if (IsInMessage)
            return;
        var line = buffer.AsSpan(offset, count);
        expected += line.Count((byte)'\n');
        isHello = line.StartsWith("EHLO "u8);
        Phase = line.StartsWith("STARTTLS\r"u8) ? SmtpPhase.Tls : line.StartsWith("MAIL "u8) ? SmtpPhase.Envelope : line.StartsWith("DATA\r"u8) ? SmtpPhase.Data : Phase;
    }

    /// <exception cref="SmtpException">EHLO was refused; MailKit would go on with HELO and without any extension.</exception>
    /// <exception cref="IOException">The reply has no end.</exception>
    public void LogServer(byte[] buffer, int offset, int count)
    {
        foreach (var value in buffer.AsSpan(offset, count))
        {
            if (reply.Length == LongestReply)
                throw new IOException($"a reply is longer than {LongestReply} bytes");
            reply.Append((char)value);
            if (value != '\n')
                continue;
            if (reply.Length - lineStart < 4 || reply[lineStart + 3] != '-')
                EndReply(reply.ToString());
            lineStart = reply.Length;
        }
    }

    /// <summary>Why a conversation ended, as the rest of a sentence.</summary>
    public string Describe(Exception failure) => failure switch
    {
        OperationCanceledException => string.Create(CultureInfo.InvariantCulture, $"nothing happened for {Patience.TotalSeconds:0.###} s"),
        // MailKit repeats the server's earlier words behind a colon; they are on record where they belong.
        SmtpProtocolException => HeaderText.OneLine(failure.Message.Split(':')[0]).TrimEnd('.'),
        _ => "the connection failed (" + HeaderText.OneLine(failure.Message).TrimEnd('.') + ")",
    };

    public void Dispose() => reply.Clear();

    private void EndReply(string whole)
    {
        reply.Clear();
        // What is no code at all is MailKit's to complain about.
        _ = int.TryParse(whole.AsSpan(0, Math.Min(3, whole.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var code);
        Newest = SmtpReply.Of(code, string.Join('\n', whole.Split('\n')[..^1].Select(line => line.TrimEnd('\r')).Select(line => line.Length > 4 ? line[4..] : "")));
        IsInMessage = Phase == SmtpPhase.Data && code == 354;
        expected -= IsInMessage ? 0 : 1;
        if (isHello && code is not (0 or 250))
            throw new SmtpException(Phase, "EHLO was refused.", code is >= 400 and < 500, Newest);
    }
}
