using RotationNotes.Delivery.Sending;

namespace RotationNotes.Tests.Delivery.Sending;

/// <summary>The moment from which a message may have been taken: asked for first, never taken back, and believed only when answered.</summary>
public sealed class FinalDotTests : IDisposable
{
    private static readonly byte[] Message = Letters.Write(Letters.Weekly);

    private readonly ScriptedServer server = new();

    private static SmtpOptions Options { get; } = new() { ClientName = "notes.research.example" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Permission_IsAsked_BeforeTheDotLeaves()
    {
        await using var session = await server.Start().OpenAsync(Options);
        var heardBefore = true;

        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop, async () =>
        {
            await Task.Delay(50, Stop);
            heardBefore = server.HeardDot;
            return true;
        });

        Assert.Equal(SmtpVerdict.Accepted, outcome.Verdict);
        Assert.False(heardBefore);
    }

    [Fact]
    public async Task Dot_ThatIsWithheld_NeverLeaves_AndNothingElseDoes()
    {
        await using var session = await server.Start().OpenAsync(Options);

        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop, () => Task.FromResult(false));
        await server.Running;

        Assert.Equal((SmtpVerdict.Withheld, SmtpPhase.Data), (outcome.Verdict, outcome.Phase));
        Assert.False(session.IsUsable);
        Assert.Equal("DATA", server.Heard[^1]);
    }

    [Fact]
    public async Task Permission_ThatFails_EndsTheConversation_WithItsOwnError()
    {
        await using var session = await server.Start().OpenAsync(Options);

        await Assert.ThrowsAsync<IOException>(() => session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop, () => throw new IOException("the disk is full")));
        await server.Running;

        Assert.False(session.IsUsable);
        Assert.Equal("DATA", server.Heard[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_CountsUntilPermissionIsAsked(bool early)
    {
        using var cancel = new CancellationTokenSource();
        if (early)
            server.Say("DATA", ScriptedServer.Silence);
        await using var session = await server.Start().OpenAsync(Options);

        var sending = session.SendAsync(Letters.Sender, Letters.Reader, Message, cancel.Token, async () =>
        {
            await cancel.CancelAsync();
            return true;
        });
        if (early)
        {
            while (!server.Heard.ToArray().Contains("DATA"))
                await Task.Delay(1, Stop);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
            await server.Running;
        }
        else
        {
            Assert.Equal(SmtpVerdict.Accepted, (await sending).Verdict);
        }

        Assert.Equal(early, !server.HeardDot);
        Assert.Equal(early, !session.IsUsable);
    }

    [Theory]
    [InlineData("251 2.0.0 forwarded\r\n", SmtpVerdict.Accepted, true)]
    [InlineData("250 2.0.0 taken\r\n250 2.0.0 taken again\r\n", SmtpVerdict.Accepted, false)]
    [InlineData("354 go on\r\n", SmtpVerdict.Ambiguous, false)]
    [InlineData("250-one\r\n451 other\r\n", SmtpVerdict.Ambiguous, false)]
    [InlineData("530 5.7.0 log in first\r\n", SmtpVerdict.Deferred, false)]
    public async Task OddAnswer_HasItsVerdict(string answer, SmtpVerdict verdict, bool usable)
    {
        await using var session = await server.Say("DOT", answer).Start().OpenAsync(Options);

        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop);

        Assert.Equal((verdict, SmtpPhase.AfterDot), (outcome.Verdict, outcome.Phase));
        Assert.Equal(usable, session.IsUsable);
    }

    [Fact]
    public async Task Answer_GivenBeforeTheDot_IsNeverTakenForOne()
    {
        await using var session = await server.Say("DATA", "354 go on\r\n250 2.0.0 taken\r\n").Start().OpenAsync(Options);

        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop);
        await server.Running;

        Assert.Equal((SmtpVerdict.Deferred, SmtpPhase.Data), (outcome.Verdict, outcome.Phase));
        Assert.False(server.HeardDot);
    }

    [Fact]
    public async Task Refusal_IsOnRecord_ThoughTheServerFallsSilentBehindIt()
    {
        await using var session = await server.Say("DOT", "554 5.7.1 no\r\n").Say("RSET", ScriptedServer.TimeRunsOut).Start().OpenAsync(Options);

        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop);

        Assert.Equal((SmtpVerdict.Refused, 554), (outcome.Verdict, outcome.Reply!.Code));
        Assert.False(session.IsUsable);
    }

    [Theory]
    [InlineData("EHLO")]
    [InlineData("DOT")]
    public async Task Reply_WithoutEnd_EndsTheConversation(string point)
    {
        server.Say(point, string.Concat(Enumerable.Repeat("250-" + new string('x', 60) + "\r\n", 3000))).Start();
        if (point == "EHLO")
        {
            var failure = await Assert.ThrowsAsync<SmtpException>(() => server.OpenAsync(Options));
            Assert.Equal((SmtpPhase.Greet, true), (failure.Phase, failure.CanRetry));
            Assert.Contains("longer than 65536 bytes", failure.Message, StringComparison.Ordinal);
            return;
        }

        await using var session = await server.OpenAsync(Options);
        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop);

        Assert.Equal(SmtpVerdict.Ambiguous, outcome.Verdict);
        Assert.Contains("longer than 65536 bytes", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MAIL", SmtpVerdict.Deferred)]
    [InlineData("DOT", SmtpVerdict.Ambiguous)]
    public async Task Silence_ByARealClock_EndsAfterItsPatience(string point, SmtpVerdict verdict)
    {
        var quick = Options with { CommandTimeout = point == "MAIL" ? TimeSpan.FromMilliseconds(300) : TimeSpan.FromMinutes(1), AfterDotTimeout = TimeSpan.FromMilliseconds(300) };
        server.Say(point, ScriptedServer.Silence).Start();
        await using var session = await server.OpenAsync(quick with { Tls = TlsPolicy.None }, TimeProvider.System);

        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop);

        Assert.Equal(verdict, outcome.Verdict);
        Assert.Contains("nothing happened for 0.3 s", outcome.Reason, StringComparison.Ordinal);
    }
}
