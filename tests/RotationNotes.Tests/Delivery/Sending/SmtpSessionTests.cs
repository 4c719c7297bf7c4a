using System.Text;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Sending;

namespace RotationNotes.Tests.Delivery.Sending;

public sealed class SmtpSessionTests : IDisposable
{
    private static readonly byte[] Message = Letters.Write(Letters.Weekly);

    private readonly ScriptedServer server = new();

    private static SmtpOptions Options { get; } = new()
    {
        ClientName = "notes.research.example",
        Credentials = SmtpCredentials.Password("desk", "s3cret"),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Conversation_InOrder()
    {
        await using var session = await server.Start().OpenAsync(Options);

        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop);
        await session.QuitAsync(Stop);

        Assert.Equal(SmtpVerdict.Accepted, outcome.Verdict);
        Assert.Equal("2.0.0", outcome.Reply!.EnhancedCode);
        Assert.Equal(
            ["EHLO notes.research.example", "STARTTLS", "EHLO notes.research.example", "AUTH PLAIN AGRlc2sAczNjcmV0", $"MAIL FROM:<desk@research.example> SIZE={Message.Length}", "RCPT TO:<reader@client.example>", "DATA", Text(Message).Replace("\r\n.", "\r\n..", StringComparison.Ordinal), "QUIT"],
            server.Heard);
    }

    [Fact]
    public async Task SecondMessage_OnTheSameConnection_StartsFromAResetState()
    {
        server.Say("RCPT", "550 5.1.1 no such user\r\n|250 2.1.5 ok\r\n").Start();
        await using var session = await server.OpenAsync(Options);

        var first = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop);
        var second = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop);

        Assert.Equal((SmtpVerdict.Refused, SmtpPhase.Envelope), (first.Verdict, first.Phase));
        Assert.Equal("5.1.1", first.Reply!.EnhancedCode);
        Assert.Equal(SmtpVerdict.Accepted, second.Verdict);
        Assert.Equal("RSET", server.Heard[6]);
    }

    [Fact]
    public async Task Pipelining_SendsSenderAndRecipientTogether_AndNeverData()
    {
        server.Say("EHLO", "250-mx\r\n250-PIPELINING\r\n250 AUTH PLAIN\r\n").Say("MAIL", ScriptedServer.Silence).Say("RCPT", "250 ok\r\n550 5.1.1 no\r\n").Start();
        await using var session = await server.OpenAsync(Options with { Tls = TlsPolicy.None, Credentials = null });

        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop);

        // The sender's reply was held back until the recipient was heard: only a client that writes both at once gets here.
        Assert.Equal(SmtpVerdict.Refused, outcome.Verdict);
        Assert.DoesNotContain("DATA", server.Heard);
    }

    [Fact]
    public async Task Message_WithDotLines_IsStuffed()
    {
        await using var session = await server.Start().OpenAsync(Options);

        await session.SendAsync(Letters.Sender, Letters.Reader, "Subject: x\r\n\r\n.\r\n..two\r\nend.\r\n"u8.ToArray(), Stop);

        Assert.Equal("Subject: x\r\n\r\n..\r\n...two\r\nend.", server.Heard[^1]);
    }

    [Theory]
    [InlineData("Subject: x\r\n\r\nbare\n.\nline\r\n")]
    [InlineData("Subject: x\r\n\r\nbare\r.\rline\r\n")]
    [InlineData("Subject: x\r\n\r\nno end")]
    [InlineData("Subject: x\r\n\r\n\0\r\n")]
    [InlineData("\n\r\n")]
    [InlineData("Subject: x\r\n")]
    [InlineData("Subject: x\r\n\r\ncaf\u00e9\r\n")]
    public async Task Message_ThatServersReadDifferently_IsNeverSent(string message)
    {
        await using var session = await server.Start().OpenAsync(Options);

        await Assert.ThrowsAsync<ArgumentException>(() => session.SendAsync(Letters.Sender, Letters.Reader, Encoding.Latin1.GetBytes(message), Stop));

        Assert.DoesNotContain(server.Heard, said => said.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Message_LargerThanTheServerTakes_IsRefusedByItsSize()
    {
        server.Say("EHLO", "250-mx\r\n250 SIZE 100\r\n").Say("MAIL", "552 5.3.4 too big\r\n").Start();
        await using var session = await server.OpenAsync(Options with { Tls = TlsPolicy.None, Credentials = null });

        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Message, Stop);

        Assert.Equal((SmtpVerdict.Refused, SmtpPhase.Envelope), (outcome.Verdict, outcome.Phase));
        Assert.True(session.IsUsable);
        Assert.EndsWith($" SIZE={Message.Length}", server.Heard[1], StringComparison.Ordinal);
        Assert.DoesNotContain("DATA", server.Heard);
    }

    [Fact]
    public async Task Message_ThatIsSigned_LeavesByteForByte()
    {
        // Everything a helpful client might mend: offers of other encodings, blanks at line ends, long lines, odd spelling, a name that looks like a header of MIME.
        var message = "DKIM-Signature: v=1; a=rsa-sha256;\r\n  b=abc=\r\nsubject:  =?utf-8?q?caf=C3=A9?= \r\nContent-Type: text/plain; charset=utf-8\r\ncontent-transfer-encoding: 7BIT\r\n\r\ntrailing \t\r\n"
            + new string('x', 3000) + "\r\n.\r\n\r\n\r\n";
        server.Say("EHLO", "250-mx\r\n250-8BITMIME\r\n250-BINARYMIME\r\n250-CHUNKING\r\n250 SIZE 200000\r\n").Start();
        await using var session = await server.OpenAsync(Options with { Tls = TlsPolicy.None, Credentials = null });

        var outcome = await session.SendAsync(Letters.Sender, Letters.Reader, Encoding.ASCII.GetBytes(message), Stop);

        Assert.Equal(SmtpVerdict.Accepted, outcome.Verdict);
        Assert.Equal($"MAIL FROM:<desk@research.example> SIZE={message.Length}", server.Heard[1]);
        Assert.Equal(message.Replace("\r\n.\r\n", "\r\n..\r\n", StringComparison.Ordinal)[..^2], server.Heard[^1]);
    }

    [Fact]
    public async Task International_Domain_KeepsItsAsciiForm_AndNeedsNoSmtpUtf8()
    {
        var reader = EmailAddress.Parse("reader@bücher.example");
        server.Say("EHLO", "250-mx\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n").Start();
        await using var session = await server.OpenAsync(Options with { Tls = TlsPolicy.None, Credentials = null });

        await session.SendAsync(Letters.Sender, reader, Letters.Write(Letters.Weekly, reader), Stop);

        Assert.Equal(["MAIL FROM:<desk@research.example>", "RCPT TO:<reader@xn--bcher-kva.example>"], server.Heard[1..3]);
    }

    [Fact]
    public async Task International_Address_NeedsSmtpUtf8()
    {
        var reader = EmailAddress.Parse("jörg@client.example");
        server.Say("EHLO", "250-mx\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n").Start();
        await using var session = await server.OpenAsync(Options with { Tls = TlsPolicy.None, Credentials = null });

        await session.SendAsync(Letters.Sender, reader, Letters.Write(Letters.Weekly, reader), Stop);

        Assert.Equal("MAIL FROM:<desk@research.example> SMTPUTF8", server.Heard[1]);
        Assert.Equal("RCPT TO:<jörg@client.example>", Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(server.Heard[2])));
    }

    [Theory]
    [InlineData("250-mx\r\n250 AUTH LOGIN\r\n", "334 VXNlcm5hbWU6\r\n|334 UGFzc3dvcmQ6\r\n|235 ok\r\n", "AUTH LOGIN;ZGVzaw==;czNjcmV0")]
    [InlineData("250-mx\r\n250 AUTH LOGIN PLAIN\r\n", "235 ok\r\n", "AUTH PLAIN AGRlc2sAczNjcmV0")]
    public async Task Password_UsesWhatTheServerOffers(string hello, string replies, string heard)
    {
        using var encrypted = new ScriptedServer { IsImplicit = true };
        encrypted.Say("EHLO", hello).Say("AUTH", replies).Start();

        await using var session = await encrypted.OpenAsync(Options with { Tls = TlsPolicy.Implicit });

        Assert.True(session.IsEncrypted);
        Assert.Equal(heard.Split(';'), encrypted.Heard.Skip(1));
    }

    [Fact]
    public async Task Token_ThatIsRefused_IsAskedForItsVerdict()
    {
        server.Say("AUTH", "334 eyJzdGF0dXMiOiI0MDEifQ==\r\n|535 5.7.8 expired\r\n").Start();

        var failure = await Assert.ThrowsAsync<SmtpException>(() => server.OpenAsync(Options with { Credentials = SmtpCredentials.OAuth("desk", "token") }));

        Assert.Equal((SmtpPhase.Auth, false, 535), (failure.Phase, failure.CanRetry, failure.Reply!.Code));
        Assert.Equal("", server.Heard[^1]);
    }

    [Fact]
    public async Task Credentials_WithoutEncryption_AreNeverSent()
    {
        server.Start();

        var failure = await Assert.ThrowsAsync<SmtpException>(() => server.OpenAsync(Options with { Tls = TlsPolicy.None }));

        Assert.Equal(SmtpPhase.Auth, failure.Phase);
        Assert.DoesNotContain(server.Heard, said => said.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Credentials_WithoutAuthOffered_AreAnError()
    {
        server.Say("EHLO", "250-mx\r\n250 STARTTLS\r\n").Start();

        var failure = await Assert.ThrowsAsync<SmtpException>(() => server.OpenAsync(Options));

        Assert.Contains("does not offer PLAIN, SCRAM-SHA-512, SCRAM-SHA-256, SCRAM-SHA-1, LOGIN", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartTls_TakenOutOfTheOffer_EndsTheConversation()
    {
        server.Say("EHLO", "250-mx\r\n250 AUTH PLAIN\r\n").Start();

        var failure = await Assert.ThrowsAsync<SmtpException>(() => server.OpenAsync(Options));

        Assert.Equal((SmtpPhase.Tls, false), (failure.Phase, failure.CanRetry));
        Assert.Equal(["EHLO notes.research.example"], server.Heard);
    }

    [Fact]
    public async Task StartTls_WithBytesBehindItsReply_EndsTheConversation()
    {
        server.Say("STARTTLS", "220 go ahead\r\n250-injected\r\n250 AUTH PLAIN\r\n").Start();

        var failure = await Assert.ThrowsAsync<SmtpException>(() => server.OpenAsync(Options));

        Assert.Equal(SmtpPhase.Tls, failure.Phase);
        Assert.DoesNotContain(server.Heard, said => said.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1", true, "RemoteCertificateNameMismatch")]
    [InlineData("localhost", false, "RemoteCertificateChainErrors")]
    public async Task StartTls_WithABadCertificate_EndsTheConversation(string host, bool trusted, string fault)
    {
        server.Start();

        var failure = await Assert.ThrowsAsync<SmtpException>(() => server.OpenAsync(Options, host: host, trusted: trusted));

        Assert.Equal((SmtpPhase.Tls, false), (failure.Phase, failure.CanRetry));
        Assert.Contains(fault, failure.Message, StringComparison.Ordinal);
        Assert.Equal("STARTTLS", server.Heard[^1]);
    }

    [Theory]
    [InlineData("250-mx\r\n250 AUTH PLAIN\r\n", false)]
    [InlineData("250-mx\r\n250 STARTTLS\r\n", true)]
    public async Task EncryptionThatMayBe_IsTakenWhenOffered(string hello, bool encrypted)
    {
        server.Say("EHLO", hello).Start();

        await using var session = await server.OpenAsync(Options with { Tls = TlsPolicy.May, Credentials = null });

        Assert.Equal(encrypted, session.IsEncrypted);
    }

    [Fact]
    public async Task Hello_RefusedForNow_NeverGoesOnUnencrypted()
    {
        server.Say("EHLO", "451 4.3.0 not now\r\n").Start();

        var failure = await Assert.ThrowsAsync<SmtpException>(() => server.OpenAsync(Options with { Tls = TlsPolicy.May, Credentials = null }));

        Assert.Equal((SmtpPhase.Greet, true, 451), (failure.Phase, failure.CanRetry, failure.Reply!.Code));
        Assert.Single(server.Heard);
    }

    [Fact]
    public async Task Password_ThatIsRefused_IsInNoErrorText()
    {
        server.Say("AUTH", "535 5.7.8 no\r\n").Start();

        var failure = await Assert.ThrowsAsync<SmtpException>(() => server.OpenAsync(Options));

        Assert.Equal((SmtpPhase.Auth, false, 535), (failure.Phase, failure.CanRetry, failure.Reply!.Code));
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("czNjcmV0", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3cret", true)]
    [InlineData("other", false)]
    public async Task Scram_LogsIn_WithoutThePasswordEverLeaving(string known, bool accepted)
    {
        var scram = new ScramServer(known);
        using var other = new ScriptedServer { OnAuth = scram.Answer };
        other.Say("EHLO", "250-mx\r\n250-STARTTLS\r\n250 AUTH LOGIN SCRAM-SHA-256\r\n").Start();

        var failure = await Record.ExceptionAsync(async () => await (await other.OpenAsync(Options)).DisposeAsync());

        Assert.Equal(accepted, failure is null);
        Assert.True(failure is null or SmtpException { Phase: SmtpPhase.Auth, CanRetry: false, Reply.Code: 535 });
        Assert.StartsWith("AUTH SCRAM-SHA-256 ", other.Heard[3], StringComparison.Ordinal);
        Assert.DoesNotContain(other.Heard, said => said.Contains("czNjcmV0", StringComparison.Ordinal));
    }

    [Fact]
    public void Credentials_Printed_ShowNoSecret()
    {
        Assert.Equal("desk:***", SmtpCredentials.Password("desk", "s3cret").ToString());
        Assert.DoesNotContain("s3cret", Options.ToString(), StringComparison.Ordinal);
    }

    // The message as the scripted server hears it: without the CRLF that belongs to the end mark.
    private static string Text(byte[] message) => Encoding.Latin1.GetString(message)[..^2];
}
