using System.Diagnostics;
using System.Globalization;

namespace RotationNotes.Benchmarks;

/// <summary>The charts' times in a few seconds: the best of many runs, by the clock and in processor time, which other work on the machine disturbs less than a mean.</summary>
internal static class ChartTimes
{
    public static int Measure(TextWriter output)
    {
        var charts = new ChartScenes();
        charts.Prepare();
        output.WriteLine("| case | best | processor, best | allocated |");
        output.WriteLine("|---|---:|---:|---:|");
        Case("scene, 2,500 points, 4 series", 600, () => charts.Scene_2500PointsFourSeries());
        Case("scene, 40 years daily, 8 series", 200, () => charts.Scene_FortyYearsDailyEightSeries());
        Case("PNG 1200 x 700", 60, () => charts.Png_1200x700());
        Case("PNG 1200 x 700, palette", 60, () => charts.Png_1200x700_Indexed());
        Case("SVG", 200, () => charts.Svg());
        return 0;

        void Case(string name, int runs, Action work)
        {
            // Long enough for the compiler's second tier.
            for (var i = 0; i < Math.Max(60, runs / 2); i++)
                work();
            Thread.Sleep(200);
            for (var i = 0; i < 30; i++)
                work();
            double best = double.MaxValue, processor = double.MaxValue;
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < runs; i++)
            {
                var used = Environment.CpuUsage.TotalTime;
                var start = Stopwatch.GetTimestamp();
                work();
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
            }

            var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / runs;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {best:0.00} ms | {processor:0.00} ms | {allocated / 1024:#,0} KB |"));
        }
    }
}
