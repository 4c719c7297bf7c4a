using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Store;

namespace RotationNotes.Delivery.Sending;

/// <summary>Sends what is due, over several conversations at once, until every row is terminal or waiting is no longer worth it.</summary>
/// <param name="connect">Opens a conversation; throws <see cref="SmtpException"/>.</param>
/// <param name="report">Told after every step; must return at once and is called from several threads.</param>
public sealed class SendingRun(
    DeliveryStore store,
    DeliveryLedger ledger,
    MessageComposer composer,
    Func<CancellationToken, Task<SmtpSession>> connect,
    SendingOptions options,
    TimeProvider clock,
    Action<SendingProgress>? report = null)
{
    // After these a conversation is closed politely; servers end long ones rudely.
    private const int MessagesPerConnection = 1000;

    private readonly Lock gate = new();
    private readonly CancellationTokenSource unusable = new();
    private readonly List<Task> unsettled = [];
    private SendingProgress progress;
    private string? unusableBecause;
    private Exception? broken;

    /// <summary>Runs to the end. Cancelling stops new messages; those past their final dot are waited for.</summary>
    /// <param name="edition">Only this edition, or null for everything that is due.</param>
    /// <exception cref="OperationCanceledException">Cancelled; claims were given back.</exception>
    /// <exception cref="Foundation.Diagnostics.DiagnosticException">The store failed; nothing more was handed over.</exception>
    public async Task<SendingResult> RunAsync(string? edition, CancellationToken cancellation)
    {
        ledger.Recover(options.Ambiguous);
        var queue = new SendingQueue(ledger, edition, options, clock, count => Count(DeliveryState.Suppressed, null, count));
        await using var commits = new CommitQueue(store, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, unusable.Token);
        await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(_ => Task.Run(() => WorkAsync(queue, commits, stop.Token), CancellationToken.None))).ConfigureAwait(false);
        // What was said after the last dots is on record before anything is reported.
        await Task.WhenAll(unsettled).ConfigureAwait(false);
        if (broken is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(broken);
        foreach (var claim in await queue.DrainAsync().ConfigureAwait(false))
            await commits.DoAsync(transaction => ledger.Release(transaction, claim)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return new SendingResult(progress with { PausedUntil = null, PauseReason = null }, unusableBecause ?? queue.LeftBecause, unusableBecause is not null);
    }

    private async Task WorkAsync(SendingQueue queue, CommitQueue commits, CancellationToken stop)
    {
        SmtpSession? session = null;
        var carried = 0;
        try
        {
            while (await queue.NextAsync(stop).ConfigureAwait(false) is { } claim)
            {
                if (session is { IsUsable: false } || carried >= MessagesPerConnection)
                {
                    await CloseAsync(session).ConfigureAwait(false);
                    (session, carried) = (null, 0);
                }

                try
                {
                    session ??= await OpenAsync(claim, queue, commits, stop).ConfigureAwait(false);
                    if (session is null)
                        continue;
                    carried++;
                    await SendAsync(session, claim, queue, commits, stop).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    await commits.DoAsync(transaction => ledger.Release(transaction, claim)).ConfigureAwait(false);
                    throw;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The caller asks the token itself.
        }
        catch (Exception failure)
        {
            await BreakAsync(failure).ConfigureAwait(false);
        }
        finally
        {
            await CloseAsync(session).ConfigureAwait(false);
        }
    }

    private async Task<SmtpSession?> OpenAsync(Lease claim, SendingQueue queue, CommitQueue commits, CancellationToken stop)
    {
        try
        {
            return await connect(stop).ConfigureAwait(false);
        }
        catch (SmtpException failure)
        {
            var attempt = new Attempt(DeliveryState.Deferred, failure.Phase.Text(), failure.Reply?.Code, failure.Reply?.EnhancedCode, failure.Message);
            await FinishAsync(claim, attempt, commits).ConfigureAwait(false);
            if (!failure.CanRetry)
            {
                lock (gate)
                    unusableBecause ??= failure.Message;
                await unusable.CancelAsync().ConfigureAwait(false);
            }

            queue.ServerFailed(claim, failure.Message);
            Report(queue.Brake);
            return null;
        }
    }

    private async Task SendAsync(SmtpSession session, Lease claim, SendingQueue queue, CommitQueue commits, CancellationToken stop)
    {
        var message = composer.Compose(claim);
        var permission = DotPermission.Granted;
        var outcome = await session.SendAsync(message.From, message.To, message.Bytes, stop, async () =>
        {
            permission = await commits.DoAsync(transaction => ledger.PermitDot(transaction, claim)).ConfigureAwait(false);
            return permission == DotPermission.Granted;
        }).ConfigureAwait(false);
        if (outcome.Verdict == SmtpVerdict.Withheld)
        {
            if (permission == DotPermission.Suppressed)
                Count(DeliveryState.Suppressed, queue.Brake);
            queue.Done(claim, failed: false);
            return;
        }

        var attempt = new Attempt(StateOf(outcome.Verdict), outcome.Phase.Text(), outcome.Reply?.Code, outcome.Reply?.EnhancedCode, outcome.Reply is { } reply ? $"{outcome.Reason} {reply}" : outcome.Reason);
        // The next message need not wait for this record: it stands in the queue before that message's own permission, so that a
        // conversation never has two messages whose end is not on record.
        lock (gate)
        {
            unsettled.RemoveAll(task => task.IsCompletedSuccessfully);
            unsettled.Add(SettleAsync(FinishAsync(claim, attempt, commits), claim, outcome.Verdict, queue));
        }
    }

    private async Task SettleAsync(Task finishing, Lease claim, SmtpVerdict verdict, SendingQueue queue)
    {
        try
        {
            await finishing.ConfigureAwait(false);
            queue.Done(claim, failed: verdict != SmtpVerdict.Accepted);
            Report(queue.Brake);
        }
        catch (Exception failure)
        {
            await BreakAsync(failure).ConfigureAwait(false);
        }
    }

    // A store that cannot record stops everybody: what cannot be recorded must not be sent.
    private async Task BreakAsync(Exception failure)
    {
        lock (gate)
            broken ??= failure;
        await unusable.CancelAsync().ConfigureAwait(false);
    }

    private async Task FinishAsync(Lease claim, Attempt attempt, CommitQueue commits)
    {
        var state = await commits.DoAsync(transaction => ledger.Finish(transaction, claim, attempt)).ConfigureAwait(false);
        if (state is { } reached)
            Count(reached, null);
    }

    private DeliveryState StateOf(SmtpVerdict verdict) => verdict switch
    {
        SmtpVerdict.Accepted => DeliveryState.Accepted,
        SmtpVerdict.Refused => DeliveryState.Refused,
        SmtpVerdict.Ambiguous => options.Ambiguous == AmbiguityPolicy.Resend ? DeliveryState.Deferred : DeliveryState.Ambiguous,
        _ => DeliveryState.Deferred,
    };

    private void Count(DeliveryState state, ErrorBrake? brake, int count = 1)
    {
        lock (gate)
        {
            progress = state switch
            {
                DeliveryState.Accepted => progress with { Accepted = progress.Accepted + count },
                DeliveryState.Refused => progress with { Refused = progress.Refused + count },
                DeliveryState.Ambiguous => progress with { Ambiguous = progress.Ambiguous + count },
                DeliveryState.Suppressed => progress with { Suppressed = progress.Suppressed + count },
                _ => progress with { Deferred = progress.Deferred + count },
            };
        }

        if (brake is not null)
            Report(brake);
    }

    private void Report(ErrorBrake brake)
    {
        SendingProgress now;
        lock (gate)
            now = progress = progress with { PausedUntil = brake.IsPaused ? brake.PausedUntil : null, PauseReason = brake.IsPaused ? brake.Reason : null };
        report?.Invoke(now);
    }

    private static async Task CloseAsync(SmtpSession? session)
    {
        if (session is null)
            return;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await session.QuitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Goodbye was said; whether it is answered no longer matters.
        }

        await session.DisposeAsync().ConfigureAwait(false);
    }
}
