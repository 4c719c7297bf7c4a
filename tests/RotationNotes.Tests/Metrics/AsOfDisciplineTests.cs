using System.Text;
using System.Text.Json;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Metrics;

/// <summary>No fact knows anything that was not public at its date.</summary>
public sealed class AsOfDisciplineTests
{
    private const int Dates = 100;
    private const int MetricsPerDate = 20;

    private static readonly MetricCatalogue Catalogue = MetricCatalogue.Default;

    [Fact]
    public void Facts_OfTheSampleMarket_DoNotChangeWhenLaterRowsGo() => Check(SampleMarket.Create(TestMarket.Calendar), seed: 20240716, from: 1500);

    [Fact]
    public void Facts_OfTheRealMarket_DoNotChangeWhenLaterRowsGo() => Check(RealMarket.Required(), seed: 20240717, from: 4000);

    // 2,000 pairs of a metric and a date, each on three markets: whole, with all later rows deleted, with all later rows replaced by nonsense.
    private static void Check(MarketData market, int seed, int from)
    {
        var random = new Random(seed);
        var sessions = market.Find(new SeriesId("SPX"))!.Dates.ToArray().Where(d => d >= market.FirstSession && d <= market.LastSession).ToArray();
        string[] ids = [.. Catalogue.All.Where(d => d.Inputs.All(i => market.Find(i) is not null)).Select(d => d.Id)];
        var (pairs, valued) = (0, 0);
        for (var trial = 0; trial < Dates; trial++)
        {
            var date = sessions[random.Next(Math.Min(from, sessions.Length / 2), sessions.Length)];
            var whole = market.AsOf(date);
            var deleted = Later(market, whole, garbage: null).AsOf(date);
            var nonsense = Later(market, whole, random).AsOf(date);
            for (var k = 0; k < MetricsPerDate; k++, pairs++)
            {
                var id = ids[random.Next(ids.Length)];
                var expected = Print(Catalogue.Evaluate(whole, id));
                Assert.Equal(expected, Print(Catalogue.Evaluate(deleted, id)));
                Assert.Equal(expected, Print(Catalogue.Evaluate(nonsense, id)));
                valued += Catalogue.Evaluate(whole, id).Value is null ? 0 : 1;
            }
        }

        Assert.Equal(Dates * MetricsPerDate, pairs);
        Assert.True(valued > pairs / 2, $"only {valued} of {pairs} facts had a value");
    }

    // Copies, so that no slice can see beyond its end.
    private static MarketData Later(MarketData market, MarketView view, Random? garbage)
    {
        var series = new List<Series>();
        foreach (var whole in market.Series)
        {
            if (whole.Vintages is not null)
            {
                // Rows that carry their own moment: only those known by then.
                if (whole.KnownBy(view.KnownAt) is { } first)
                    series.Add(first);
                continue;
            }

            var known = 0;
            while (known < whole.Count && whole.Dates[known] <= view.AsOf && KnownObservations.KnownAt(whole.Descriptor, whole.Dates[known]) <= view.KnownAt)
                known++;
            if (garbage is null && known > 0)
                series.Add(new Series(whole.Descriptor, whole.Dates[..known].ToArray(), whole.Values[..known].ToArray()));
            else if (garbage is not null)
                series.Add(new Series(whole.Descriptor, whole.Dates.ToArray(), [.. whole.Values[..known], .. whole.Values[known..].ToArray().Select(v => Math.Abs(v) * (0.1 + 5 * garbage.NextDouble()) + 1)]));
        }

        return new MarketData(market.Calendar, series);
    }

    private static string Print(Fact fact)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            FactJson.Write(writer, fact);
        return Encoding.UTF8.GetString(stream.ToArray()) + fact.Previous;
    }
}
