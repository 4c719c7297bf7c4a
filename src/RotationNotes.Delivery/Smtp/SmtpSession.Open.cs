using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace RotationNotes.Delivery.Smtp;

public sealed partial class SmtpSession
{
    private SmtpSession(SmtpOptions options, X509Certificate2Collection? roots, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        transcript = new Transcript(options.Tls == TlsPolicy.Implicit ? SmtpPhase.Tls : SmtpPhase.Greet, Said);
        client = new SubmissionClient(transcript, options, roots);
    }

    /// <summary>Reads the banner, encrypts and logs in as the options ask.</summary>
    /// <param name="transport">Connected; the session closes it.</param>
    /// <param name="host">Name that the certificate must carry.</param>
    /// <param name="roots">Roots to trust instead of the platform's, or null.</param>
    /// <exception cref="SmtpException">The server cannot be used under these options; phase and cause say why.</exception>
    internal static async Task<SmtpSession> OpenAsync(
        NetworkStream transport, string host, int port, SmtpOptions options, X509Certificate2Collection? roots, TimeProvider clock, CancellationToken cancellation)
    {
        var session = new SmtpSession(options, roots, clock);
        using var limit = new CancellationTokenSource(options.CommandTimeout, clock);
        using var link = cancellation.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limit);
        session.deadline = limit;
        try
        {
            await session.client.ConnectAsync(transport, host, port, Policy(options.Tls), limit.Token).ConfigureAwait(false);
            // Said before encryption and read as if it came after it, or belonging to who knows what.
            if (session.transcript.IsOutOfStep)
                throw new SmtpException(session.transcript.Phase, "The server said more than it was asked for.", canRetry: true);
            if (options.Credentials is { } credentials)
                await session.LogInAsync(credentials, limit.Token).ConfigureAwait(false);
            session.deadline = null;
            return session;
        }
        catch (Exception failure)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            await transport.DisposeAsync().ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            throw failure as SmtpException ?? session.Explain(failure);
        }
    }

    private static SecureSocketOptions Policy(TlsPolicy policy) => policy switch
    {
        TlsPolicy.Must => SecureSocketOptions.StartTls,
        TlsPolicy.May => SecureSocketOptions.StartTlsWhenAvailable,
        TlsPolicy.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    private Task LogInAsync(SmtpCredentials credentials, CancellationToken cancellation)
    {
        transcript.Phase = SmtpPhase.Auth;
        if (!client.IsSecure)
            throw new SmtpException(SmtpPhase.Auth, "Credentials are configured but the connection is not encrypted; they were not sent.", canRetry: false);
        var mechanism = credentials.Choose(client.AuthenticationMechanisms)
            ?? throw new SmtpException(SmtpPhase.Auth, $"Credentials are configured but the server does not offer {credentials.Mechanisms}.", canRetry: false);
        return client.AuthenticateAsync(mechanism, cancellation);
    }

    private SmtpException Explain(Exception failure)
    {
        var phase = transcript.Phase;
        return failure switch
        {
            SslHandshakeException when client.CertificateFault is { } fault =>
                new SmtpException(SmtpPhase.Tls, $"The server's certificate does not hold: {fault}.", canRetry: false, cause: failure),
            SslHandshakeException { InnerException: System.Security.Authentication.AuthenticationException inner } =>
                new SmtpException(SmtpPhase.Tls, $"The connection could not be encrypted: {inner.Message}", canRetry: false, cause: failure),
            SslHandshakeException { InnerException: { } inner } =>
                new SmtpException(SmtpPhase.Tls, $"The connection could not be encrypted: {Describe(inner)}.", canRetry: true, cause: failure),
            NotSupportedException => new SmtpException(
                SmtpPhase.Tls, "The server does not offer STARTTLS and the policy demands it; someone between may have removed the offer.", canRetry: false, cause: failure),
            AuthenticationException => new SmtpException(
                phase, $"The server does not accept the credentials of {options.Credentials?.User}.", transcript.Newest is { IsTransient: true }, transcript.Newest, failure),
            SmtpCommandException refusal => Refused(phase, SmtpReply.Of((int)refusal.StatusCode, refusal.Message), refusal),
            // Whatever else goes wrong here, no message was handed over.
            _ => new SmtpException(phase, $"The conversation could not be opened: {Describe(failure)}.", canRetry: true, cause: failure),
        };
    }

    private static SmtpException Refused(SmtpPhase phase, SmtpReply reply, Exception cause) =>
        new(phase, phase == SmtpPhase.Tls ? "STARTTLS was offered and then refused." : "The server does not want to talk.", reply.IsTransient, reply, cause);
}
