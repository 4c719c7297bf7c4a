namespace RotationNotes.Tests.Delivery.Sending;

/// <summary>Time stands still until it runs out: then every limit is over, set before or after. No test waits, and no slow machine trips.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Limit> limits = [];
    private bool over;

    /// <summary>How often a limit was set, or set anew.</summary>
    public int Count { get; private set; }

    public void RunOut()
    {
        Limit[] due;
        lock (gate)
        {
            over = true;
            due = [.. limits];
        }

        foreach (var limit in due)
            limit.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var limit = new Limit(this, () => callback(state));
        bool fire;
        lock (gate)
        {
            limits.Add(limit);
            Count++;
            fire = over && dueTime >= TimeSpan.Zero;
        }

        if (fire)
            ThreadPool.QueueUserWorkItem(_ => limit.Fire());
        return limit;
    }

    private sealed class Limit(StoppedClock clock, Action action) : ITimer
    {
        private int done;

        public void Fire()
        {
            if (Interlocked.Exchange(ref done, 1) == 0)
                action();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
                clock.Count++;
            return true;
        }

        public void Dispose()
        {
            Interlocked.Exchange(ref done, 1);
            lock (clock.gate)
                clock.limits.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
