using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Hosting;

/// <summary>Makes up, once at start, the newest fire that no worker was there for.</summary>
/// <remarks>Harmless when it was not missed: an edition that is already published is neither made nor mailed again.</remarks>
internal sealed partial class CatchUpService(EditionWorker worker, IReadOnlyList<NoteSchedule> schedules, TimeProvider clock, ILogger<CatchUpService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Let the host finish starting: a stop signal must find it listening.
        await Task.Yield();
        var now = clock.GetUtcNow();
        foreach (var schedule in schedules)
        {
            if (stoppingToken.IsCancellationRequested)
                return;
            if (schedule.MissedBefore(now) is not { } fire)
                continue;
            CatchingUp(schedule.NoteId, fire);
            await Task.Run(() => worker.ProduceAsync(schedule, fire, stoppingToken), CancellationToken.None);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Note}: looking after the fire of {Fire:O}, which fell before this start")]
    private partial void CatchingUp(string note, DateTimeOffset fire);
}
