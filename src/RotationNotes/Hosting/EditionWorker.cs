using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Editions;
using RotationNotes.Publishing.Installation;
using RotationNotes.Publishing.Scheduling;
using RotationNotes.Terminal;

namespace RotationNotes.Hosting;

/// <summary>Produces scheduled editions inside the host and remembers how the last one went.</summary>
internal sealed partial class EditionWorker(Desk desk, DispatchDesk dispatch, IHostApplicationLifetime lifetime, ILogger<EditionWorker> log)
{
    // Older numbers are archived, but a subscriber must never get a stale note as if it were new.
    private const int MostSessionsBehindForMail = 3;

    private readonly EditionRoom room = new(desk);
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
        var date = ScheduledAsOf.At(fire, desk.LoadMarket());
        var inputs = room.Prepare(schedule.NoteId, date.AsOf, cancellation);
        var send = MaySend(schedule, inputs, date);
        var request = new EditionRequest
        {
            NoteId = schedule.NoteId,
            AsOf = date.AsOf,
        };
        var outcome = room.Publish(request, inputs, cancellation);
        foreach (var diagnostic in outcome.Diagnostics)
            Noticed(schedule.NoteId, diagnostic);
        var mails = send && outcome is { Edition: { } edition, Mail: { } mail } ? Post(edition.Id, mail) : 0;
        Ended(schedule.NoteId, date.AsOf, outcome.Status, outcome.Edition?.Id.Name ?? "none", mails);
        state = new WorkerState(fire, true, outcome.Edition?.Id.Name ?? "being produced elsewhere");
    }

    /// <returns>Recipients that were not in the ledger before.</returns>
    private int Post(EditionId id, EditionMail mail)
    {
        var room = dispatch.Room;
        var recipients = room.RecipientsOf(id.NoteId);
        if (recipients.IsEmpty)
        {
            NotSent(id.NoteId, "it has neither subscribers nor configured recipients");
            return 0;
        }

        var receipt = room.Ledger.Plan(new EditionPlan
        {
            Edition = id.Name,
            NoteId = id.NoteId,
            Mail = mail,
            Recipients = recipients,
            IssueBy = IssueDeadline.Of(id.AsOf, desk.Calendar, desk.Options.Delivery.IssueByHoursOf(id.NoteId)),
        });
        if (receipt.State != ReleaseState.Released)
            NotSent(id.NoteId, receipt.HeldBecause ?? "it is stopped");
        dispatch.Signal.Set();
        return receipt.Added;
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

    private bool MaySend(NoteSchedule schedule, EditionInputs inputs, ScheduledAsOf date)
    {
        if (!schedule.Send)
            return false;
        if (inputs.View.IsSample)
        {
            NotSent(schedule.NoteId, "sample data never go to subscribers");
            return false;
        }

        if (date.SessionsBehind <= MostSessionsBehindForMail)
            return true;
        Tell($"{schedule.NoteId} was archived but not mailed", $"The data end {date.SessionsBehind} sessions before {DateArgument.Text(date.Expected)}.");
        NotSent(schedule.NoteId, $"the data end {date.SessionsBehind} sessions before {DateArgument.Text(date.Expected)}");
        return false;
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
