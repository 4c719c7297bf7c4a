using System.Diagnostics;
using System.Globalization;
using RotationNotes.Market;
using RotationNotes.Metrics;

namespace RotationNotes.Benchmarks;

/// <summary>A quick look at <see cref="MetricFacts"/>: wall and processor time of a few runs, the share of each family, the dearest metrics.</summary>
internal static class FactTimes
{
    private const int Runs = 15;
    private const int Dearest = 12;

    public static int Measure(string[] years, TextWriter writer)
    {
        var all = MetricCatalogue.Default.All;
        foreach (var span in years.Length == 0 ? [40] : years.Select(y => int.Parse(y, CultureInfo.InvariantCulture)))
        {
            var market = LongMarket.Create(span);
            writer.WriteLine($"{Number(span)} years, {Number(all.Count)} metrics: {Text(Time(market, [.. all.Select(d => d.Id)]))}");
            foreach (var family in all.GroupBy(d => d.Family))
                writer.WriteLine($"  {family.Key,-14} {family.Count(),5} {Text(Time(market, [.. family.Select(d => d.Id)]))}");
            foreach (var (definition, times) in all.Select(d => (d, Time(market, [d.Id]))).OrderByDescending(pair => pair.Item2.Processor).Take(Dearest))
                writer.WriteLine($"  {definition.Id,-30} {Text(times)}  {definition.Expression}");
        }

        return 0;
    }

    private static Times Time(MarketData market, string[] ids)
    {
        var times = new double[Runs];
        var processor = double.MaxValue;
        long allocated = 0;
        for (var i = -3; i < Runs; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var used = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            MetricCatalogue.Default.Evaluate(market.AsOf(LongMarket.End), ids);
            var wall = clock.Elapsed.TotalMilliseconds;
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (i >= 0)
                times[i] = wall;
        }

        Array.Sort(times);
        return new Times(times[0], times[Runs / 2], processor, allocated / 1048576.0);
    }

    private static string Text(Times times) => string.Create(
        CultureInfo.InvariantCulture, $"best {times.Best,7:0.00} ms, median {times.Median,7:0.00} ms, processor {times.Processor,7:0.00} ms, {times.Megabytes,6:0.0} MB");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Times(double Best, double Median, double Processor, double Megabytes);
}
