using RotationNotes.Delivery.Ledger;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Installation;

namespace RotationNotes.Hosting;

/// <summary>Sends what is due for as long as the worker lives, and goes on where the one before was killed.</summary>
internal sealed partial class DispatchService(DispatchDesk desk, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<DispatchService> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private string? lastTrouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(desk.Room, stoppingToken);
                await desk.Signal.WaitAsync(LongestPause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Faulted(exception);
                desk.IsFaulted = true;
                lifetime.StopApplication();
                return;
            }
        }
    }

    private async Task SendDueAsync(MailRoom room, CancellationToken stop)
    {
        try
        {
            var result = await room.SendAsync(null, TimeSpan.Zero, stop);
            var progress = result.Progress;
            if (progress.Ended + progress.Deferred > 0)
                Sent(progress.Accepted, progress.Deferred, progress.Refused, progress.Ambiguous, progress.Suppressed);
            if (result.IsServerUnusable)
                Trouble("the mail server cannot be used", result.LeftBecause!);
            else
                lastTrouble = null;
            TellWhatWaits(room.Ledger);
        }
        catch (DiagnosticException failure)
        {
            Trouble("the delivery store failed", failure.Message);
        }
    }

    // Rows that a crash left behind are among these: no run has counted them.
    private void TellWhatWaits(DeliveryLedger ledger)
    {
        foreach (var status in ledger.Status().Where(status => !status.IsFinished))
        {
            if (status.Release == ReleaseState.Held)
                Tell($"{status.Edition} is held", $"{status.Edition} was not sent to {status.Total} recipients: {status.Reason}. `rotation-notes outbox approve {status.Edition}` lets it go.");
            if (status.Count(DeliveryState.Ambiguous) is var count and > 0)
                Tell($"{status.Edition} may or may not have reached some recipients", $"{count} messages were under way and no answer came. `rotation-notes outbox status {status.Edition}` lists them, `outbox resolve` decides.");
        }
    }

    private void Trouble(string what, string why)
    {
        // Once a minute would fill the log with one and the same line.
        if (lastTrouble == why)
            return;
        lastTrouble = why;
        Failing(what, why);
        Tell(what, why);
    }

    private void Tell(string subject, string text)
    {
        try
        {
            if (desk.Notices.Tell(subject, text))
                desk.Signal.Set();
        }
        catch (DiagnosticException failure)
        {
            Failing("operators could not be told", failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Mail: {Accepted} accepted, {Deferred} deferred, {Refused} refused, {Ambiguous} ambiguous, {Suppressed} suppressed")]
    private partial void Sent(int accepted, int deferred, int refused, int ambiguous, int suppressed);

    [LoggerMessage(LogLevel.Critical, "Mail: fault of the program; the worker stops")]
    private partial void Faulted(Exception exception);

    [LoggerMessage(LogLevel.Error, "{What}: {Why}")]
    private partial void Failing(string what, string why);
}

/// <summary>What worker, dispatcher and portal share while the process holds the store.</summary>
internal sealed record DispatchDesk(MailRoom Room, OperatorNotices Notices, DispatchSignal Signal) : IDisposable
{
    /// <summary>A fault of the program was met while sending: the host stops and the process ends with a code other than zero.</summary>
    public bool IsFaulted { get; set; }

    public void Dispose() => Room.Dispose();
}

/// <summary>Wakes the dispatcher when something was planned.</summary>
internal sealed class DispatchSignal
{
    private readonly SemaphoreSlim planned = new(0);

    public void Set() => planned.Release();

    public async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(most, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await planned.WaitAsync(both.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The time is up; look again.
        }
    }
}
