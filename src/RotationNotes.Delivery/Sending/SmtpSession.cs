using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using RotationNotes.Delivery.Messages;

namespace RotationNotes.Delivery.Sending;

/// <summary>One conversation with a server, held by MailKit: any number of messages, one recipient each.</summary>
/// <remarks>
/// Not for use by two threads. After any loss of step, timeout or 421 <see cref="IsUsable"/> is false and the connection is to be closed:
/// a late reply to one message must never be taken for the reply to the next.
/// </remarks>
public sealed class SmtpSession : IAsyncDisposable
{
    private const int NotLoggedIn = 530;

    private readonly SubmissionClient client;
    private readonly Transcript transcript;
    private readonly SmtpOptions options;
    private readonly TimeProvider clock;
    private bool isOver;

    internal SmtpSession(SubmissionClient client, Transcript transcript, SmtpOptions options, TimeProvider clock) =>
        (this.client, this.transcript, this.options, this.clock) = (client, transcript, options, clock);

    /// <summary>Whether another message may be sent over this connection.</summary>
    public bool IsUsable => !isOver && client.IsConnected && !transcript.IsOutOfStep;

    public bool IsEncrypted => client.IsSecure;

    /// <summary>Hands over one message.</summary>
    /// <param name="from">Envelope sender: where bounces go.</param>
    /// <param name="message">Complete message with CRLF line ends and a 7-bit body; it leaves byte for byte.</param>
    /// <param name="permitDot">Asked before the final dot leaves, to record that the message may be taken from now on; false withholds the
    /// dot and ends the conversation. Once it is asked cancelling comes too late, and once it says true the dot leaves.</param>
    /// <exception cref="ArgumentException">The message holds bare CR or LF, a NUL, 8-bit text, or does not end with CRLF.</exception>
    /// <exception cref="InvalidOperationException">The session is no longer usable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before permission was asked; later the answer is awaited to the end.</exception>
    public async Task<SmtpOutcome> SendAsync(
        EmailAddress from, EmailAddress to, ReadOnlyMemory<byte> message, CancellationToken cancellation, Func<Task<bool>>? permitDot = null)
    {
        if (!IsUsable)
            throw new InvalidOperationException("The conversation has ended; open another.");
        var (isAsking, isWithheld) = (false, false);
        using var limit = new CancellationTokenSource(options.CommandTimeout, clock);
        using var link = cancellation.Register(limit.Cancel);
        using var whole = FinishedMessage.Of(message, BeforeDotAsync);
        // The body is 7-bit, so any other byte belongs to an address in the headers.
        var isInternational = from.NeedsSmtpUtf8 || to.NeedsSmtpUtf8 || !Ascii.IsValid(message.Span);
        if (isInternational && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8 | SmtpCapabilities.EightBitMime))
            return new SmtpOutcome(SmtpVerdict.Refused, SmtpPhase.Envelope, null, "The address needs SMTPUTF8, which the server does not offer.");
        var format = FormatOptions.Default.Clone();
        format.International = isInternational;
        (transcript.Deadline, transcript.Phase) = (limit, SmtpPhase.Envelope);
        try
        {
            await client.SendAsync(format, whole, new MailboxAddress("", from.Address), [new MailboxAddress("", to.Address)], limit.Token).ConfigureAwait(false);
            return new SmtpOutcome(SmtpVerdict.Accepted, SmtpPhase.AfterDot, transcript.Newest, "The server took the message.");
        }
        catch (SmtpCommandException refusal)
        {
            return Answer((int)refusal.StatusCode, refusal.Message);
        }
        catch (ServiceNotAuthenticatedException refusal)
        {
            return Answer(NotLoggedIn, refusal.Message);
        }
        catch (Exception failure)
        {
            // Without its dot the message is half said: MailKit has closed the connection.
            isOver = true;
            if (isAsking)
                throw;
            if (isWithheld)
                return new SmtpOutcome(SmtpVerdict.Withheld, SmtpPhase.Data, null, "The final dot was withheld.");
            var reason = transcript.Describe(failure);
            if (transcript.Phase == SmtpPhase.AfterDot)
                return new SmtpOutcome(SmtpVerdict.Ambiguous, SmtpPhase.AfterDot, null, $"The final dot left, then {reason}: the message may have been taken.");
            cancellation.ThrowIfCancellationRequested();
            return new SmtpOutcome(SmtpVerdict.Deferred, transcript.Phase, null, $"Not handed over: {reason}.");
        }
        finally
        {
            transcript.Deadline = null;
        }

        // The dot may reach the server even when writing it fails, so the line is drawn before it.
        async Task BeforeDotAsync()
        {
            if (!transcript.IsInMessage)
                throw new SmtpProtocolException("the server answered before it was asked");
            link.Dispose();
            limit.CancelAfter(Timeout.InfiniteTimeSpan);
            limit.Token.ThrowIfCancellationRequested();
            isAsking = true;
            isWithheld = permitDot is not null && !await permitDot().ConfigureAwait(false);
            isAsking = false;
            if (isWithheld)
                throw new OperationCanceledException();
            transcript.Phase = SmtpPhase.AfterDot;
            limit.CancelAfter(options.AfterDotTimeout);
        }
    }

    /// <summary>Says goodbye; a server that answers badly or not at all changes nothing about messages already sent.</summary>
    public async Task QuitAsync(CancellationToken cancellation)
    {
        if (!IsUsable)
            return;
        isOver = true;
        using var limit = new CancellationTokenSource(options.CommandTimeout, clock);
        using var link = cancellation.Register(limit.Cancel);
        await client.DisconnectAsync(quit: true, limit.Token).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        isOver = true;
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private SmtpOutcome Answer(int code, string text)
    {
        var phase = transcript.Phase;
        var (verdict, reason) = code switch
        {
            >= 200 and < 300 when phase == SmtpPhase.AfterDot => (SmtpVerdict.Accepted, "The server took the message."),
            421 => (SmtpVerdict.Deferred, "The server closes the connection."),
            NotLoggedIn => (SmtpVerdict.Deferred, "The server wants a login."),
            >= 400 and < 500 => (SmtpVerdict.Deferred, "Not taken for now."),
            >= 500 and < 600 => (SmtpVerdict.Refused, "Not taken."),
            // A 2xx where 354 was due, a 3xx elsewhere: the two sides disagree about where they are.
            _ => (phase == SmtpPhase.AfterDot ? SmtpVerdict.Ambiguous : SmtpVerdict.Deferred, "The answer makes no sense here."),
        };
        isOver |= verdict != SmtpVerdict.Accepted && code is 421 or NotLoggedIn or < 400 or >= 600;
        return new SmtpOutcome(verdict, phase, SmtpReply.Of(code, text), reason);
    }
}
