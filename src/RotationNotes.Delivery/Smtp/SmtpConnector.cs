using System.Net.Security;
using System.Net.Sockets;

namespace RotationNotes.Delivery.Smtp;

/// <summary>Opens conversations with one server over TCP and TLS.</summary>
/// <param name="host">Name that is resolved and that the certificate must carry.</param>
/// <param name="port">587 for submission, 465 with <see cref="TlsPolicy.Implicit"/>.</param>
public sealed class SmtpConnector(string host, int port, SmtpOptions options, TimeProvider clock)
{
    /// <exception cref="SmtpException">No connection, or the server cannot be used under the options.</exception>
    public async Task<SmtpSession> OpenAsync(CancellationToken cancellation)
    {
        var stream = await ConnectAsync(cancellation).ConfigureAwait(false);
        return await SmtpSession.OpenAsync(stream, options, EncryptAsync, clock, cancellation).ConfigureAwait(false);
    }

    private async Task<Stream> ConnectAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.CommandTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, both.Token).ConfigureAwait(false);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            return options.Tls == TlsPolicy.Implicit ? await EncryptAsync(stream, both.Token).ConfigureAwait(false) : stream;
        }
        catch (Exception failure) when (failure is SocketException or IOException or System.Security.Authentication.AuthenticationException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            socket.Dispose();
            var certificate = failure is System.Security.Authentication.AuthenticationException;
            throw new SmtpException(certificate ? SmtpPhase.Tls : SmtpPhase.Connect, $"{host}:{port} cannot be reached: {failure.Message}", canRetry: !certificate, cause: failure);
        }
    }

    private async Task<Stream> EncryptAsync(Stream plain, CancellationToken cancellation)
    {
        var secure = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            // Name and chain are checked by the platform against its trusted roots; there is no switch to skip it.
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancellation).ConfigureAwait(false);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
