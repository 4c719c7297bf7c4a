using System.Text;
using RotationNotes.Delivery.Smtp;

namespace RotationNotes.Tests.Delivery.Smtp;

/// <summary>A server that says what a test tells it to at each point and remembers what it heard.</summary>
internal sealed class ScriptedServer : IDisposable
{
    public const string Drop = "<drop>";
    public const string Silence = "<silence>";
    public const string TimeRunsOut = "<time runs out>";

    private readonly Wire wire;
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

    public ScriptedServer() => (Client, wire) = Wire.Pair();

    public Wire Client { get; }

    public StoppedClock Clock { get; } = new();

    /// <summary>Commands in order; a message is one entry with its dots as sent.</summary>
    public List<string> Heard { get; } = [];

    public Task Running { get; private set; } = Task.CompletedTask;

    public ScriptedServer Say(string at, string reply)
    {
        replies[at] = reply;
        return this;
    }

    public ScriptedServer Start()
    {
        Running = RunAsync();
        return this;
    }

    public Task<SmtpSession> OpenAsync(SmtpOptions options) => SmtpSession.OpenAsync(Client, options, (stream, _) => Task.FromResult(stream), Clock, TestContext.Current.CancellationToken);

    public void Dispose() => wire.Dispose();

    private async Task RunAsync()
    {
        if (!await AnswerAsync("BANNER"))
            return;
        var pending = new StringBuilder();
        var data = false;
        var buffer = new byte[4096];
        while (await wire.ReadAsync(buffer) is var count and > 0)
        {
            pending.Append(Encoding.Latin1.GetString(buffer, 0, count));
            while (Next(pending, data) is { } said)
            {
                Heard.Add(said);
                var at = data ? "DOT" : said.Split(' ')[0].ToUpperInvariant();
                if (!replies.ContainsKey(at))
                    at = "AUTH";
                data = false;
                if (!await AnswerAsync(at))
                    return;
                data = at == "DATA" && replies[at].StartsWith("354", StringComparison.Ordinal);
            }
        }
    }

    private async Task<bool> AnswerAsync(string at)
    {
        // Several replies in one script are given one after the other.
        var reply = replies[at];
        if (reply.Contains('|', StringComparison.Ordinal))
        {
            var split = reply.Split('|', 2);
            (reply, replies[at]) = (split[0], split[1]);
        }

        if (reply == Silence)
            return true;
        if (reply == TimeRunsOut)
        {
            Clock.RunOut();
            return true;
        }

        if (reply.EndsWith(Drop, StringComparison.Ordinal))
        {
            if (reply.Length > Drop.Length)
                await wire.WriteAsync(Encoding.ASCII.GetBytes(reply[..^Drop.Length]));
            wire.Dispose();
            return false;
        }

        await wire.WriteAsync(Encoding.ASCII.GetBytes(reply));
        return true;
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
