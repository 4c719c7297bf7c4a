using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Editions;
using RotationNotes.Publishing.Installation;
using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Hosting;

/// <summary>Answers fires: orders the edition, tells the operators what went wrong and remembers how the last one went.</summary>
internal sealed partial class EditionWorker(Desk desk, DispatchDesk dispatch, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<EditionWorker> log)
{
    private readonly EditionIssue issue = new(desk, new MailDoor(dispatch.Room), clock);
    private readonly SemaphoreSlim oneAtATime = new(1);
    private volatile WorkerState state = WorkerState.Idle;

    /// <summary>Outcome of the newest fire.</summary>
    public WorkerState State => state;

    /// <summary>A fault of the program was met: the host stops and the process ends with a code other than zero.</summary>
    public bool IsFaulted { get; private set; }

    /// <summary>Makes the edition of one fire. Bad input is logged and leaves the worker alive; a fault of the program stops it.</summary>
    /// <param name="fire">Nominal instant of the fire.</param>
    public async Task ProduceAsync(NoteSchedule schedule, DateTimeOffset fire, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        try
        {
            await oneAtATime.WaitAsync(stop.Token);
            try
            {
                Produce(schedule, fire, stop.Token);
            }
            finally
            {
                oneAtATime.Release();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Abandoned(schedule.NoteId);
        }
        catch (DiagnosticException exception)
        {
            foreach (var diagnostic in exception.Diagnostics)
                Refused(schedule.NoteId, diagnostic);
            state = new WorkerState(fire, false, exception.Diagnostics[0].ToString());
            Tell($"{schedule.NoteId} was not produced", string.Join("\n", exception.Diagnostics));
        }
        catch (Exception exception)
        {
            Faulted(exception, schedule.NoteId);
            state = new WorkerState(fire, false, exception.Message);
            IsFaulted = true;
            lifetime.StopApplication();
        }
    }

    private void Produce(NoteSchedule schedule, DateTimeOffset fire, CancellationToken cancellation)
    {
        var outcome = issue.Run(IssueOrder.Of(schedule, fire), null, cancellation);
        foreach (var diagnostic in outcome.Diagnostics)
            Noticed(schedule.NoteId, diagnostic);
        if (outcome.NotMailedBecause is { } reason)
            NotSent(schedule.NoteId, reason);
        if (outcome.Unmailed is { Cause: UnmailedCause.Stale } stale)
            Tell($"{schedule.NoteId} was archived but not mailed", stale.Reason.Message);
        if (outcome.Plan is not null)
            dispatch.Signal.Set();
        Ended(schedule.NoteId, outcome.View.AsOf, outcome.Status, outcome.Id?.Name ?? "none", outcome.Plan?.Added ?? 0);
        state = new WorkerState(fire, true, outcome.Id?.Name ?? "being produced elsewhere");
    }

    private void Tell(string subject, string text)
    {
        try
        {
            if (dispatch.Notices.Tell(subject, text))
                dispatch.Signal.Set();
        }
        catch (DiagnosticException exception)
        {
            Refused("operators' notice", exception.Diagnostics[0]);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Note} for {AsOf:yyyy-MM-dd}: {Status}, edition {Edition}, {Mails} new recipients")]
    private partial void Ended(string note, DateOnly asOf, EditionStatus status, string edition, int mails);

    [LoggerMessage(LogLevel.Warning, "{Note}: {Diagnostic}")]
    private partial void Noticed(string note, Diagnostic diagnostic);

    [LoggerMessage(LogLevel.Warning, "{Note} was archived but not mailed: {Reason}")]
    private partial void NotSent(string note, string reason);

    [LoggerMessage(LogLevel.Error, "{Note} was not produced: {Diagnostic}")]
    private partial void Refused(string note, Diagnostic diagnostic);

    [LoggerMessage(LogLevel.Warning, "{Note} was abandoned between two steps because the worker stops; nothing was left half-written")]
    private partial void Abandoned(string note);

    [LoggerMessage(LogLevel.Critical, "{Note}: fault of the program; the worker stops")]
    private partial void Faulted(Exception exception, string note);
}
