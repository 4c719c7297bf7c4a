using System.Diagnostics;
using System.Globalization;

namespace RotationNotes.Benchmarks;

/// <summary>A quick look at <see cref="TemplateLanguage"/> in processor time, which other work on the machine disturbs least.</summary>
internal static class TemplateTimes
{
    private const int Rounds = 9;

    public static int Measure(TextWriter writer)
    {
        var language = new TemplateLanguage();
        const int turns = TemplateLanguage.Turns;
        Report(writer, "arithmetic", 9 * turns, 60, () => language.Arithmetic());
        Report(writer, "conditions", 9 * turns, 60, () => language.Conditions());
        Report(writer, "members", 7 * turns, 60, () => language.Members());
        Report(writer, "functions", 10 * turns, 60, () => language.Functions());
        Report(writer, "pipes", 11 * turns, 60, () => language.Pipes());
        Report(writer, "texts", 6 * turns, 60, () => language.Texts());
        return 0;
    }

    private static void Report(TextWriter writer, string what, double nodes, int repeats, Action work)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < TimeSpan.FromSeconds(2);)
            work();
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < repeats; i++)
                work();
            times[round] = (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / repeats / nodes;
        }
        Array.Sort(times);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-12} median {times[Rounds / 2],6:0.0} ns a node, best {times[0],6:0.0} ns"));
    }
}
