using RotationNotes.Delivery.Sending;
using RotationNotes.Delivery.Store;
using RotationNotes.Tests.Delivery.Ledger;
using RotationNotes.Tests.Delivery.Store;

namespace RotationNotes.Tests.Delivery.Sending;

/// <summary>Several senders on one PostgreSQL ledger, whose connections are cut while they send.</summary>
public sealed class SharedLedgerTests
{
    private static SendingOptions Quick { get; } = new() { Connections = 4, FirstPause = TimeSpan.FromMilliseconds(30), Patience = TimeSpan.FromSeconds(5) };

    [Fact]
    public async Task TwoSenders_ShareTheWork_AndMailNobodyTwice()
    {
        using var kind = StoreKind.Of("postgres");
        using var one = kind.Open(TimeProvider.System);
        using var two = kind.Open(TimeProvider.System);
        await using var sink = new MailSink();
        Plans.Ledger(one).Plan(Plans.To(Plans.Readers(200)));

        var results = await Task.WhenAll(Run(one, "one", sink), Run(two, "two", sink));

        Assert.All(results, result => Assert.InRange(result.Progress.Accepted, 1, 199));
        Assert.Equal(200, sink.Delivered.Count);
        Assert.Equal(200, sink.Delivered.Select(mail => mail.Recipient).Distinct().Count());
        Assert.True(Plans.Ledger(one).Status().Single().IsFinished);
    }

    [Fact]
    public async Task BackendsThatAreTerminated_CostNobodyTheirMail_AndNobodyGetsTwo()
    {
        using var kind = StoreKind.Of("postgres");
        using var store = kind.Open(TimeProvider.System);
        await using var sink = new MailSink();
        Plans.Ledger(store).Plan(Plans.To(Plans.Readers(150)));
        using var stop = new CancellationTokenSource();
        var cutting = CutAsync(kind, stop.Token);

        var result = await Run(store, "one", sink);
        await stop.CancelAsync();
        var cut = await cutting;

        Assert.True(cut > 3, "no connection was cut, so nothing was tested");
        Assert.Equal(150, result.Progress.Accepted);
        Assert.Equal(150, sink.Delivered.Count);
        Assert.Equal(150, sink.Delivered.Select(mail => mail.Recipient).Distinct().Count());
        Assert.True(Plans.Ledger(store).Status().Single().IsFinished);
    }

    private static async Task<int> CutAsync(StoreKind kind, CancellationToken stop)
    {
        var cut = 0;
        try
        {
            while (cut < 12)
            {
                await Task.Delay(60, stop);
                cut += await kind.CutConnectionsAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }

        return cut;
    }

    private static Task<SendingResult> Run(DeliveryStore store, string owner, MailSink sink)
    {
        var ledger = Plans.Ledger(store, owner);
        var connector = new SmtpConnector("127.0.0.1", sink.Port, new SmtpOptions { ClientName = "notes.research.example", Tls = TlsPolicy.None }, TimeProvider.System);
        return new SendingRun(store, ledger, new MessageComposer(ledger), connector.OpenAsync, Quick, TimeProvider.System).RunAsync(null, TestContext.Current.CancellationToken);
    }
}
