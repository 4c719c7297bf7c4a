using System.Diagnostics;
using System.Globalization;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Benchmarks;

/// <summary>A quick look at <see cref="MetricFacts"/> and <see cref="MetricRange"/>: how time and memory grow with years and series.</summary>
/// <remarks>Processor time is printed beside the wall's: on a machine with other work it is the steadier figure.</remarks>
internal static class FactTimes
{
    private const int Runs = 15;
    private const int Dearest = 8;

    private static readonly MetricCatalogue Catalogue = MetricCatalogue.Default;

    public static int Measure(TextWriter writer)
    {
        string[] all = [.. Catalogue.All.Select(d => d.Id)];
        foreach (var years in new[] { 10, 20, 40, 80 })
            writer.WriteLine($"{Number(years),3} years, {Number(all.Length)} metrics: {Text(Time(LongMarket.Create(years), all))}");

        var market = LongMarket.Create(40);
        foreach (var count in new[] { 9, 18, 36, 72, 144 })
        {
            var known = market.Series.Take(count).Select(s => s.Id).ToHashSet();
            string[] ids = [.. Catalogue.All.Where(d => d.Inputs.All(known.Contains)).Select(d => d.Id)];
            writer.WriteLine($"{Number(known.Count),3} series over 40 years, {Number(ids.Length)} metrics: {Text(Time(market, ids))}");
        }

        foreach (var family in Catalogue.All.GroupBy(d => d.Family))
            writer.WriteLine($"  {family.Key,-16} {family.Count(),5} {Text(Time(market, [.. family.Select(d => d.Id)]))}");
        foreach (var (definition, times) in Catalogue.All.Select(d => (d, Time(market, [d.Id]))).OrderByDescending(pair => pair.Item2.Processor).Take(Dearest))
            writer.WriteLine($"  {definition.Id,-30} {Text(times)}  {definition.Expression}");
        Range(market, all, writer);
        return 0;
    }

    // Ten years of facts: one pass, and a sample of the dates one by one.
    private static void Range(MarketData market, string[] ids, TextWriter writer)
    {
        var used = Environment.CpuUsage.TotalTime;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var range = Catalogue.Over(market, LongMarket.End.AddYears(-10), LongMarket.End);
        foreach (var id in ids)
            range.Evaluate(id);
        var pass = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ids.Length} metrics at {range.AsOf.Length} sessions in one pass: processor {pass:0} ms, {(GC.GetAllocatedBytesForCurrentThread() - before) / 1048576.0:0} MB"));

        const int sampled = 25;
        used = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < sampled; i++)
            Catalogue.Evaluate(market.AsOf(range.AsOf.Span[i * (range.AsOf.Length / sampled)]), ids);
        var each = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / sampled;
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"date by date: {each:0.0} ms a date, {each * range.AsOf.Length:0} ms for all, {each * range.AsOf.Length / pass:0} times the pass"));
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
            Catalogue.Evaluate(market.AsOf(LongMarket.End), ids);
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
