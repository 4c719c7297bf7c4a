using System.Diagnostics;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Sending;
using RotationNotes.Delivery.Store;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Tests.Delivery.Ledger;
using RotationNotes.Tests.Delivery.Store;

namespace RotationNotes.Tests.Delivery.Sending;

/// <summary>Whole runs over loopback against a server that remembers every final dot.</summary>
public sealed class SendingRunTests : IAsyncDisposable
{
    private readonly StoreKind kind = StoreKind.Of("sqlite");
    private readonly DeliveryStore store;
    private readonly DeliveryLedger ledger;
    private readonly MailSink sink = new();

    public SendingRunTests()
    {
        store = kind.Open(TimeProvider.System);
        ledger = Plans.Ledger(store);
    }

    private static SendingOptions Quick { get; } = new() { Connections = 8, FirstPause = TimeSpan.FromMilliseconds(30), LongestPause = TimeSpan.FromMilliseconds(100), Patience = TimeSpan.FromSeconds(5) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await sink.DisposeAsync();
        store.Dispose();
        kind.Dispose();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task EveryRecipient_GetsTheNoteOnce_OverReusedConnections(string product)
    {
        using var other = StoreKind.Of(product);
        using var otherStore = other.Open(TimeProvider.System);
        var otherLedger = Plans.Ledger(otherStore);
        otherLedger.Plan(Plans.To(Plans.Readers(300)));

        var result = await Run(Quick, otherStore, otherLedger).RunAsync(null, Stop);

        Assert.Null(result.LeftBecause);
        Assert.Equal(300, result.Progress.Accepted);
        Assert.True(otherLedger.Status().Single().IsFinished);
        Assert.Equal(Plans.Readers(300).Order(StringComparer.Ordinal), sink.Delivered.Select(mail => mail.Recipient).Order(StringComparer.Ordinal));
        Assert.Equal(300, sink.Delivered.Select(mail => mail.MessageId).Distinct().Count());
        Assert.InRange(sink.Conversations, 1, 8);
    }

    [Fact]
    public async Task StormOfRefusals_PausesAndResumes_WithoutLoss()
    {
        ledger.Plan(Plans.To(Plans.Readers(120)));
        var reports = new List<SendingProgress>();
        var calls = 0;
        sink.Answer = (point, _) => point == "RCPT" && Interlocked.Increment(ref calls) % 10 < 6 && calls < 150 ? "451 4.7.1 slow down\r\n" : null;

        SendingResult result;
        do
        {
            result = await Run(Quick, report: progress =>
            {
                lock (reports)
                    reports.Add(progress);
            }).RunAsync(null, Stop);
            ledger.Retry(Plans.Edition, alsoRefused: false);
        }
        while (!ledger.Status().Single().IsFinished);

        Assert.Contains(reports, progress => progress.PausedUntil is not null && progress.PauseReason!.Contains("tries failed", StringComparison.Ordinal));
        Assert.Equal(120, sink.Delivered.Count);
        Assert.Equal(120, sink.Delivered.Select(mail => mail.Recipient).Distinct().Count());
    }

    [Fact]
    public async Task ServerThatIsAway_LeavesEverythingForLater()
    {
        ledger.Plan(Plans.To(Plans.Readers(50)));
        sink.Answer = (point, _) => point == "BANNER" ? MailSink.Drop : null;

        var result = await Run(Quick with { Patience = TimeSpan.Zero, FirstPause = TimeSpan.FromMinutes(1) }).RunAsync(null, Stop);

        Assert.NotNull(result.LeftBecause);
        Assert.False(result.IsServerUnusable);
        var status = ledger.Status().Single();
        Assert.Equal(50, status.Count(DeliveryState.Planned) + status.Count(DeliveryState.Deferred));
        // Each conversation lost one row's try, not the whole list.
        Assert.InRange(status.Count(DeliveryState.Deferred), 1, 8);
    }

    [Fact]
    public async Task Cancelling_GivesClaimsBack_AndTheNextRunEndsTheJob()
    {
        ledger.Plan(Plans.To(Plans.Readers(200)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        sink.OnDot = _ =>
        {
            if (sink.Delivered.Count == 40)
                stop.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(Quick).RunAsync(null, stop.Token));

        var status = ledger.Status().Single();
        Assert.InRange(sink.Delivered.Count, 40, 60);
        Assert.Equal(sink.Delivered.Count, status.Count(DeliveryState.Accepted));
        Assert.Equal(200, status.Count(DeliveryState.Accepted) + status.Count(DeliveryState.Planned));
        sink.OnDot = null;
        await Run(Quick).RunAsync(null, Stop);
        Assert.Equal(200, sink.Delivered.Count);
        Assert.Equal(200, sink.Delivered.Select(mail => mail.Recipient).Distinct().Count());
    }

    [Fact]
    public async Task RatePerDomain_IsKept_AndOtherDomainsDoNotWaitForIt()
    {
        ledger.Plan(Plans.To(Enumerable.Range(0, 100).Select(i => $"r{i}@slow.example").Concat(Enumerable.Range(0, 10).Select(i => $"r{i}@{i}.example"))));
        var began = Stopwatch.GetTimestamp();
        var others = new List<TimeSpan>();
        var slow = 0;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        sink.OnDot = recipient =>
        {
            lock (others)
            {
                if (!recipient.EndsWith("slow.example", StringComparison.Ordinal))
                    others.Add(Stopwatch.GetElapsedTime(began));
                else if (++slow == 6)
                    enough.Cancel();
            }
        };

        // 600 a minute: one every 100 ms.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(Quick with { PerMinuteAndDomain = 600 }).RunAsync(null, enough.Token));

        Assert.True(Stopwatch.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(500));
        Assert.Equal(10, others.Count);
    }

    [Fact]
    public async Task StoreThatFails_StopsBeforeTheNextDot()
    {
        ledger.Plan(Plans.To(Plans.Readers(40)));
        var broken = new BrokenStore(store);
        sink.OnDot = _ => broken.IsBroken = true;

        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => Run(Quick with { Connections = 1 }, broken, Plans.Ledger(broken)).RunAsync(null, Stop));

        Assert.Equal(FailureKind.Delivery, failure.Kind);
        Assert.Single(sink.Delivered);
        Assert.Equal(1, ledger.Recover(AmbiguityPolicy.Hold).Ambiguous);
        Assert.Equal(sink.Delivered.Single().Recipient, ledger.Rows(Plans.Edition, DeliveryState.Ambiguous).Single().Recipient);
    }

    private SendingRun Run(SendingOptions options, DeliveryStore? other = null, DeliveryLedger? otherLedger = null, Action<SendingProgress>? report = null)
    {
        var smtp = new SmtpOptions { ClientName = "notes.research.example", Tls = TlsPolicy.None };
        var connector = new SmtpConnector("127.0.0.1", sink.Port, smtp, TimeProvider.System);
        return new SendingRun(other ?? store, otherLedger ?? ledger, new MessageComposer(otherLedger ?? ledger), connector.OpenAsync, options, TimeProvider.System, report);
    }

    private sealed class BrokenStore(DeliveryStore inner) : DeliveryStore
    {
        public bool IsBroken { get; set; }

        public override string Description => inner.Description;

        public override bool IsShared => inner.IsShared;

        internal override string SkipLocked(string table) => inner.SkipLocked(table);

        internal override void RequireRoom() => inner.RequireRoom();

        public override T Read<T>(Func<StoreTransaction, T> work) => inner.Read(work);

        public override T Write<T>(Func<StoreTransaction, T> work) =>
            IsBroken ? throw new DiagnosticException(FailureKind.Delivery, Diagnostic.Error(Place.Nowhere, "the disk is full")) : inner.Write(work);

        public override void Dispose()
        {
        }
    }
}
