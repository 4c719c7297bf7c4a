using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using RotationNotes.Delivery.Sending;

namespace RotationNotes.Tests.Delivery.Sending;

/// <summary>A real server with real TLS that says what a test tells it to at each point and remembers what it heard.</summary>
internal sealed class ScriptedServer : IDisposable
{
    public const string Drop = "<drop>";
    /// <summary>No answer here, but to what comes next.</summary>
    public const string Silence = "<silence>";
    /// <summary>No answer any more, and the client's patience ends.</summary>
    public const string TimeRunsOut = "<time runs out>";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, string> replies = new(StringComparer.Ordinal)
    {
        ["BANNER"] = "220 mx.client.example ESMTP\r\n",
        ["EHLO"] = "250-mx.client.example\r\n250-STARTTLS\r\n250-AUTH PLAIN LOGIN XOAUTH2\r\n250-SIZE 200000\r\n250 ENHANCEDSTATUSCODES\r\n",
        ["STARTTLS"] = "220 2.0.0 go ahead\r\n",
        ["AUTH"] = "235 2.7.0 welcome\r\n",
        ["MAIL"] = "250 2.1.0 ok\r\n",
        ["RCPT"] = "250 2.1.5 ok\r\n",
        ["DATA"] = "354 go on\r\n",
        ["DOT"] = "250 2.0.0 queued as 4711\r\n",
        ["RSET"] = "250 2.0.0 ok\r\n",
        ["QUIT"] = "221 2.0.0 bye\r\n",
    };

    private Socket? socket;
    private Stream stream = Stream.Null;
    private bool isSilent;

    public ScriptedServer() => listener.Start();

    public StoppedClock Clock { get; } = new();

    /// <summary>Commands in order; a message is one entry with its dots as sent.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>Whether a final dot arrived.</summary>
    public bool HeardDot { get; private set; }

    /// <summary>Given what was said while logging in, the answer in place of the script's, or null.</summary>
    public Func<string, string?> OnAuth { get; init; } = _ => null;

    public bool IsImplicit { get; init; }

    public Task Running { get; private set; } = Task.CompletedTask;

    public ScriptedServer Say(string at, string reply)
    {
        replies[at] = reply;
        return this;
    }

    /// <summary>Offers one more extension.</summary>
    public ScriptedServer Offer(string extension) => Say("EHLO", "250-mx.client.example\r\n250-" + extension + "\r\n" + replies["EHLO"][(replies["EHLO"].IndexOf('\n', StringComparison.Ordinal) + 1)..]);

    public ScriptedServer Start()
    {
        Running = RunAsync();
        return this;
    }

    public Task<SmtpSession> OpenAsync(SmtpOptions options, TimeProvider? clock = null, string host = "localhost", bool trusted = true) =>
        new SmtpConnector(host, ((IPEndPoint)listener.LocalEndpoint).Port, options, clock ?? Clock) { Trust = trusted ? TestAuthority.Trust : null }
            .OpenAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        listener.Dispose();
        socket?.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            socket = await listener.AcceptSocketAsync();
            socket.NoDelay = true;
            stream = new NetworkStream(socket, ownsSocket: true);
            if (IsImplicit)
                await EncryptAsync();
            await ConverseAsync();
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client or the test ended it.
        }
    }

    private async Task ConverseAsync()
    {
        if (!await AnswerAsync("BANNER", ""))
            return;
        var pending = new StringBuilder();
        var data = false;
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer) is var count and > 0)
        {
            pending.Append(Encoding.Latin1.GetString(buffer, 0, count));
            while (Next(pending, data) is { } said)
            {
                Heard.Add(said);
                HeardDot |= data;
                var at = data ? "DOT" : said.Split(' ')[0].ToUpperInvariant();
                if (!replies.ContainsKey(at))
                    at = "AUTH";
                var isGranted = replies[at].StartsWith(at == "DATA" ? "354" : "220", StringComparison.Ordinal);
                data = false;
                if (!await AnswerAsync(at, said))
                    return;
                data = at == "DATA" && isGranted;
                if (at == "STARTTLS" && isGranted)
                    await EncryptAsync();
            }
        }
    }

    private async Task EncryptAsync()
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(TestAuthority.Server);
        stream = secure;
    }

    private async Task<bool> AnswerAsync(string at, string said)
    {
        // Several replies in one script are given one after the other.
        var reply = replies[at];
        if (reply.Contains('|', StringComparison.Ordinal))
        {
            var split = reply.Split('|', 2);
            (reply, replies[at]) = (split[0], split[1]);
        }

        if (at == "AUTH")
            reply = OnAuth(said) ?? reply;
        if (isSilent || reply == Silence)
            return true;
        if (reply == TimeRunsOut)
        {
            isSilent = true;
            // A server sees a connection before its client does, whose patience starts anew with the conversation.
            while (Clock.Count < 2)
                await Task.Delay(1);
            Clock.RunOut();
            return true;
        }

        var isDrop = reply.EndsWith(Drop, StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(isDrop ? reply[..^Drop.Length] : reply));
        if (!isDrop)
            return true;
        await stream.DisposeAsync();
        return false;
    }

    private static string? Next(StringBuilder pending, bool data)
    {
        var text = pending.ToString();
        var end = text.IndexOf(data ? "\r\n.\r\n" : "\r\n", StringComparison.Ordinal);
        if (end < 0)
            return null;
        pending.Remove(0, end + (data ? 5 : 2));
        return text[..end];
    }
}
