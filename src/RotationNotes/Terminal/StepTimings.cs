using System.Globalization;

namespace RotationNotes.Terminal;

/// <summary>Wall and processor time of each step of a run, from the start of the process on.</summary>
internal sealed class StepTimings(TimeProvider clock)
{
    private readonly List<(string Name, long Started, TimeSpan Processor)> steps = [];

    public void Begin(string name) => steps.Add((name, clock.GetTimestamp(), Environment.CpuUsage.TotalTime));

    public void Print(TextWriter writer)
    {
        Begin("end");
        var table = new TerminalTable("step", "ms", "processor ms").Right(1, 2);
        // Processor time before the first step is the runtime's and the command line's.
        table.Add("start", "", Milliseconds(steps[0].Processor));
        for (var i = 0; i + 1 < steps.Count; i++)
            table.Add(steps[i].Name, Milliseconds(clock.GetElapsedTime(steps[i].Started, steps[i + 1].Started)), Milliseconds(steps[i + 1].Processor - steps[i].Processor));
        table.Add("all", Milliseconds(clock.GetElapsedTime(steps[0].Started, steps[^1].Started)), Milliseconds(steps[^1].Processor));
        table.Print(writer);
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
