using System.Threading.Channels;
using RotationNotes.Delivery.Store;

namespace RotationNotes.Delivery.Ledger;

/// <summary>Gathers the small steps of many connections into common transactions: a durable commit costs milliseconds, whatever is in it.</summary>
/// <remarks>Steps run in the order they were added, on one thread. A step must not throw: it would take its neighbours with it.</remarks>
internal sealed class CommitQueue : IAsyncDisposable
{
    private const int MostPerCommit = 256;
    private static readonly TimeSpan LongestGathering = TimeSpan.FromMilliseconds(5);
    private readonly TimeProvider clock;
    private TimeSpan lastCommit;
    private readonly DeliveryStore store;
    private readonly Channel<Step> steps = Channel.CreateUnbounded<Step>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task running;

    public CommitQueue(DeliveryStore store, TimeProvider clock)
    {
        (this.store, this.clock) = (store, clock);
        running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Ends when the step is durable.</summary>
    /// <exception cref="Foundation.Diagnostics.DiagnosticException">The store failed; the step is not recorded.</exception>
    public async Task<T> DoAsync<T>(Func<StoreTransaction, T> work)
    {
        var step = new Step(transaction => work(transaction));
        if (!steps.Writer.TryWrite(step))
            throw new ObjectDisposedException(nameof(CommitQueue));
        return (T)(await step.Done.Task.ConfigureAwait(false))!;
    }

    public async ValueTask DisposeAsync()
    {
        steps.Writer.TryComplete();
        await running.ConfigureAwait(false);
    }

    private void Run()
    {
        var batch = new List<Step>(MostPerCommit);
        while (steps.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            // Connections that were let go together come back within a moment of each other; the slower the disk, the more it pays to wait.
            var gathering = lastCommit / 4;
            if (gathering > TimeSpan.Zero)
                Thread.Sleep(gathering < LongestGathering ? gathering : LongestGathering);
            while (batch.Count < MostPerCommit && steps.Reader.TryRead(out var step))
                batch.Add(step);
            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<Step> batch)
    {
        object?[] results;
        var began = clock.GetTimestamp();
        try
        {
            results = store.Write(transaction => batch.Select(step => step.Work(transaction)).ToArray());
        }
        catch (Exception failure)
        {
            foreach (var step in batch)
                step.Done.SetException(failure);
            return;
        }

        lastCommit = clock.GetElapsedTime(began);
        for (var i = 0; i < batch.Count; i++)
            batch[i].Done.SetResult(results[i]);
    }

    private sealed record Step(Func<StoreTransaction, object?> Work)
    {
        // Connections go on elsewhere, so that the next commit does not wait for their next words.
        public TaskCompletionSource<object?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
