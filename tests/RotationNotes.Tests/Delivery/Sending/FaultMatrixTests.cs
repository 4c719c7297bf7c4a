using RotationNotes.Delivery.Sending;

namespace RotationNotes.Tests.Delivery.Sending;

/// <summary>Nine points of a conversation × seven faults × PIPELINING or not, over real sockets and TLS: what the ledger is told, and whether the connection lives on.</summary>
public sealed class FaultMatrixTests
{
    private static readonly byte[] Message = Letters.Write(Letters.Weekly);

    private static readonly string[] Points = ["BANNER", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "DOT", "QUIT"];

    private static readonly (string Name, string Reply)[] Faults =
    [
        ("4xx", "451 4.3.0 try later\r\n"), ("5xx", "554 5.7.1 no\r\n"), ("421", "421 4.3.2 closing\r\n"), ("drop", ScriptedServer.Drop),
        ("delay", ScriptedServer.TimeRunsOut), ("garbage", "hello there\r\n"), ("half line", "250 o" + ScriptedServer.Drop),
    ];

    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, bool>();
            foreach (var point in Points)
            {
                foreach (var (fault, _) in Faults)
                {
                    cases.Add(point, fault, false);
                    cases.Add(point, fault, true);
                }
            }

            return cases;
        }
    }

    internal static ScriptedServer Server(string point, string fault, bool pipelining)
    {
        var server = new ScriptedServer();
        if (pipelining)
            server.Offer("PIPELINING");
        return server.Say(point, Faults.Single(f => f.Name == fault).Reply).Start();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Fault_HasItsOutcome(string point, string fault, bool pipelining)
    {
        using var server = Server(point, fault, pipelining);
        var options = new SmtpOptions
        {
            ClientName = "notes.research.example",
            Credentials = SmtpCredentials.Password("desk", "s3cret"),
        };

        if (Array.IndexOf(Points, point) <= Array.IndexOf(Points, "AUTH"))
        {
            var failure = await Assert.ThrowsAsync<SmtpException>(() => server.OpenAsync(options));
            Assert.Equal(point switch { "BANNER" or "EHLO" => SmtpPhase.Greet, "STARTTLS" => SmtpPhase.Tls, _ => SmtpPhase.Auth }, failure.Phase);
            Assert.Equal(fault != "5xx", failure.CanRetry);
            Assert.Equal(fault switch { "4xx" => 451, "5xx" => 554, "421" => 421, _ => null }, failure.Reply?.Code);
            Assert.DoesNotContain(server.Heard, said => said.StartsWith("HELO", StringComparison.Ordinal));
            return;
        }

        await using var session = await server.OpenAsync(options);
        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Message, TestContext.Current.CancellationToken);
        if (point == "QUIT")
        {
            await session.QuitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(SmtpVerdict.Accepted, outcome.Verdict);
            return;
        }

        Assert.Equal(
            (fault, point) switch
            {
                ("5xx", _) => SmtpVerdict.Refused,
                ("4xx" or "421", _) => SmtpVerdict.Deferred,
                (_, "DOT") => SmtpVerdict.Ambiguous,
                _ => SmtpVerdict.Deferred,
            },
            outcome.Verdict);
        Assert.Equal(point switch { "MAIL" or "RCPT" => SmtpPhase.Envelope, "DATA" => SmtpPhase.Data, _ => SmtpPhase.AfterDot }, outcome.Phase);
        // Nothing may be in doubt without a dot, and only a clear refusal ends a message whose dot left.
        Assert.Equal(point == "DOT", server.HeardDot);
        Assert.Equal(point == "DOT" && fault is not ("4xx" or "5xx" or "421"), outcome.Verdict == SmtpVerdict.Ambiguous);
        // Only a clear answer to this message leaves a connection that may carry the next one.
        Assert.Equal(fault is "4xx" or "5xx", session.IsUsable);
    }
}
