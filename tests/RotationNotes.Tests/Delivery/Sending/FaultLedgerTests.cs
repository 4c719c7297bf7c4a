using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Sending;
using RotationNotes.Tests.Delivery.Ledger;
using RotationNotes.Tests.Delivery.Store;

namespace RotationNotes.Tests.Delivery.Sending;

/// <summary>The matrix of nine points × seven faults × PIPELINING or not, seen from the ledger: which state the row ends in after one try.</summary>
public sealed class FaultLedgerTests
{
    public static TheoryData<string, string, bool> Cases => FaultMatrixTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Fault_LeavesTheRowInItsState(string point, string fault, bool pipelining)
    {
        using var server = FaultMatrixTests.Server(point, fault, pipelining);
        using var kind = StoreKind.Of("sqlite");
        using var store = kind.Open(TimeProvider.System);
        var ledger = Plans.Ledger(store);
        ledger.Plan(Plans.To("reader@client.example"));
        var options = new SmtpOptions { ClientName = "notes.research.example", Credentials = SmtpCredentials.Password("desk", "s3cret") };
        var run = new SendingRun(
            store, ledger, new MessageComposer(ledger), _ => server.OpenAsync(options), new SendingOptions { Connections = 1, Patience = TimeSpan.Zero }, TimeProvider.System);

        var result = await run.RunAsync(null, TestContext.Current.CancellationToken);

        var isOpening = point is "BANNER" or "EHLO" or "STARTTLS" or "AUTH";
        var expected = (point, fault) switch
        {
            // Whatever keeps us from talking at all says nothing about the recipient.
            _ when isOpening => DeliveryState.Deferred,
            ("QUIT", _) => DeliveryState.Accepted,
            (_, "5xx") => DeliveryState.Refused,
            (_, "4xx" or "421") => DeliveryState.Deferred,
            ("DOT", _) => DeliveryState.Ambiguous,
            _ => DeliveryState.Deferred,
        };
        Assert.Equal(expected, Plans.StateOf(ledger, "reader@client.example"));
        Assert.Equal(isOpening && fault == "5xx", result.IsServerUnusable);
        Assert.Equal(expected.IsTerminal(), ledger.Status().Single().IsFinished);
        var attempt = Assert.Single(ledger.Attempts(Plans.Edition, "reader@client.example"));
        Assert.Equal(expected, attempt.Verdict);
        Assert.Equal(
            point switch { "BANNER" or "EHLO" => "greet", "STARTTLS" => "tls", "AUTH" => "auth", "MAIL" or "RCPT" => "envelope", "DATA" => "data", _ => "after-dot" }, attempt.Phase);
        Assert.Equal(fault switch { "4xx" when point != "QUIT" => 451, "5xx" when point != "QUIT" => 554, "421" when point != "QUIT" => 421, _ => point == "QUIT" ? 250 : null }, attempt.Code);
    }
}
