using Quartz;
using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Hosting;

/// <summary>What Quartz runs at a fire: hands the schedule's edition to the worker.</summary>
[DisallowConcurrentExecution]
internal sealed class EditionJob(EditionWorker worker, IReadOnlyList<NoteSchedule> schedules) : IJob
{
    /// <summary>Key of the schedule's index in the job's data.</summary>
    public const string Index = "schedule";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var schedule = schedules[Convert.ToInt32(context.MergedJobDataMap[Index], System.Globalization.CultureInfo.InvariantCulture)];
        var fire = context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
        // Rendering is computation; off the scheduler's thread it cannot delay other fires.
        await Task.Run(() => worker.ProduceAsync(schedule, fire, cancellationToken), CancellationToken.None);
    }
}
