using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using TlsException = System.Security.Authentication.AuthenticationException;

namespace RotationNotes.Delivery.Sending;

/// <summary>Opens conversations with one server over TCP and TLS.</summary>
/// <param name="host">Name that is resolved and that the certificate must carry.</param>
/// <param name="port">587 for submission, 465 with <see cref="TlsPolicy.Implicit"/>.</param>
public sealed class SmtpConnector(string host, int port, SmtpOptions options, TimeProvider clock)
{
    /// <summary>Whom to trust instead of the platform's roots, for a server of a test's own.</summary>
    internal X509ChainPolicy? Trust { get; init; }

    /// <exception cref="SmtpException">No connection, or the server cannot be used under the options; phase and cause say why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled by the caller.</exception>
    public async Task<SmtpSession> OpenAsync(CancellationToken cancellation)
    {
        var transcript = new Transcript(options);
        var client = new SubmissionClient(transcript, options.ClientName, Trust);
        // Without NoDelay each final dot would wait some 40 ms for the acknowledgement of what went before it.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limit = transcript.Deadline = new CancellationTokenSource(options.CommandTimeout, clock);
        using var link = cancellation.Register(limit.Cancel);
        try
        {
            await socket.ConnectAsync(host, port, limit.Token).ConfigureAwait(false);
            transcript.Phase = SmtpPhase.Tls;
            await client.ConnectAsync(new NetworkStream(socket, ownsSocket: true), host, port, Policy, limit.Token).ConfigureAwait(false);
            // Said before encryption and read as if it came after it, or belonging to who knows what.
            if (transcript.IsOutOfStep)
                throw new SmtpException(transcript.Phase, "The server said more than it was asked for.", canRetry: true);
            transcript.Phase = SmtpPhase.Auth;
            if (options.Credentials is { } credentials)
                await client.AuthenticateAsync(Mechanism(credentials, client), limit.Token).ConfigureAwait(false);
            return new SmtpSession(client, transcript, options, clock);
        }
        catch (Exception failure)
        {
            client.Dispose();
            socket.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw failure as SmtpException ?? Explain(failure, transcript, client.CertificateFault);
        }
        finally
        {
            transcript.Deadline = null;
        }
    }

    private SecureSocketOptions Policy => options.Tls switch
    {
        TlsPolicy.Must => SecureSocketOptions.StartTls,
        TlsPolicy.May => SecureSocketOptions.StartTlsWhenAvailable,
        TlsPolicy.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    private static SaslMechanism Mechanism(SmtpCredentials credentials, SubmissionClient client) => !client.IsSecure
        ? throw new SmtpException(SmtpPhase.Auth, "Credentials are configured but the connection is not encrypted; they were not sent.", canRetry: false)
        : credentials.Choose(client.AuthenticationMechanisms)
            ?? throw new SmtpException(SmtpPhase.Auth, $"Credentials are configured but the server does not offer {credentials.Mechanisms}.", canRetry: false);

    // Whatever went wrong, no message was handed over; only what a change of settings alone can mend is final.
    private SmtpException Explain(Exception failure, Transcript transcript, string? certificateFault)
    {
        var (phase, text, canRetry, reply) = failure switch
        {
            SslHandshakeException when certificateFault is not null => (SmtpPhase.Tls, $"The server's certificate does not hold: {certificateFault}.", false, null),
            SslHandshakeException { InnerException: { } inner } => (SmtpPhase.Tls, $"The connection could not be encrypted: {transcript.Describe(inner)}.", inner is not TlsException, null),
            NotSupportedException => (SmtpPhase.Tls, "The server does not offer STARTTLS and the policy demands it; someone between may have removed the offer.", false, null),
            AuthenticationException => (SmtpPhase.Auth, $"The server does not accept the credentials of {options.Credentials?.User}.", false, transcript.Newest),
            SmtpCommandException refusal => (
                transcript.Phase, transcript.Phase == SmtpPhase.Tls ? "STARTTLS was offered and then refused." : "The server does not want to talk.", false, SmtpReply.Of((int)refusal.StatusCode, refusal.Message)),
            _ when transcript.Phase == SmtpPhase.Connect => (SmtpPhase.Connect, $"{host}:{port} cannot be reached: {transcript.Describe(failure)}.", true, null),
            _ => (transcript.Phase, $"The conversation could not be opened: {transcript.Describe(failure)}.", true, null),
        };
        return new SmtpException(phase, text, canRetry || reply is { Code: >= 400 and < 500 }, reply, failure);
    }
}
