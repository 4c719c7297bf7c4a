using System.Text;
using System.Text.Json;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Metrics.Facts;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics.Facts;

public sealed class FactTests
{
    private const string AsOf = "2024-07-16";

    private static Fact Evaluate(string id, params Series[] series) => MetricCatalogue.Default.Evaluate(View(AsOf, series), id);

    [Fact]
    public void Fact_CarriesItsPlaceInTheSample()
    {
        // One-session returns: +10 %, −10 %, +20 %, +5 %.
        var fact = Evaluate("rut-ret-1d", Daily("RUT", Unit.Price, AsOf, 100, 110, 99, 118.8, 124.74));
        var dates = Sessions(5, AsOf);

        Assert.Equal(0.05, fact.Value!.Value, 12);
        Assert.Equal((4, dates[1]), (fact.N, fact.SampleStart!.Value));
        Assert.Equal((3, 0.5), (fact.Rank!.Value, fact.Percentile!.Value));
        Assert.Equal(dates[3], fact.PreviousAtLeastAsExtreme!.Value.Date);
        Assert.Equal(0.2, fact.PreviousAtLeastAsExtreme.Value.Value, 12);
        Assert.Equal(dates[4], fact.ObservedOn);
        Assert.False(fact.IsRecord);
    }

    [Fact]
    public void Fact_YieldFallThatTiesAnEarlierOne_IsNoRecord()
    {
        var fact = Evaluate("dgs2-chg-1d", Daily("DGS2", Unit.Percent, AsOf, 4.55, 4.43, 4.80, 4.68));

        Assert.Equal(-12.0, fact.Value);
        Assert.Equal(1, fact.Rank);
        Assert.Equal(Sessions(3, AsOf)[0], fact.PreviousAtLeastAsExtreme!.Value.Date);
        Assert.False(fact.IsRecord);
    }

    [Fact]
    public void Fact_WithoutTheSeries_NamesIt() =>
        Assert.Equal("no observation of RVX is known by 2024-07-16", Evaluate("rut-rvx-corr-5d", Daily("RUT", Unit.Price, AsOf, Walk(30, 1))).Unavailable);

    [Fact]
    public void Fact_WithTooFewObservations_SaysHowManyItNeeds()
    {
        var fact = Evaluate("rut-z50", Daily("RUT", Unit.Price, AsOf, Walk(20, 1)));

        Assert.Null(fact.Value);
        Assert.Equal("z(RUT, 50) needs 50 observations, there are 20", fact.Unavailable);
    }

    [Fact]
    public void Fact_OfAFlatSeries_SaysThatItDidNotMove() =>
        Assert.Equal("the input did not move in the last 50 observations", Evaluate("rut-z50", Daily("RUT", Unit.Price, AsOf, [.. Enumerable.Repeat(2000.1, 60)])).Unavailable);

    [Fact]
    public void Fact_FromASeriesThatEnded_IsUnavailableAndSaysWhen()
    {
        var fact = Evaluate("rut-rvx-corr-5d", Daily("RUT", Unit.Price, AsOf, Walk(40, 1)), Daily("RVX", Unit.VolatilityPoints, "2024-07-08", Walk(40, 2, 20)));

        Assert.Null(fact.Value);
        Assert.Equal("the last observation of RVX is 2024-07-08, 6 sessions before the as-of date", fact.Unavailable);
    }

    [Fact]
    public void Fact_FromASeriesAFewSessionsBehind_StandsOnItsLastObservation()
    {
        var fact = Evaluate("rvx-level", Daily("RUT", Unit.Price, AsOf, Walk(40, 1)), Daily("RVX", Unit.VolatilityPoints, "2024-07-12", 20, 21, 22));

        Assert.Equal(22.0, fact.Value);
        Assert.Equal(Day("2024-07-12"), fact.ObservedOn);
        Assert.Equal(Day(AsOf), fact.AsOf);
    }

    [Fact]
    public void Fact_WhosePriceIsNegative_HasAReason() =>
        Assert.Equal("a price at or below zero has no return", Evaluate("rut-ret-1d", Daily("RUT", Unit.Price, AsOf, 10, 5, -1)).Unavailable);

    [Fact]
    public void Fact_OfAMisreadSeries_NamesTheUnit() =>
        Assert.Contains("do not have the expected units", Evaluate("rut-ret-1d", Daily("RUT", Unit.Percent, AsOf, 1, 2, 3)).Unavailable, StringComparison.Ordinal);

    [Fact]
    public void Fact_Positioning_IsObservedOnTheReportDate()
    {
        Series[] series =
        [
            Daily("RUT", Unit.Price, AsOf, Walk(40, 1)),
            Weekly("TFF.RUT.AM.LONG", Unit.Contracts, AsOf, 50, 55, 60),
            Weekly("TFF.RUT.AM.SHORT", Unit.Contracts, AsOf, 50, 45, 40),
        ];

        var tuesday = MetricCatalogue.Default.Evaluate(View(AsOf, series), "am-long-share-rut");
        var monday = MetricCatalogue.Default.Evaluate(View("2024-07-22", [.. series[1..], Daily("RUT", Unit.Price, "2024-07-22", Walk(40, 1))]), "am-long-share-rut");

        Assert.Equal((Day("2024-07-09"), 0.55), (tuesday.ObservedOn!.Value, tuesday.Value!.Value));
        Assert.Equal((Day(AsOf), 0.60), (monday.ObservedOn!.Value, monday.Value!.Value));
    }

    [Fact]
    public void Fact_OfEvents_ListsTheirDatesAndRanksNothing()
    {
        var dates = Sessions(4, AsOf);
        var fact = Evaluate("rut-up3-spx-down", Daily("RUT", Unit.Price, AsOf, 100, 104, 104, 108), Daily("SPX", Unit.Price, AsOf, 100, 99, 98, 97));

        Assert.Equal(2.0, fact.Value);
        Assert.Equal([dates[1], dates[3]], fact.Events);
        Assert.Null(fact.Rank);
        Assert.False(fact.IsRecord);
    }

    [Fact]
    public void Evaluate_UnknownIds_AreReportedTogetherWithHints()
    {
        var failure = Assert.Throws<DiagnosticException>(() => MetricCatalogue.Default.Evaluate(View(AsOf, Daily("RUT", Unit.Price, AsOf, 1, 2)), ["rut-ret-5e", "rut-ret-5d", "rut-z5O"]));

        Assert.Equal(["Did you mean 'rut-ret-5d'?", "Did you mean 'rut-z50'?"], failure.Diagnostics.Select(d => d.Hint));
    }

    [Fact]
    public void Write_GivesNumbersThatReadBackExactly()
    {
        var fact = Evaluate("rut-ret-1d", Daily("RUT", Unit.Price, AsOf, 3, 7, 11, 5));

        using var json = JsonDocument.Parse(Write(fact));

        Assert.Equal(fact.Value, json.RootElement.GetProperty("value").GetDouble());
        Assert.Equal("fraction", json.RootElement.GetProperty("unit").GetString());
        Assert.Equal(AsOf, json.RootElement.GetProperty("asOf").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("previousAtLeastAsExtreme").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("unavailable").ValueKind);
    }

    [Fact]
    public void Write_UnavailableFact_HasNullsAndTheReason()
    {
        using var json = JsonDocument.Parse(Write(Evaluate("rut-z50", Daily("RUT", Unit.Price, AsOf, 1, 2))));

        foreach (var name in new[] { "value", "sampleStart", "percentile", "rank", "previousAtLeastAsExtreme" })
            Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty(name).ValueKind);
        Assert.StartsWith("z(RUT, 50) needs", json.RootElement.GetProperty("unavailable").GetString(), StringComparison.Ordinal);
    }

    private static string Write(Fact fact)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            FactJson.Write(writer, fact);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
