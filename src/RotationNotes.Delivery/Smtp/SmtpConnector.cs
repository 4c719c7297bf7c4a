using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace RotationNotes.Delivery.Smtp;

/// <summary>Opens conversations with one server over TCP and TLS.</summary>
/// <param name="host">Name that is resolved and that the certificate must carry.</param>
/// <param name="port">587 for submission, 465 with <see cref="TlsPolicy.Implicit"/>.</param>
public sealed class SmtpConnector(string host, int port, SmtpOptions options, TimeProvider clock)
{
    /// <summary>Roots to trust instead of the platform's, for a server of a test's own.</summary>
    internal X509Certificate2Collection? Roots { get; init; }

    /// <exception cref="SmtpException">No connection, or the server cannot be used under the options.</exception>
    /// <exception cref="OperationCanceledException">Cancelled by the caller.</exception>
    public async Task<SmtpSession> OpenAsync(CancellationToken cancellation)
    {
        var stream = await ConnectAsync(cancellation).ConfigureAwait(false);
        return await SmtpSession.OpenAsync(stream, host, port, options, Roots, clock, cancellation).ConfigureAwait(false);
    }

    private async Task<NetworkStream> ConnectAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.CommandTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        // Without NoDelay each final dot would wait some 40 ms for the acknowledgement of what went before it.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, both.Token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception failure) when (failure is SocketException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            socket.Dispose();
            throw new SmtpException(SmtpPhase.Connect, $"{host}:{port} cannot be reached: {failure.Message}", canRetry: true, cause: failure);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
