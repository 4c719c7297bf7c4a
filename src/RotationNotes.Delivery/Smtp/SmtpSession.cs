using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace RotationNotes.Delivery.Smtp;

/// <summary>One conversation with a server, held by MailKit: opened once, then any number of messages, one recipient each.</summary>
/// <remarks>
/// Not for use by two threads. After any loss of step, timeout or 421 <see cref="IsUsable"/> is false and the connection is to be closed:
/// a late reply to one message must never be taken for the reply to the next.
/// </remarks>
public sealed partial class SmtpSession : IAsyncDisposable
{
    private const int NotLoggedIn = 530;

    // A refused message is followed by RSET; a server that is slow to answer that costs a connection, not the record of its refusal.
    private static readonly TimeSpan ResetTimeout = TimeSpan.FromSeconds(10);

    private readonly SmtpOptions options;
    private readonly TimeProvider clock;
    private readonly SubmissionClient client;
    private readonly Transcript transcript;
    private CancellationTokenSource? deadline;
    private bool isOver;

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
    /// <exception cref="OperationCanceledException">Cancelled before the final dot left; later the answer is awaited to the end.</exception>
    public async Task<SmtpOutcome> SendAsync(
        EmailAddress from, EmailAddress to, ReadOnlyMemory<byte> message, CancellationToken cancellation, Func<Task<bool>>? permitDot = null)
    {
        if (!IsUsable)
            throw new InvalidOperationException("The conversation has ended; open another.");
        ExceptionDispatchInfo? unrecorded = null;
        var isWithheld = false;
        using var limit = new CancellationTokenSource(options.CommandTimeout, clock);
        using var link = cancellation.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limit);
        using var whole = FinishedMessage.Of(message, BeforeDotAsync);
        if (Unfit(from, to, message.Span) is { } unfit)
            return unfit;

        (deadline, transcript.Phase) = (limit, SmtpPhase.Envelope);
        try
        {
            var format = FormatOptions.Default.Clone();
            // Has MailKit ask for SMTPUTF8; the headers stay what they are.
            format.International = NeedsSmtpUtf8(from, to, message.Span);
            await client.SendAsync(format, whole, new MailboxAddress("", from.Address), [new MailboxAddress("", to.Address)], limit.Token).ConfigureAwait(false);
            return new SmtpOutcome(SmtpVerdict.Accepted, SmtpPhase.AfterDot, transcript.Newest, "The server took the message.");
        }
        catch (SmtpCommandException refusal)
        {
            return Answer(SmtpReply.Of((int)refusal.StatusCode, refusal.Message));
        }
        catch (ServiceNotAuthenticatedException refusal)
        {
            return Answer(SmtpReply.Of(NotLoggedIn, refusal.Message));
        }
        catch (Exception failure)
        {
            // Without its dot the message is half said: MailKit has closed the connection.
            isOver = true;
            unrecorded?.Throw();
            if (isWithheld)
                return new SmtpOutcome(SmtpVerdict.Withheld, SmtpPhase.Data, null, "The final dot was withheld.");
            if (transcript.Phase == SmtpPhase.AfterDot)
                return new SmtpOutcome(SmtpVerdict.Ambiguous, SmtpPhase.AfterDot, null, $"The final dot left, then {Describe(failure)}: the message may have been taken.");
            cancellation.ThrowIfCancellationRequested();
            return new SmtpOutcome(SmtpVerdict.Deferred, transcript.Phase, null, $"Not handed over: {Describe(failure)}.");
        }
        finally
        {
            deadline = null;
        }

        // The dot may reach the server even when writing it fails here, so the line is drawn before it.
        async Task BeforeDotAsync()
        {
            if (!transcript.IsInMessage)
                throw new SmtpProtocolException("the server answered before it was asked");
            link.Dispose();
            limit.CancelAfter(Timeout.InfiniteTimeSpan);
            limit.Token.ThrowIfCancellationRequested();
            try
            {
                isWithheld = permitDot is not null && !await permitDot().ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                unrecorded = ExceptionDispatchInfo.Capture(failure);
                throw;
            }

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
        using var link = cancellation.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limit);
        await client.DisconnectAsync(quit: true, limit.Token).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        isOver = true;
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    // Facts known before a word is said; the connection stays good for the next message.
    private SmtpOutcome? Unfit(EmailAddress from, EmailAddress to, ReadOnlySpan<byte> message)
    {
        if (client.MaxSize is > 0 and var most && message.Length > most)
            return new SmtpOutcome(SmtpVerdict.Refused, SmtpPhase.Envelope, null, $"The message has {message.Length} bytes, the server takes {most}.");
        const SmtpCapabilities international = SmtpCapabilities.UTF8 | SmtpCapabilities.EightBitMime;
        return NeedsSmtpUtf8(from, to, message) && (client.Capabilities & international) != international
            ? new SmtpOutcome(SmtpVerdict.Refused, SmtpPhase.Envelope, null, "The address needs SMTPUTF8, which the server does not offer.")
            : null;
    }

    // The body is 7-bit, so any other byte belongs to an address in the headers.
    private static bool NeedsSmtpUtf8(EmailAddress from, EmailAddress to, ReadOnlySpan<byte> message) =>
        from.NeedsSmtpUtf8 || to.NeedsSmtpUtf8 || !Ascii.IsValid(message);

    private SmtpOutcome Answer(SmtpReply reply)
    {
        var phase = transcript.Phase;
        isOver |= reply.ClosesConnection || reply.Code == NotLoggedIn;
        if (phase == SmtpPhase.AfterDot && reply.IsPositive)
            return new SmtpOutcome(SmtpVerdict.Accepted, phase, reply, "The server took the message.");
        // Whoever has to log in first is no fault of the recipient.
        if (reply.IsTransient || reply.Code == NotLoggedIn)
            return new SmtpOutcome(SmtpVerdict.Deferred, phase, reply, reply.ClosesConnection ? "The server closes the connection." : Words(phase));
        if (reply.IsPermanent)
            return new SmtpOutcome(SmtpVerdict.Refused, phase, reply, Words(phase));
        // A 2xx where 354 was due, a 3xx elsewhere: the two sides disagree about where they are.
        isOver = true;
        return new SmtpOutcome(phase == SmtpPhase.AfterDot ? SmtpVerdict.Ambiguous : SmtpVerdict.Deferred, phase, reply, "The answer makes no sense here.");
    }

    private static string Words(SmtpPhase phase) => phase switch
    {
        SmtpPhase.Envelope => "Sender or recipient was not accepted.",
        SmtpPhase.Data => "DATA was not allowed.",
        _ => "The message was not taken.",
    };

    // Each command has its own time, and so has each piece of a long message.
    private void Said()
    {
        if (transcript.Phase == SmtpPhase.AfterDot)
            deadline?.CancelAfter(transcript.IsInMessage ? options.AfterDotTimeout : ResetTimeout);
        else
            deadline?.CancelAfter(options.CommandTimeout);
    }

    private string Describe(Exception failure) => failure switch
    {
        OperationCanceledException => string.Create(
            CultureInfo.InvariantCulture, $"nothing happened for {(transcript.Phase == SmtpPhase.AfterDot ? options.AfterDotTimeout : options.CommandTimeout).TotalSeconds:0.###} s"),
        // MailKit repeats the server's earlier words behind a colon; they are on record where they belong.
        SmtpProtocolException => HeaderText.OneLine(failure.Message.Split(':')[0]).TrimEnd('.'),
        _ => "the connection failed (" + HeaderText.OneLine(failure.Message).TrimEnd('.') + ")",
    };
}
