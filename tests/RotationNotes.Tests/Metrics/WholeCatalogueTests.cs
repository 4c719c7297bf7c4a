using System.Text;
using System.Text.Json;
using RotationNotes.Market.Sample;
using RotationNotes.Metrics.Facts;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Metrics;

/// <summary>A whole catalogue at once shares and reuses memory; that must not show in any fact.</summary>
public sealed class WholeCatalogueTests
{
    private static readonly MetricCatalogue Catalogue = MetricCatalogue.Default;

    [Fact]
    public void Evaluate_AllAtOnce_GivesWhatEachAloneGives()
    {
        var market = SampleMarket.Create(TestMarket.Calendar);
        string[] ids = [.. Catalogue.All.Select(d => d.Id)];

        var together = Catalogue.Evaluate(market.AsOf(TestMarket.Day("2024-07-16")), ids);

        var alone = market.AsOf(TestMarket.Day("2024-07-16"));
        Assert.Equal(ids.Select(id => Print(Catalogue.Evaluate(alone, id))), together.Select(Print));
        Assert.True(together.Count(f => f.Value is not null) > 300);
    }

    [Fact]
    public void History_AskedForAfterTheWholeCatalogue_IsStillRight()
    {
        var market = SampleMarket.Create(TestMarket.Calendar);
        var view = market.AsOf(TestMarket.Day("2024-07-16"));
        var before = Catalogue.History(view, "rut-spx-gap-5d")!;
        double[] kept = [.. before.Values.Span];

        Catalogue.Evaluate(view, [.. Catalogue.All.Select(d => d.Id), "rut-ret-5d", "rut-ret-5d"]);

        Assert.Equal(kept, before.Values.ToArray());
        var fresh = market.AsOf(TestMarket.Day("2024-07-16"));
        foreach (var id in new[] { "rut-z50", "rut-vs-ndx-10d", "rut-ndx-ratio", "rut-ndx-dispersion-13w", "rut-up3-spx-down" })
            Assert.Equal(Catalogue.History(fresh, id)!.Values.ToArray(), Catalogue.History(view, id)!.Values.ToArray());
    }

    private static string Print(Fact fact)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            FactJson.Write(writer, fact);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
