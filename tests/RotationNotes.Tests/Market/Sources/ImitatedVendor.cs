using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RotationNotes.Tests.Market.Sources;

/// <summary>A server on this machine that answers, byte for byte, as a test says: also what no well-made server would send.</summary>
internal sealed class ImitatedVendor : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Reply>> replies = new();

    public ImitatedVendor()
    {
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    /// <summary>Heads of the requests, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>What to answer under a path, one after the other; the last one stays.</summary>
    public void Answer(string path, params Reply[] script) => replies[path] = new ConcurrentQueue<Reply>(script);

    public int Count(string path) => Requests.Count(request => request.StartsWith($"GET {path} ", StringComparison.Ordinal));

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync(stop.Token);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(client));
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new StringBuilder();
                var buffer = new byte[4096];
                while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    var read = await stream.ReadAsync(buffer, stop.Token);
                    if (read == 0)
                        return;
                    head.Append(Encoding.ASCII.GetString(buffer, 0, read));
                }

                var request = head.ToString();
                Requests.Enqueue(request);
                var script = replies.GetValueOrDefault(request.Split(' ')[1]);
                var reply = script is null ? Reply.Of(404, "<html>Page not found</html>") : script.Count > 1 && script.TryDequeue(out var next) ? next : script.First();
                await Task.Delay(reply.Wait, stop.Token);
                await stream.WriteAsync(reply.ETag is { } etag && request.Contains($"If-None-Match: {etag}\r\n", StringComparison.Ordinal) ? Reply.Of(304, "", $"ETag: {etag}").Bytes : reply.Bytes, stop.Token);
                await stream.FlushAsync(stop.Token);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
            {
                // The client gave up, as some tests want it to.
            }
        }
    }
}

/// <summary>One answer, from its first byte to its last.</summary>
internal sealed record Reply(byte[] Bytes)
{
    public string? ETag { get; init; }

    public TimeSpan Wait { get; init; }

    public static Reply Of(int status, string body, params string[] headers) => Of(status, Encoding.UTF8.GetBytes(body), headers);

    public static Reply Of(int status, byte[] body, params string[] headers) =>
        new([.. Head(status, [$"Content-Length: {body.Length}", .. headers]), .. status == 304 ? [] : body]);

    public static Reply Csv(string body, string etag) => Of(200, body, "Content-Type: text/csv", $"ETag: {etag}") with { ETag = etag };

    /// <summary>Promises the whole body and sends half of it.</summary>
    public static Reply Cut(string body) => new([.. Head(200, [$"Content-Length: {body.Length}"]), .. Encoding.UTF8.GetBytes(body[..(body.Length / 2)])]);

    public static Reply Gzip(string body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(body));
        return Of(200, packed.ToArray(), "Content-Encoding: gzip");
    }

    private static byte[] Head(int status, IEnumerable<string> headers) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Status\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");
}
