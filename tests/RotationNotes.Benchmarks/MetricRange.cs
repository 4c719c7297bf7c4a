using BenchmarkDotNet.Attributes;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Benchmarks;

/// <summary>A year of facts of one family: in one pass, against one evaluation a date.</summary>
[MemoryDiagnoser, InProcess]
public class MetricRange
{
    private readonly string[] ids = [.. MetricCatalogue.Default.All.Where(d => d.Family == "momentum").Select(d => d.Id)];
    private MarketData market = null!;

    [GlobalSetup]
    public void Prepare() => market = LongMarket.Create(40);

    [Benchmark(Baseline = true)]
    public double DateByDate()
    {
        var sum = 0.0;
        for (var date = LongMarket.End.AddYears(-1); date <= LongMarket.End; date = market.Calendar.NextSession(date))
        {
            foreach (var fact in MetricCatalogue.Default.Evaluate(market.AsOf(date), ids))
                sum += fact.Percentile ?? 0;
        }

        return sum;
    }

    [Benchmark]
    public double OnePass()
    {
        var range = MetricCatalogue.Default.Over(market, LongMarket.End.AddYears(-1), LongMarket.End);
        return ids.Sum(id => range.Evaluate(id).Sum(fact => fact.Percentile ?? 0));
    }
}
