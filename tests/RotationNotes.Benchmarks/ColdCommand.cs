using System.Diagnostics;
using System.Globalization;

namespace RotationNotes.Benchmarks;

/// <summary>How long a published program takes from process start to a sealed edition, and how much memory it peaks at.</summary>
internal static class ColdCommand
{
    private const int Runs = 11;

    /// <param name="program">The published executable.</param>
    /// <param name="root">Root folder with templates, settings and imported data; its archive, outbox and locks are cleared before each run.</param>
    public static int Measure(string program, string root, TextWriter writer)
    {
        var wall = new List<double>();
        var processor = new List<double>();
        long peak = 0;
        for (var run = 0; run < Runs; run++)
        {
            foreach (var folder in (string[])["archive", "outbox", "locks"])
            {
                var path = Path.Combine(root, "output", folder);
                if (Directory.Exists(path))
                    Directory.Delete(path, recursive: true);
            }

            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])["--root", root, "run", "--as-of", "2024-07-16"])
                start.ArgumentList.Add(argument);
            var used = TimeSpan.Zero;
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var talk = process.StandardError.ReadToEndAsync();
            var data = process.StandardOutput.ReadToEndAsync();
            while (!process.WaitForExit(2))
                (peak, used) = Look(process, peak, used);
            wall.Add(clock.Elapsed.TotalMilliseconds);
            processor.Add(used.TotalMilliseconds);
            if (process.ExitCode != 0)
            {
                writer.WriteLine(talk.Result);
                return process.ExitCode;
            }

            _ = data.Result;
        }

        wall.Sort();
        processor.Sort();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wall ms: median {wall[Runs / 2]:0}, best {wall[0]:0}, worst {wall[^1]:0}"));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor ms: median {processor[Runs / 2]:0}, best {processor[0]:0}"));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak resident MB: {peak / 1048576.0:0}"));
        return 0;
    }

    // The system forgets both figures with the process, so they are looked at every two milliseconds.
    private static (long Peak, TimeSpan Used) Look(Process process, long peak, TimeSpan used)
    {
        try
        {
            process.Refresh();
            return (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
        }
        catch (InvalidOperationException)
        {
            return (peak, used); // it ended between two looks
        }
    }
}
