using System.Globalization;
using System.Text;

namespace RotationNotes.Delivery.Smtp;

/// <summary>One conversation with a server over a stream: opened once, then any number of messages, one recipient each.</summary>
/// <remarks>
/// Not for use by two threads. After any loss of step, timeout or 421 <see cref="IsUsable"/> is false and the connection is to be closed:
/// a late reply to one message must never be taken for the reply to the next.
/// </remarks>
public sealed partial class SmtpSession : IAsyncDisposable
{
    private readonly SmtpOptions options;
    private readonly TimeProvider clock;
    private Stream stream;
    private SmtpReplyReader reader;
    private bool needsReset;

    private SmtpSession(Stream stream, SmtpOptions options, TimeProvider clock) =>
        (this.stream, this.options, this.clock, reader) = (stream, options, clock, new SmtpReplyReader(stream));

    /// <summary>What the server offers, after encryption where there is any.</summary>
    public SmtpCapabilities Capabilities { get; private set; } = new();

    public bool IsEncrypted { get; private set; }

    /// <summary>Whether another message may be sent over this connection.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>Hands over one message.</summary>
    /// <param name="from">Envelope sender: where bounces go.</param>
    /// <param name="message">Complete message with CRLF line ends.</param>
    /// <param name="permitDot">Asked when everything but the final dot has left, to record that the message may be taken from now on; false
    /// withholds the dot and ends the conversation. Once it says true the dot leaves, whatever is cancelled.</param>
    /// <exception cref="ArgumentException">The message holds bare CR or LF, a NUL, or does not end with CRLF.</exception>
    /// <exception cref="InvalidOperationException">The session is no longer usable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the final dot left; later the answer is awaited to the end.</exception>
    public async Task<SmtpOutcome> SendAsync(
        EmailAddress from, EmailAddress to, ReadOnlyMemory<byte> message, CancellationToken cancellation, Func<Task<bool>>? permitDot = null)
    {
        if (!IsUsable)
            throw new InvalidOperationException("The conversation has ended; open another.");
        var data = DotStuffing.Stuff(message);
        if (Unfit(from, to, message.Span) is { } unfit)
            return unfit;

        var phase = SmtpPhase.Envelope;
        try
        {
            if (needsReset && await CommandAsync("RSET", cancellation).ConfigureAwait(false) is { IsPositive: false } reset)
                return Broken(SmtpVerdict.Deferred, phase, reset, "The server did not go back to its start state.");
            needsReset = true;
            if (await EnvelopeAsync(from, to, message, cancellation).ConfigureAwait(false) is { } refused)
                return refused;

            phase = SmtpPhase.Data;
            var go = await CommandAsync("DATA", cancellation).ConfigureAwait(false);
            if (go.Code != 354)
                return Answer(phase, go, "DATA was not allowed.");
            await WriteAsync(data, cancellation).ConfigureAwait(false);

            // The terminator may reach the server even when writing it fails here, so the line is drawn before it.
            cancellation.ThrowIfCancellationRequested();
            if (permitDot is not null && !await AskAsync(permitDot).ConfigureAwait(false))
                return Broken(SmtpVerdict.Withheld, phase, null, "The final dot was withheld.");
            phase = SmtpPhase.AfterDot;
            await WriteAsync(".\r\n"u8.ToArray(), CancellationToken.None).ConfigureAwait(false);
            var reply = await ReplyAsync(options.AfterDotTimeout, CancellationToken.None).ConfigureAwait(false);
            needsReset = !reply.IsPositive;
            return reply.IsPositive
                ? new SmtpOutcome(SmtpVerdict.Accepted, phase, reply, "The server took the message.")
                : Answer(phase, reply, "The message was not taken.");
        }
        catch (Exception failure) when (failure is SmtpProtocolException or IOException or TimeoutException)
        {
            return phase == SmtpPhase.AfterDot
                ? Broken(SmtpVerdict.Ambiguous, phase, null, $"The final dot left, then {Describe(failure)}: the message may have been taken.")
                : Broken(SmtpVerdict.Deferred, phase, null, $"Not handed over: {Describe(failure)}.");
        }
        catch (OperationCanceledException)
        {
            IsUsable = false;
            throw;
        }
    }

    // Without its dot the message is half said: whoever fails to decide ends the conversation too.
    private async Task<bool> AskAsync(Func<Task<bool>> permitDot)
    {
        try
        {
            return await permitDot().ConfigureAwait(false);
        }
        catch
        {
            IsUsable = false;
            throw;
        }
    }

    /// <summary>Says goodbye; a server that answers badly or not at all changes nothing about messages already sent.</summary>
    public async Task QuitAsync(CancellationToken cancellation)
    {
        if (!IsUsable)
            return;
        IsUsable = false;
        try
        {
            await CommandAsync("QUIT", cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SmtpProtocolException or IOException or TimeoutException)
        {
            // The connection is closed either way.
        }
    }

    public ValueTask DisposeAsync()
    {
        IsUsable = false;
        return stream.DisposeAsync();
    }

    // Facts known before a word is said; the connection stays good for the next message.
    private SmtpOutcome? Unfit(EmailAddress from, EmailAddress to, ReadOnlySpan<byte> message)
    {
        if (Capabilities.Size is { } limit && message.Length > limit)
            return new SmtpOutcome(SmtpVerdict.Refused, SmtpPhase.Envelope, null, $"The message has {message.Length} bytes, the server takes {limit}.");
        if ((from.NeedsSmtpUtf8 || to.NeedsSmtpUtf8) && !Capabilities.SmtpUtf8)
            return new SmtpOutcome(SmtpVerdict.Refused, SmtpPhase.Envelope, null, "The address needs SMTPUTF8, which the server does not offer.");
        return !Ascii.IsValid(message) && !Capabilities.EightBitMime
            ? new SmtpOutcome(SmtpVerdict.Refused, SmtpPhase.Envelope, null, "The message has 8-bit bytes and the server does not offer 8BITMIME.")
            : null;
    }

    private async Task<SmtpOutcome?> EnvelopeAsync(EmailAddress from, EmailAddress to, ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        var parameters = new StringBuilder();
        if (Capabilities.TakesSize)
            parameters.Append(CultureInfo.InvariantCulture, $" SIZE={message.Length}");
        if (!Ascii.IsValid(message.Span))
            parameters.Append(" BODY=8BITMIME");
        if (from.NeedsSmtpUtf8 || to.NeedsSmtpUtf8)
            parameters.Append(" SMTPUTF8");
        var mail = $"MAIL FROM:<{from.Address}>{parameters}";
        var recipient = $"RCPT TO:<{to.Address}>";
        SmtpReply mailReply;
        SmtpReply recipientReply;
        if (Capabilities.Pipelining)
        {
            // DATA stays out of the batch: with a refused recipient a server may still say 354 and then wait for a message.
            await WriteAsync(Encoding.UTF8.GetBytes(mail + "\r\n" + recipient + "\r\n"), cancellation).ConfigureAwait(false);
            mailReply = await ReplyAsync(options.CommandTimeout, cancellation, moreExpected: true).ConfigureAwait(false);
            if (mailReply.ClosesConnection)
                return Answer(SmtpPhase.Envelope, mailReply, "The sender was not accepted.");
            recipientReply = await ReplyAsync(options.CommandTimeout, cancellation).ConfigureAwait(false);
        }
        else
        {
            mailReply = await CommandAsync(mail, cancellation).ConfigureAwait(false);
            if (!mailReply.IsPositive)
                return Answer(SmtpPhase.Envelope, mailReply, "The sender was not accepted.");
            recipientReply = await CommandAsync(recipient, cancellation).ConfigureAwait(false);
        }

        if (!mailReply.IsPositive)
            return Answer(SmtpPhase.Envelope, mailReply, "The sender was not accepted.");
        return recipientReply.IsPositive ? null : Answer(SmtpPhase.Envelope, recipientReply, "The recipient was not accepted.");
    }

    private SmtpOutcome Answer(SmtpPhase phase, SmtpReply reply, string reason)
    {
        if (reply.ClosesConnection)
            return Broken(SmtpVerdict.Deferred, phase, reply, "The server closes the connection.");
        if (reply.IsPermanent)
            return new SmtpOutcome(SmtpVerdict.Refused, phase, reply, reason);
        if (reply.IsTransient)
            return new SmtpOutcome(SmtpVerdict.Deferred, phase, reply, reason);
        // A 2xx where 354 was due, a 3xx elsewhere: the two sides disagree about where they are.
        return phase == SmtpPhase.AfterDot
            ? Broken(SmtpVerdict.Ambiguous, phase, reply, "The answer to the message makes no sense.")
            : Broken(SmtpVerdict.Deferred, phase, reply, "The answer makes no sense here.");
    }

    private SmtpOutcome Broken(SmtpVerdict verdict, SmtpPhase phase, SmtpReply? reply, string reason)
    {
        IsUsable = false;
        return new SmtpOutcome(verdict, phase, reply, reason);
    }

    private async Task<SmtpReply> CommandAsync(string command, CancellationToken cancellation)
    {
        await WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellation).ConfigureAwait(false);
        return await ReplyAsync(options.CommandTimeout, cancellation).ConfigureAwait(false);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => await TimedAsync(options.CommandTimeout, cancellation, async token =>
    {
        await stream.WriteAsync(bytes, token).ConfigureAwait(false);
        await stream.FlushAsync(token).ConfigureAwait(false);
        return true;
    }).ConfigureAwait(false);

    private async Task<SmtpReply> ReplyAsync(TimeSpan patience, CancellationToken cancellation, bool moreExpected = false)
    {
        var reply = await TimedAsync(patience, cancellation, reader.ReadAsync).ConfigureAwait(false);
        if (!moreExpected && reader.HasUnread)
            throw new SmtpProtocolException("the server sent more than it was asked for");
        return reply;
    }

    private async Task<T> TimedAsync<T>(TimeSpan patience, CancellationToken cancellation, Func<CancellationToken, Task<T>> work)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await work(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"nothing happened for {patience.TotalSeconds:0.###} s"));
        }
    }

    private static string Describe(Exception failure) => failure is IOException ? "the connection failed (" + failure.Message + ")" : failure.Message;
}
