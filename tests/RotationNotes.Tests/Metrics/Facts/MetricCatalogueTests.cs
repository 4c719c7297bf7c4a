using RotationNotes.Foundation.Units;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Metrics.Facts;

public sealed class MetricCatalogueTests
{
    private static readonly MetricCatalogue Catalogue = MetricCatalogue.Default;

    [Fact]
    public void EveryPromisedId_IsThere()
    {
        string[] indices = ["rut", "spx", "ndx"];
        string[] promised =
        [
            .. indices.SelectMany(i => new[] { "1d", "5d", "10d", "21d", "63d", "ytd" }.Select(w => $"{i}-ret-{w}")),
            .. indices.Select(i => $"{i}-dgs2-corr-60d"),
            "rut-vs-ndx-10d", "rut-ndx-gap-5d", "rut-spx-gap-5d", "rut-z50", "rut-rsi14", "rut-rvx-corr-5d", "dgs2-chg-5d", "hy-oas-chg-5d",
            "rvx-level", "vxn-level", "vix-level", "rut-spx-ratio", "am-long-share-rut", "lev-long-share-rut", "am-net-rut", "lev-net-rut", "rut-up3-spx-down",
        ];

        Assert.DoesNotContain(promised, id => Catalogue.Find(id) is null);
    }

    [Fact]
    public void EveryDefinition_ReadsWhatItSaysInTheUnitItSays()
    {
        // Long enough for every window: the units come from the map that imports use.
        var map = SeriesMap.Load();
        var dates = TestMarket.Sessions(1700, "2024-07-16");
        var weeks = Enumerable.Range(0, 170).Select(i => TestMarket.Day("2024-07-09").AddDays(-7 * (169 - i))).ToArray();
        var names = Catalogue.All.SelectMany(d => d.Inputs).Select(id => id.Value).Distinct().Order(StringComparer.Ordinal).ToArray();
        var series = names.Select((name, i) => name.StartsWith("TFF.", StringComparison.Ordinal) || name.StartsWith("COT.", StringComparison.Ordinal)
            ? new Series(new SeriesDescriptor(new SeriesId(name), name, Unit.Contracts, "Test", Frequency.Weekly, ReleaseRule.CommitmentsOfTraders), weeks, TestMarket.Walk(weeks.Length, i))
            : new Series(map.Find(name)!.Descriptor, dates, TestMarket.Walk(dates.Length, i)));
        var view = new MarketData(TestMarket.Calendar, series).AsOf(TestMarket.Day("2024-07-16"));

        foreach (var definition in Catalogue.All)
        {
            var expression = SeriesExpression.Parse(definition.Expression);
            var result = expression.Evaluate(view);
            var fact = Catalogue.Evaluate(view, definition.Id);

            Assert.True(definition.Unit == result.Unit, $"{definition.Id}: says {definition.Unit}, computes {result.Unit}.");
            Assert.Equal(expression.Series.Order(Comparer<SeriesId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))), definition.Inputs.Order(Comparer<SeriesId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))));
            Assert.True(fact.Unavailable is null, $"{definition.Id}: {fact.Unavailable}");
        }
    }

    [Fact]
    public void SampleMarket_HasEveryPromisedFactOfTheIndices()
    {
        var market = SampleMarket.Create(TradingCalendar.Load());
        var view = market.AsOf(TestMarket.Day("2024-07-16"));

        foreach (var id in new[] { "rut-ret-5d", "spx-ret-5d", "ndx-ret-5d", "rut-z50", "rut-rsi14", "rut-spx-gap-5d", "rut-rvx-corr-5d", "rut-dgs2-corr-60d", "hy-oas-chg-5d", "am-long-share-rut", "lev-net-rut-z-3y" })
            Assert.Null(Catalogue.Evaluate(view, id).Unavailable);
    }

    [Fact]
    public void Nearest_FindsTheTypingError() => Assert.Equal("rut-vs-ndx-10d", Catalogue.Nearest("rut-vs-ndx-10")[0]);

    [Fact]
    public void TwoDefinitionsOfOneId_AreABug() =>
        Assert.Throws<ArgumentException>(() => new MetricCatalogue([Catalogue.All[0], Catalogue.All[0]]));

    [Fact]
    public void History_IsWhatTheFactWasRankedIn()
    {
        var view = TestMarket.View("2024-07-16", TestMarket.Daily("RUT", Unit.Price, "2024-07-16", TestMarket.Walk(300, 5)));

        var history = Catalogue.History(view, "rut-z50")!;
        var fact = Catalogue.Evaluate(view, "rut-z50");

        Assert.Equal((251, fact.N), (history.Dates.Length, history.Values.Length));
        Assert.Equal(fact.Value, history.Values.Span[^1]);
        Assert.Null(Catalogue.History(view, "ndx-z50"));
    }
}
