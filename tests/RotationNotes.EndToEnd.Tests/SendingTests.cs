using System.Text.Json;
using RotationNotes.Delivery.Store;
using RotationNotes.Tests.Delivery.Sending;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>From the command line to a server and back to the exit code.</summary>
public sealed class SendingTests : IAsyncLifetime
{
    private readonly MailDesk desk = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public void Run_WithAServer_MailsOnce_AndReturnsTheOutcome()
    {
        string[] command = ["run", "--to", "a@client.example", "--to", "b@client.example", "--json"];

        var first = desk.Desk.Run(desk.Settings(), command);
        var second = desk.Desk.Run(desk.Settings(), command);

        Assert.True(first.ExitCode == 0, first.Talk);
        Assert.Contains("2 of 2 accepted", first.Talk, StringComparison.Ordinal);
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(["a@client.example", "b@client.example"], desk.Sink.Delivered.Select(mail => mail.Recipient).Order(StringComparer.Ordinal));
        using var json = JsonDocument.Parse(first.Data);
        Assert.Equal(2, json.RootElement.GetProperty("delivery").GetProperty("accepted").GetInt32());
        Assert.True(json.RootElement.GetProperty("delivery").GetProperty("finished").GetBoolean());
        Assert.False(Directory.Exists(desk.Desk.At("output", "outbox")));
    }

    [Fact]
    public void Refusal_IsExitCode5_AndStandsInTheLedgerWithItsReason()
    {
        desk.Plan(["a@client.example", "gone@client.example"], 1000);
        desk.Sink.Answer = (point, recipient) => point == "RCPT" && recipient.StartsWith("gone", StringComparison.Ordinal) ? "550 5.1.1 no such user\r\n" : null;

        var sent = desk.Desk.Run(desk.Settings(), "outbox", "send");
        var listed = desk.Desk.Run(desk.Settings(), "outbox", "status", MailDesk.Edition);

        Assert.Equal(5, sent.ExitCode);
        Assert.Contains("1 of 2 accepted, 1 refused", sent.Talk, StringComparison.Ordinal);
        Assert.Contains("gone@client.example  refused", listed.Data, StringComparison.Ordinal);
        Assert.Contains("550 5.1.1 no such user", listed.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("a@client.example ", listed.Data.Replace("gone@", "", StringComparison.Ordinal).Replace("client.example  refused", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void ServerThatIsAway_IsExitCode5_AndLaterTriesReachEverybody()
    {
        desk.Plan(["a@client.example", "b@client.example"], 1000);
        desk.Sink.Answer = (point, _) => point == "BANNER" ? "421 4.3.2 not now\r\n" : null;

        var first = desk.Desk.Run(desk.Settings(), "outbox", "send");
        desk.Sink.Answer = null;
        var second = desk.Desk.Run(desk.Settings(), "outbox", "retry", MailDesk.Edition);

        Assert.Equal(5, first.ExitCode);
        Assert.Contains("421", desk.Desk.Run(desk.Settings(), "outbox", "status", MailDesk.Edition, "--json", "--all").Data, StringComparison.Ordinal);
        Assert.True(second.ExitCode == 0, second.Talk);
        Assert.Equal(2, desk.Sink.Delivered.Count);
    }

    [Fact]
    public void KeyThatIsGone_StopsWhatSends_BeforeItBegins_AndNothingElse()
    {
        desk.Plan(["a@client.example"], 1000);
        (string, string)[] settings = [.. desk.Settings(), ("ROTATIONNOTES__Delivery__Dkim__0__Selector", "s1"), ("ROTATIONNOTES__Delivery__Dkim__0__KeyFile", "gone.pem")];

        var status = desk.Desk.Run(settings, "outbox", "status");
        var send = desk.Desk.Run(settings, "outbox", "send");
        var run = desk.Desk.Run(settings, "run", "--to", "b@client.example");

        Assert.True(status.ExitCode == 0, status.Talk);
        Assert.All([send, run], result => Assert.Equal(3, result.ExitCode));
        Assert.All([send, run], result => Assert.Contains("Delivery:Dkim:0 cannot sign: Could not find file", result.Talk, StringComparison.Ordinal));
        Assert.Empty(desk.Sink.Delivered);
        Assert.False(Directory.Exists(desk.Desk.At("output", "archive")));
    }

    [Fact]
    public void Send_OfSampleDataToTheList_IsRefused_AndOfNobodyToo()
    {
        var nobody = desk.Desk.Run(desk.Settings(), "run", "--send");
        var sample = desk.Desk.Run([.. desk.Settings(), ("ROTATIONNOTES__Delivery__Recipients__0", "reader@client.example")], "run", "--send");

        Assert.Equal(2, nobody.ExitCode);
        Assert.Equal(4, sample.ExitCode);
        Assert.Contains("sample data never go to subscribers", sample.Talk, StringComparison.Ordinal);
        Assert.Empty(desk.Sink.Delivered);
    }

    [Fact]
    public void Commands_AreToldWhoHoldsTheLedger_AndMayLook()
    {
        desk.Plan(["a@client.example"], 1000);
        using var held = SqliteStore.Open(desk.Store, "`rotation-notes serve` (process 4711)", TimeProvider.System);

        var sending = desk.Desk.Run(desk.Settings(), "outbox", "send");
        var looking = desk.Desk.Run(desk.Settings(), "outbox", "status");

        Assert.Equal(5, sending.ExitCode);
        Assert.Contains("in use by `rotation-notes serve` (process 4711)", sending.Talk, StringComparison.Ordinal);
        Assert.Equal(0, looking.ExitCode);
        Assert.Contains(MailDesk.Edition, looking.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SendsWhatIsDue_TellsTheOperatorsWhatIsHeld_AndHoldsTheLedger()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("signals are a Unix matter");
        desk.Plan(["a@client.example", "b@client.example", "maybe@client.example"], 1000);
        desk.Sink.Answer = (point, recipient) => point == "DOT" && recipient.StartsWith("maybe", StringComparison.Ordinal) ? MailSink.Drop : null;
        MailDesk.Plan(desk.Store, ["late@client.example"], 1000, "2024-07-09-weekly-rotation-r1", DateTimeOffset.UtcNow.AddDays(-1));
        (string, string)[] settings = [.. desk.Settings(), ("ROTATIONNOTES__Schedules__0__Misfire", "skip"), ("ROTATIONNOTES__Delivery__Operators__0", "ops@research.example")];
        using var serving = desk.Desk.Start(settings, "serve", "--port", "0");
        await serving.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        // The three that are due, and the operators' notices in the round after they were written: one edition held, one in doubt.
        await WaitFor(() => desk.Sink.Delivered.Count >= 5, serving);
        var sending = desk.Desk.Run(settings, "outbox", "send");
        Tool.Run("kill", "-TERM", serving.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var result = Workbench.Finish(serving);

        Assert.Equal(5, sending.ExitCode);
        Assert.Contains("in use by `rotation-notes serve`", sending.Talk, StringComparison.Ordinal);
        Assert.True(result.ExitCode == 0, result.Talk);
        Assert.Equal(["a@client.example", "b@client.example", "maybe@client.example", "ops@research.example", "ops@research.example"], desk.Sink.Delivered.Select(mail => mail.Recipient).Order(StringComparer.Ordinal));
        Assert.Equal("planned", desk.States()["late@client.example"]);
        Assert.Equal(0, desk.Desk.Run(settings, "outbox", "approve", "2024-07-09-weekly-rotation-r1", "--by", "the desk").ExitCode);
        Assert.Equal(0, desk.Desk.Run(settings, "outbox", "resolve", MailDesk.Edition, "--all", "--as", "delivered", "--by", "the desk").ExitCode);
        Assert.Equal(0, desk.Desk.Run(settings, "outbox", "send").ExitCode);
        Assert.Equal("accepted", desk.States()["late@client.example"]);
    }

    private static async Task WaitFor(Func<bool> condition, System.Diagnostics.Process process)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.False(process.HasExited, "the worker ended by itself");
            Assert.True(tries < 6000, "waited a minute in vain");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
