using RotationNotes.Delivery.Ledger;

namespace RotationNotes.Delivery.Sending;

/// <summary>Hands out claims to connections: domains in turn, none faster than its rate, nothing while the brake is on.</summary>
/// <remarks>Few claims are kept at hand, so that a crash or an unsubscribe finds most rows still planned.</remarks>
internal sealed class SendingQueue(DeliveryLedger ledger, string? edition, SendingOptions options, TimeProvider clock, Action<int> suppressed)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EmptyPause = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim claiming = new(1);
    private readonly Dictionary<string, DomainLine> lines = new(StringComparer.Ordinal);
    private readonly Pace overall = new(options.PerMinute);
    private int waiting;
    private int underWay;
    private int turn;
    private DateTimeOffset nextRefill = DateTimeOffset.MinValue;
    private volatile bool isOver;
    private DateTimeOffset lastProgress = clock.GetUtcNow();

    private int Batch => Math.Max(64, options.Connections * 16);

    public ErrorBrake Brake { get; } = new(options, clock);

    /// <summary>Why nothing more was handed out although rows are left; null when all are done.</summary>
    public string? LeftBecause { get; private set; }

    /// <returns>Null when nothing is left to do in this run.</returns>
    public async Task<Lease?> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (isOver)
                return null;
            var (claim, wait) = TryTake();
            if (claim is not null)
            {
                FetchAhead(cancellation);
                return claim;
            }

            if (MayRefill() && await RefillAsync(cancellation).ConfigureAwait(false) is { } outlook)
            {
                if (outlook.IsOver)
                    isOver = true;
                wait = outlook.Wait > wait ? outlook.Wait : wait;
            }

            if (GaveUpWaiting())
                isOver = true;
            if (isOver)
                continue;
            await Task.Delay(wait < ShortestWait ? ShortestWait : wait > LongestWait ? LongestWait : wait, clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>A claim's conversation ended.</summary>
    /// <param name="failed">Whether it counts for the brake.</param>
    public void Done(Lease claim, bool failed) => End(claim, () =>
    {
        Brake.Record(failed);
        if (!failed)
            lastProgress = clock.GetUtcNow();
    });

    /// <summary>The server could not be used for a claim.</summary>
    public void ServerFailed(Lease claim, string reason) => End(claim, () => Brake.ServerFailed(reason));

    /// <summary>Ends handing out: claims that were never taken, to be given back.</summary>
    public async Task<List<Lease>> DrainAsync()
    {
        isOver = true;
        await claiming.WaitAsync().ConfigureAwait(false);
        lock (gate)
        {
            var left = lines.Values.SelectMany(line => line.Waiting).ToList();
            foreach (var line in lines.Values)
                line.Waiting.Clear();
            waiting = 0;
            return left;
        }
    }

    private void End(Lease claim, Action judge)
    {
        lock (gate)
        {
            underWay--;
            lines[claim.Address.Domain].UnderWay--;
            judge();
        }
    }

    private (Lease? Claim, TimeSpan Wait) TryTake()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (Brake.IsPaused)
                return (null, Brake.PausedUntil!.Value - now);
            if (!overall.IsFree(now))
                return (null, overall.Free - now);
            var soonest = LongestWait;
            // Domains take turns: the list starts behind the one that was served last.
            var ready = lines.Values.Where(line => line.Waiting.Count > 0).ToArray();
            for (var i = 0; i < ready.Length; i++)
            {
                var line = ready[(turn + i) % ready.Length];
                if (line.UnderWay >= options.ParallelPerDomain)
                    continue;
                if (!line.Pace.IsFree(now))
                {
                    soonest = line.Pace.Free - now < soonest ? line.Pace.Free - now : soonest;
                    continue;
                }

                turn = (turn + i + 1) % ready.Length;
                line.Pace.Take(now);
                overall.Take(now);
                line.UnderWay++;
                underWay++;
                waiting--;
                return (line.Waiting.Dequeue(), TimeSpan.Zero);
            }

            return (null, ready.Length == 0 ? ShortestWait : soonest);
        }
    }

    // While connections talk, the next rows are claimed; a failure shows again when a connection asks in vain.
    private void FetchAhead(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (waiting >= options.Connections || claiming.CurrentCount == 0 || clock.GetUtcNow() < nextRefill)
                return;
        }

        _ = Task.Run(() => RefillAsync(cancellation), cancellation).ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    // Rows of slow domains may lie at hand while others are fetched, but not without end.
    private bool MayRefill()
    {
        lock (gate)
            return !Brake.IsPaused && waiting < Batch * 8 && clock.GetUtcNow() >= nextRefill;
    }

    // Null when another connection is refilling or something came in.
    private async Task<Outlook?> RefillAsync(CancellationToken cancellation)
    {
        if (!await claiming.WaitAsync(0, cancellation).ConfigureAwait(false))
            return null;
        try
        {
            if (isOver)
                return null;
            string[] full;
            lock (gate)
                full = [.. lines.Where(line => line.Value.Waiting.Count >= Batch / 4 || line.Value.UnderWay >= options.ParallelPerDomain).Select(line => line.Key)];
            var (claims, gone) = ledger.TakeDue(edition, Batch, full);
            if (gone > 0)
                suppressed(gone);
            lock (gate)
            {
                RemoveIdleLines();
                foreach (var claim in claims)
                {
                    if (!lines.TryGetValue(claim.Address.Domain, out var line))
                        lines.Add(claim.Address.Domain, line = new DomainLine(new Pace(options.PerMinuteAndDomain)));
                    line.Waiting.Enqueue(claim);
                }

                waiting += claims.Count;
                if (claims.Count > 0)
                    return null;
                nextRefill = clock.GetUtcNow() + EmptyPause;
                // Rows under way may come back as deferred, and full domains have rows that were not asked for.
                if (underWay > 0 || waiting > 0 || full.Length > 0)
                    return new Outlook(false, ShortestWait);
            }

            return gone > 0 ? null : Look();
        }
        finally
        {
            claiming.Release();
        }
    }

    // A long list has thousands of domains; only those in use are kept.
    private void RemoveIdleLines()
    {
        var now = clock.GetUtcNow();
        foreach (var (domain, line) in lines)
        {
            if (line.Waiting.Count == 0 && line.UnderWay == 0 && line.Pace.IsFree(now))
                lines.Remove(domain);
        }
    }

    // Nothing is due and nothing under way: is anything due later, and is it worth the wait?
    private Outlook Look()
    {
        var open = ledger.Status(edition).Where(status => status.Release == ReleaseState.Released && status.NextTry is not null).ToArray();
        if (open.Length == 0)
            return new Outlook(true, TimeSpan.Zero);
        var now = clock.GetUtcNow();
        var next = open.Min(status => status.NextTry!.Value);
        if (next <= lastProgress + options.Patience)
            return new Outlook(false, next - now);
        LeftBecause = $"the next try is due at {next.UtcDateTime:yyyy-MM-dd HH:mm}Z";
        return new Outlook(true, TimeSpan.Zero);
    }

    private bool GaveUpWaiting()
    {
        lock (gate)
        {
            if (underWay > 0 || !Brake.IsPaused || Brake.PausedUntil <= lastProgress + options.Patience)
                return false;
            LeftBecause = Brake.Reason;
            return true;
        }
    }

    private sealed record Outlook(bool IsOver, TimeSpan Wait);

    private sealed class DomainLine(Pace pace)
    {
        public Queue<Lease> Waiting { get; } = new();

        public Pace Pace => pace;

        public int UnderWay { get; set; }
    }
}
