using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Events;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Metrics.Kernels;
using RotationNotes.Tests.Specimens;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics.Events;

public sealed class EventStudyTests
{
    private static EventStudy Run(double[] prices, string signal, int[] horizons, int cluster = 3) =>
        EventStudy.Run(
            MetricCatalogue.Default.Over(View("2024-07-16", Daily("RUT", Unit.Price, "2024-07-16", prices))),
            new EventStudyRequest { Signal = SeriesExpression.Parse(signal), Outcome = SeriesExpression.Parse("RUT"), Horizons = [.. horizons], ClusterObservations = cluster });

    [Fact]
    public void Run_MeasuresForwardReturnsOfFirstDaysOnly()
    {
        // Rises of 10 % on positions 1, 2 (one cluster), 7 and 10; the last has no second session after it.
        double[] prices = [100, 110, 121, 121, 121, 121, 121, 133.1, 133.1, 133.1, 146.41, 139.0895];

        var study = Run(prices, "ret(RUT, 1) > 5%", [1, 2]);

        Assert.Equal(4, study.Events.Length);
        Assert.Equal(3, study.Kept.Length);
        Assert.Equal(11, study.Searched);
        var one = study.Outcomes[0];
        Assert.Equal([0.1, 0.0, -0.05], one.Returns.Select(r => Math.Round(r.Value, 12)));
        Assert.Equal((1.0 / 3, 0.0), (one.HitRate, Math.Round(one.Median, 12)));
        Assert.Equal((-0.05, 0.1), (Math.Round(one.Worst, 12), Math.Round(one.Best, 12)));
        Assert.Equal(2, study.Outcomes[1].N);
        Assert.Null(one.Interval);
    }

    [Fact]
    public void Run_WithoutEvents_SaysSoByAnEmptyList()
    {
        var study = Run(Walk(50, 1), "ret(RUT, 1) > 50%", [1]);

        Assert.Empty(study.Events);
        Assert.Empty(study.Outcomes);
        Assert.Equal(49, study.Searched);
    }

    [Fact]
    public void Run_TwiceWithOneSeed_GivesTheSameInterval()
    {
        var prices = Walk(2000, 9);

        var first = Run(prices, "ret(RUT, 1) > 1%", [5], cluster: 10).Outcomes[0];
        var second = Run(prices, "ret(RUT, 1) > 1%", [5], cluster: 10).Outcomes[0];

        Assert.Equal(first.Interval, second.Interval);
        Assert.InRange(first.Median, first.Interval!.Value.Low, first.Interval.Value.High);
        Assert.InRange(first.UsualHitRate, 0.3, 0.7);
    }

    [Theory]
    [InlineData("ret(RUT, 1)", "RUT", "is no condition")]
    [InlineData("ret(RUT, 1) > 0", "ret(RUT, 1)", "has no returns")]
    public void Run_MistakenQuestion_IsRefused(string signal, string outcome, string expected)
    {
        var evaluation = MetricCatalogue.Default.Over(View("2024-07-16", Daily("RUT", Unit.Price, "2024-07-16", 1, 2, 3)));

        var failure = Assert.Throws<DiagnosticException>(() => EventStudy.Run(evaluation, new EventStudyRequest { Signal = SeriesExpression.Parse(signal), Outcome = SeriesExpression.Parse(outcome) }));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FiveSessionGainsOfTenPercent_WereMostlyFollowedByHigherPricesAYearLater()
    {
        var evaluation = MetricCatalogue.Default.Over(RealMarket.AsOf("2024-07-16"));

        var study = EventStudy.Run(evaluation, new EventStudyRequest { Signal = SeriesExpression.Parse("ret(RUT, 5) >= 10%"), Outcome = SeriesExpression.Parse("RUT") });

        var year = study.Outcomes.Single(o => o.Horizon == 252);
        Assert.Equal(study.Kept.Length - 1, year.N); // the event of July 2024 has no year after it yet
        Assert.True(year.HitRate > year.UsualHitRate, $"{year.HitRate} against {year.UsualHitRate}");
    }

    [Fact]
    public void SplitMix_StartsWithItsPublishedSequence()
    {
        // Reference values of the published algorithm for seed 1234567.
        var random = new SplitMix(1234567);

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], new[] { random.Next(), random.Next(), random.Next() });
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(1.0, 10.0)]
    public void Quantile_InterpolatesBetweenOrderStatistics(double share, double expected) =>
        Assert.Equal(expected, Quantiles.Of([1, 2, 3, 10], share), 12);
}
