using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Metrics.Explanations;
using RotationNotes.Metrics.Facts;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics.Explanations;

public sealed class MetricExplanationTests
{
    private const string AsOf = "2024-07-16";

    [Fact]
    public void Of_AReport_SaysWhenItBecamePublic()
    {
        var explanation = Explain("am-long-share-rut", AsOf, Daily("RUT", Unit.Price, AsOf, Walk(40, 1)), Weekly("TFF.RUT.AM.LONG", Unit.Contracts, AsOf, 50, 55, 60), Weekly("TFF.RUT.AM.SHORT", Unit.Contracts, AsOf, 50, 45, 40));

        var input = explanation.Inputs.Single(i => i.Id.Value == "TFF.RUT.AM.LONG");
        // Tuesday 9 July, public on Friday 12 July at 15:30; the report of the 16th is not known yet.
        Assert.Equal((2, Day("2024-07-09"), new DateTime(2024, 7, 12, 15, 30, 0)), (input.N, input.Last!.Value, input.KnownSince!.Value));
        Assert.Equal(64, input.Vintage!.Length);
    }

    [Fact]
    public void Of_ARevisedSeries_CountsRevisionsAndDatesTheFirstPrint()
    {
        var first = new DateTime(2024, 7, 1, 8, 30, 0);
        var revised = RotationNotes.Market.Observations.Series.OfVintages(
            new SeriesDescriptor(new SeriesId("M"), "M", Unit.Percent, "Test", Frequency.Monthly),
            new Vintages([new(Day("2024-06-01"), first, 3.0), new(Day("2024-06-01"), first.AddDays(8), 3.2), new(Day("2024-06-01"), first.AddDays(30), 3.9)]));

        var input = Explain("M", AsOf, Daily("RUT", Unit.Price, AsOf, 1, 2), revised).Inputs.Single();

        // The revision of 31 July is not known on 16 July.
        Assert.Equal((1, 1, first), (input.N, input.Revisions, input.KnownSince!.Value));
        Assert.Equal(3.2, input.LastValues.Single().Value);
    }

    [Fact]
    public void Of_ACorrelation_CarriesItsInterval()
    {
        var fact = Explain("corr(ret(RUT, 1), ret(SPX, 1), 20)", AsOf, Daily("RUT", Unit.Price, AsOf, Walk(60, 1)), Daily("SPX", Unit.Price, AsOf, Walk(60, 2))).Fact;

        var (low, high) = fact.Interval!.Value;
        Assert.InRange(fact.Value!.Value, low, high);
        Assert.Equal(2 * 1.959963984540054 / Math.Sqrt(17), Math.Atanh(high) - Math.Atanh(low), 9);
    }

    [Fact]
    public void Of_AGapOfIndices_AsksItWithDividends()
    {
        var fund = new Func<string, int, Series>((id, seed) => new Series(new SeriesDescriptor(new SeriesId(id), id, Unit.Price, "Test", Adjusted: true), Sessions(50, AsOf), Walk(50, seed)));
        var explanation = Explain("rut-spx-gap-5d", AsOf, Daily("RUT", Unit.Price, AsOf, Walk(100, 1)), Daily("SPX", Unit.Price, AsOf, Walk(100, 2)), fund("IWM", 3), fund("SPY", 4));

        var variation = explanation.Variations.Single(v => v.Change == "total return (IWM and SPY) instead of price");

        Assert.Equal("(ret(IWM, 5) - ret(SPY, 5))", variation.Expression);
        Assert.Equal((45, Sessions(45, AsOf)[0]), (variation.N, variation.SampleStart!.Value));
    }

    [Fact]
    public void Of_AGapWithoutDividendFunds_DoesNotPretend() =>
        Assert.DoesNotContain(
            Explain("rut-spx-gap-5d", AsOf, Daily("RUT", Unit.Price, AsOf, Walk(100, 1)), Daily("SPX", Unit.Price, AsOf, Walk(100, 2)), Daily("IWM", Unit.Price, AsOf, Walk(100, 3)), Daily("SPY", Unit.Price, AsOf, Walk(100, 4))).Variations,
            v => v.Change.StartsWith("total return", StringComparison.Ordinal));

    private static MetricExplanation Explain(string text, string asOf, params Series[] series)
    {
        var view = View(asOf, series);
        return MetricExplanation.Of(MetricCatalogue.Default.Over(view), AdHocMetric.Of(MetricCatalogue.Default, view, text));
    }
}
