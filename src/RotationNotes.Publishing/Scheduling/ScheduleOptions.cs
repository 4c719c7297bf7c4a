using System.Collections.Immutable;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Configuration;

namespace RotationNotes.Publishing.Scheduling;

/// <summary>Section <c>Schedules</c>: when the worker produces which note.</summary>
public sealed record ScheduleOptions(ImmutableArray<NoteSchedule> Schedules)
{
    public static ScheduleOptions Read(OptionsReader reader)
    {
        var schedules = ImmutableArray.CreateBuilder<NoteSchedule>();
        foreach (var item in reader.Items("Schedules"))
        {
            var note = reader.RequiredText(item + ":Note", "weekly-rotation");
            var cron = reader.RequiredText(item + ":Cron", "0 30 17 ? * FRI");
            var zone = reader.Text(item + ":TimeZone", "America/New_York");
            var misfire = reader.Text(item + ":Misfire", "fire-once");
            var catchUp = reader.Number(item + ":CatchUpHours", 48, 0, 24 * 14, "hours");
            var send = reader.Flag(item + ":Send", true);
            if (note.Length > 0 && !EditionId.IsNoteId(note))
                reader.Refuse(item + ":Note", $"must be a note id of a–z, 0–9, '-' and '.', was '{note}'.");
            if (misfire is not ("fire-once" or "skip"))
                reader.Refuse(item + ":Misfire", $"must be fire-once or skip, was '{misfire}'.");
            if (note.Length == 0 || cron.Length == 0)
                continue;
            if (NoteSchedule.TryCreate(note, cron, zone, misfire == "skip" ? MisfireRule.Skip : MisfireRule.FireOnce, TimeSpan.FromHours(catchUp), send, out var schedule, out var fault))
                schedules.Add(schedule);
            else
                reader.Refuse(item + (fault.OfTimeZone ? ":TimeZone" : ":Cron"), fault.Message, fault.Hint);
        }

        return new ScheduleOptions(schedules.ToImmutable());
    }
}
