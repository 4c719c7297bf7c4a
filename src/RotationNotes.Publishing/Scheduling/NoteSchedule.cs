using System.Diagnostics.CodeAnalysis;
using Quartz;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Publishing.Scheduling;

/// <summary>What happens to a fire time at which no worker was running.</summary>
public enum MisfireRule
{
    /// <summary>The newest missed fire is made up once at start, unless it is older than the schedule's catch-up time.</summary>
    FireOnce,

    /// <summary>Missed fires are lost; the next regular one counts.</summary>
    Skip,
}

/// <summary>When a note is produced: a cron expression read in a named time zone.</summary>
public sealed record NoteSchedule
{
    // Earlier than every year that an expression can name, so that this question needs no clock.
    private static readonly DateTimeOffset BeforeAll = new(1969, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly CronExpression expression;

    private NoteSchedule(string noteId, CronExpression expression, MisfireRule misfire, TimeSpan catchUp, bool send) =>
        (NoteId, this.expression, Misfire, CatchUp, Send) = (noteId, expression, misfire, catchUp, send);

    public string NoteId { get; }

    /// <summary>Seconds, minutes, hours, day of month, month, day of week, e.g. <c>0 30 17 ? * FRI</c>.</summary>
    public string Cron => expression.CronExpressionString;

    public TimeZoneInfo TimeZone => expression.TimeZone;

    public MisfireRule Misfire { get; }

    /// <summary>How old a missed fire may be to be made up.</summary>
    public TimeSpan CatchUp { get; }

    /// <summary>Whether the edition also goes to the configured recipients.</summary>
    public bool Send { get; }

    public static bool TryCreate(
        string noteId,
        string cron,
        string timeZone,
        MisfireRule misfire,
        TimeSpan catchUp,
        bool send,
        [NotNullWhen(true)] out NoteSchedule? schedule,
        [NotNullWhen(false)] out ScheduleFault? fault)
    {
        (schedule, fault) = (null, null);
        TimeZoneInfo zone;
        try
        {
            zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            fault = new ScheduleFault(true, $"names a time zone this machine does not know: '{timeZone}'.", "Use an IANA name such as America/New_York; on a slim system install the tzdata package.");
            return false;
        }

        try
        {
            var expression = new CronExpression(cron, zone);
            if (expression.GetNextValidTimeAfter(BeforeAll) is null)
            {
                fault = new ScheduleFault(false, $"never fires: '{cron}' names a day that no year has.", "Correct day of month, month or year; L means the last day of a month.");
                return false;
            }

            schedule = new NoteSchedule(noteId, expression, misfire, catchUp, send);
            return true;
        }
        catch (FormatException exception)
        {
            fault = new ScheduleFault(false, $"is not a cron expression: '{cron}' ({exception.Message.TrimEnd('.')}).", "Six fields: seconds minutes hours day-of-month month day-of-week, e.g. 0 30 17 ? * FRI.");
            return false;
        }
    }

    /// <summary>The schedule as Quartz fires it. A fire that this running process is late for follows the same rule as a missed one.</summary>
    public CronScheduleBuilder ToQuartz() => CronScheduleBuilder.Create(expression).WithMisfireInstruction(
        Misfire == MisfireRule.Skip ? CronTriggerMisfireInstruction.DoNothing : CronTriggerMisfireInstruction.FireAndProceed);

    /// <summary>The first fire strictly after an instant, or null when there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset instant) => expression.GetNextValidTimeAfter(instant);

    /// <summary>What is wrong with a schedule that has no fire left, or null while it has one.</summary>
    public Diagnostic? OverSince(DateTimeOffset now) => NextAfter(now) is null
        ? Diagnostic.Error(Place.Nowhere, $"the schedule of {NoteId} has no fire left: '{Cron}' names years that are over.", "Correct it in Schedules of appsettings.json, or take it out.")
        : null;

    /// <summary>The next fires after an instant, earliest first.</summary>
    public IEnumerable<DateTimeOffset> After(DateTimeOffset instant)
    {
        for (var fire = NextAfter(instant); fire is { } at; fire = NextAfter(at))
            yield return TimeZoneInfo.ConvertTime(at, TimeZone);
    }

    /// <summary>The newest fire in the catch-up time before an instant, which a worker that starts then may have missed; null when there is none.</summary>
    public DateTimeOffset? MissedBefore(DateTimeOffset instant)
    {
        if (Misfire == MisfireRule.Skip)
            return null;
        DateTimeOffset? newest = null;
        foreach (var fire in After(instant - CatchUp).TakeWhile(fire => fire <= instant))
            newest = fire;
        return newest;
    }
}

/// <param name="OfTimeZone">Whether the time zone is wrong, otherwise the cron expression.</param>
public sealed record ScheduleFault(bool OfTimeZone, string Message, string Hint);
