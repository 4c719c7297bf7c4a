using System.CommandLine;
using System.Globalization;
using RotationNotes.Publishing.Scheduling;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Schedules;

/// <summary><c>schedule list</c>: when the worker will produce what.</summary>
internal static class ScheduleCommand
{
    private const int FiresShown = 5;

    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var list = new Command("list", "The next five fires of every schedule, in its own zone and in UTC.") { json };
        runner.Attach(list, parse =>
        {
            var options = global.Load(parse, runner.Environment);
            var now = runner.Environment.Clock.GetUtcNow();
            var output = runner.Environment.Output;
            if (parse.GetValue(json))
                PrintJson(output.Data, options.Schedules.Schedules, now);
            else if (options.Schedules.Schedules.IsEmpty)
                output.Talk.WriteLine("Nothing is scheduled: add an entry to Schedules in appsettings.json.");
            else
                PrintTable(output.Data, options.Schedules.Schedules, now);
            return ExitCode.Done;
        });
        return new Command("schedule", "When notes are produced by `serve`.") { list };
    }

    private static void PrintTable(TextWriter writer, IEnumerable<NoteSchedule> schedules, DateTimeOffset now)
    {
        foreach (var schedule in schedules)
        {
            writer.WriteLine($"{schedule.NoteId}  {schedule.Cron}  {schedule.TimeZone.Id}  missed fires: {Rule(schedule)}");
            var table = new TerminalTable("local", "zone offset", "UTC");
            foreach (var fire in schedule.After(now).Take(FiresShown))
                table.Add(Print(fire.DateTime, "ddd yyyy-MM-dd HH:mm:ss"), Print(fire, "zzz"), Print(fire.UtcDateTime, "yyyy-MM-dd HH:mm:ss'Z'"));
            table.Print(writer);
            writer.WriteLine();
        }
    }

    private static void PrintJson(TextWriter writer, IEnumerable<NoteSchedule> schedules, DateTimeOffset now) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartArray();
        foreach (var schedule in schedules)
        {
            json.WriteStartObject();
            json.WriteString("note", schedule.NoteId);
            json.WriteString("cron", schedule.Cron);
            json.WriteString("timeZone", schedule.TimeZone.Id);
            json.WriteString("misfire", schedule.Misfire == MisfireRule.Skip ? "skip" : "fire-once");
            json.WriteBoolean("send", schedule.Send);
            json.WriteStartArray("next");
            foreach (var fire in schedule.After(now).Take(FiresShown))
            {
                json.WriteStartObject();
                json.WriteString("local", Print(fire, "yyyy-MM-dd'T'HH:mm:sszzz"));
                json.WriteString("utc", Print(fire.UtcDateTime, "yyyy-MM-dd'T'HH:mm:ss'Z'"));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Rule(NoteSchedule schedule) => schedule.Misfire == MisfireRule.Skip
        ? "skipped"
        : string.Create(CultureInfo.InvariantCulture, $"newest made up at start, up to {schedule.CatchUp.TotalHours:0} h old");

    private static string Print(IFormattable value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
