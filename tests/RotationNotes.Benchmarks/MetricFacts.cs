using BenchmarkDotNet.Attributes;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Benchmarks;

/// <summary>The whole catalogue at one date, warm, and how its cost grows with the length of the series.</summary>
[MemoryDiagnoser, InProcess]
public class MetricFacts
{
    private MarketData market = null!;

    /// <summary>Years of daily data behind the date.</summary>
    [Params(10, 20, 40, 80)]
    public int Years { get; set; }

    [GlobalSetup]
    public void Prepare() => market = LongMarket.Create(Years);

    [Benchmark]
    public int WholeCatalogue()
    {
        var available = 0;
        foreach (var fact in MetricCatalogue.Default.Evaluate(market.AsOf(LongMarket.End), MetricCatalogue.Default.All.Select(d => d.Id)))
            available += fact.Value is null ? 0 : 1;
        return available;
    }
}
