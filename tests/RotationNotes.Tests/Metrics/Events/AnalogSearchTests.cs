using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Events;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics.Events;

public sealed class AnalogSearchTests
{
    private static AnalogSearch Run(double[] prices, int length = 10, int forward = 5, int count = 3) =>
        AnalogSearch.Run(MetricCatalogue.Default.Over(View("2024-07-16", Daily("RUT", Unit.Price, "2024-07-16", prices))), SeriesExpression.Parse("RUT"), length, forward, count);

    [Fact]
    public void Run_FindsThePlantedTwin_WhateverItsLevelAndSize()
    {
        var prices = Walk(600, 21);
        // The newest ten steps repeat those that end at position 200, twice as large in logarithms and from another level.
        for (var i = 1; i <= 10; i++)
            prices[589 + i] = prices[589] * Math.Pow(prices[190 + i] / prices[190], 2);

        var search = Run(prices);

        var dates = Sessions(600, "2024-07-16");
        Assert.Equal((dates[190], dates[200]), (search.Analogs[0].Start, search.Analogs[0].End));
        Assert.Equal(0, search.Analogs[0].Distance, 9);
        Assert.True(search.Analogs[1].Distance > 0.1);
    }

    [Fact]
    public void Run_PathsStandAtOneHundredOnTheirLastDayAndShowWhatFollowed()
    {
        var search = Run(Walk(400, 22));

        Assert.Equal(11, search.Current.Length);
        Assert.Equal(100, search.Current[^1].Value);
        Assert.All(search.Analogs, analog =>
        {
            Assert.Equal(16, analog.Path.Length);
            Assert.Equal(100, analog.Path[10].Value);
            Assert.Equal(analog.End, analog.Path[10].Date);
        });
    }

    [Fact]
    public void Run_ChosenStretches_DoNotOverlap()
    {
        var ends = Run(Walk(800, 23), count: 8).Analogs.Select(a => a.End).Order().ToArray();

        Assert.Equal(8, ends.Length);
        for (var i = 1; i < ends.Length; i++)
            Assert.True(Calendar.SessionsBetween(ends[i - 1], ends[i]) > 10);
    }

    [Fact]
    public void Run_ShortHistory_SaysWhatIsMissing() =>
        Assert.Contains("need at least 21", Run(Walk(15, 1)).Unavailable, StringComparison.Ordinal);
}
