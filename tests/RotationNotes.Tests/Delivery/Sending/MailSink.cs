using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RotationNotes.Tests.Delivery.Sending;

/// <summary>A real server on loopback that takes mail and remembers, per recipient, each message whose final dot it saw.</summary>
/// <remarks>A message counts as delivered at its final dot, whatever is answered: that is what a recipient may see.</remarks>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly Task accepting;

    /// <param name="answer">Given a point (<c>BANNER</c>, <c>MAIL</c>, <c>RCPT</c>, <c>DATA</c>, <c>BODY</c> at the first bytes of a message,
    /// <c>DOT</c>) and the recipient named last, an answer in place of the usual one, or null. <see cref="Hang"/> keeps silent for ever,
    /// <see cref="Drop"/> closes the connection.</param>
    public MailSink(Func<string, string, string?>? answer = null)
    {
        Answer = answer;
        listener.Start(200);
        accepting = AcceptAsync();
    }

    public const string Hang = "<hang>";
    public const string Drop = "<drop>";

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Func<string, string, string?>? Answer { get; set; }

    /// <summary>Recipient and Message-ID of every message whose final dot arrived.</summary>
    public ConcurrentQueue<(string Recipient, string MessageId)> Delivered { get; } = new();

    /// <summary>Most conversations at one time.</summary>
    public int MostAtOnce => mostAtOnce;

    public int Conversations => conversations.Count;

    /// <summary>Called with the recipient when a final dot was read, before the answer.</summary>
    public Action<string>? OnDot { get; set; }

    private int atOnce;
    private int mostAtOnce;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(conversations);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                conversations.Add(TalkAsync(socket));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The sink closes.
        }
    }

    private async Task TalkAsync(Socket socket)
    {
        var now = Interlocked.Increment(ref atOnce);
        for (var most = mostAtOnce; now > most && Interlocked.CompareExchange(ref mostAtOnce, now, most) != most; most = mostAtOnce)
        {
        }

        await using var stream = new NetworkStream(socket, ownsSocket: true);
        socket.NoDelay = true;
        try
        {
            await ConverseAsync(stream);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or SocketException)
        {
            // The client died or the sink closes; what was delivered is on record.
        }
        finally
        {
            Interlocked.Decrement(ref atOnce);
        }
    }

    private async Task ConverseAsync(NetworkStream stream)
    {
        var recipient = "";
        if (!await SayAsync(stream, "BANNER", recipient, "220 sink ESMTP\r\n"))
            return;
        var reader = new LineReader(stream, stop.Token);
        while (await reader.ReadAsync() is { } line)
        {
            var verb = line.Split([' ', ':'], 2)[0].ToUpperInvariant();
            if (verb == "RCPT")
                recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            var usual = verb switch
            {
                "EHLO" => "250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 50000000\r\n",
                "DATA" => "354 go on\r\n",
                "QUIT" => "221 2.0.0 bye\r\n",
                _ => "250 2.0.0 ok\r\n",
            };
            var reply = Answer?.Invoke(verb, recipient) ?? usual;
            if (!await SayItAsync(stream, reply) || verb == "QUIT")
                return;
            if (verb == "DATA" && reply.StartsWith("354", StringComparison.Ordinal) && !await TakeMessageAsync(stream, reader, recipient))
                return;
        }
    }

    private async Task<bool> TakeMessageAsync(NetworkStream stream, LineReader reader, string recipient)
    {
        if (Answer?.Invoke("BODY", recipient) is { } early && !await SayItAsync(stream, early))
            return false;
        var messageId = "";
        var inHeader = true;
        while (await reader.ReadAsync() is { } line)
        {
            if (line == ".")
            {
                Delivered.Enqueue((recipient, messageId));
                OnDot?.Invoke(recipient);
                return await SayAsync(stream, "DOT", recipient, "250 2.0.0 taken\r\n");
            }

            inHeader &= line.Length > 0;
            if (inHeader && line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))
                messageId = line[11..].Trim();
        }

        return false;
    }

    private Task<bool> SayAsync(NetworkStream stream, string point, string recipient, string usual) => SayItAsync(stream, Answer?.Invoke(point, recipient) ?? usual);

    private async Task<bool> SayItAsync(NetworkStream stream, string reply)
    {
        if (reply == Hang)
            await Task.Delay(Timeout.Infinite, stop.Token);
        if (reply == Drop)
            return false;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply), stop.Token);
        return true;
    }

    private sealed class LineReader(NetworkStream stream, CancellationToken stop)
    {
        private readonly byte[] buffer = new byte[65536];
        private int start;
        private int end;

        public async ValueTask<string?> ReadAsync()
        {
            while (true)
            {
                var line = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
                if (line >= 0)
                {
                    var text = Encoding.UTF8.GetString(buffer, start, line).TrimEnd('\r');
                    start += line + 1;
                    return text;
                }

                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
                var count = await stream.ReadAsync(buffer.AsMemory(end), stop);
                if (count == 0)
                    return null;
                end += count;
            }
        }
    }
}
