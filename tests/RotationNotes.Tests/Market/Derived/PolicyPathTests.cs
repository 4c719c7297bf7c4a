using RotationNotes.Foundation.Units;
using RotationNotes.Market.Derived;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Releases;
using RotationNotes.Metrics.Facts;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Market.Derived;

public sealed class PolicyPathTests
{
    private static readonly DateOnly day = Day("2024-07-16");

    /// <summary>The worked example of docs/methodology/policy.md.</summary>
    private static readonly Dictionary<(int, int), double> prices = new()
    {
        [(2024, 7)] = 94.675, [(2024, 8)] = 94.70, [(2024, 9)] = 94.85, [(2024, 10)] = 95.03, [(2024, 11)] = 95.19, [(2024, 12)] = 95.36, [(2025, 1)] = 95.52, [(2025, 7)] = 96.10,
    };

    [Fact]
    public void July2024_NoChangeThroughSeptember_IsPricedOut()
    {
        var path = On(prices);

        Assert.Equal(0.88, path["FFP.M1.UNCHANGED"]!.Value, 9);
        Assert.Equal(0.12, path["FFP.M1.LOWER"]!.Value, 9);
        // 0.12 steps, then 1.32: one or two cuts in September, so no path without one.
        Assert.Equal(0, path["FFP.M2.UNCHANGED"]!.Value, 9);
        Assert.Equal(1, path["FFP.M2.LOWER"]!.Value, 9);
    }

    [Fact]
    public void EasingToTheYearEnd_IsTheRateNowLessTheRateAfterTheLastMeeting()
    {
        var path = On(prices);

        // The last meeting is on 18 December; January 2025 has one too, so December's own mean decides: after = (31 × 4.64 − 18 × before) / 13.
        // Before it, November (decision on the 7th) is followed by December's meeting: after = (30 × 4.81 − 7 × 4.97) / 23.
        var november = (30 * 4.81 - 7 * 4.97) / 23;
        var december = (31 * 4.64 - 18 * november) / 13;
        Assert.Equal(5.33 - december, path["FFP.EASING.YE"]!.Value, 8);
        Assert.Equal(5.33 - 3.90, path["FFP.EASING.12M"]!.Value, 9);
    }

    [Fact]
    public void AMeanWithinTheMonth_IsWeighedByDays()
    {
        // 18 September: 18 days at 5.33, 12 at 5.08. October has no meeting in 2024, so hide it.
        var mean = (18 * 5.33 + 12 * 5.08) / 30;
        var path = PolicyPath.On(Day("2024-08-15"), 5.33, (year, month) => (year, month) == (2024, 9) ? mean : null);

        Assert.Equal(1, path[1]!.Value, 8);
        Assert.Equal(0, path[0]!.Value, 8);
    }

    [Fact]
    public void Probabilities_KeepTheMean_AndSumToOne()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 200; trial++)
        {
            var (aug, oct) = (94 + random.NextDouble() * 2, 94 + random.NextDouble() * 2);
            var path = On(new() { [(2024, 8)] = aug, [(2024, 10)] = oct });
            foreach (var value in path.Where(p => p.Key.StartsWith("FFP.M", StringComparison.Ordinal)).Select(p => p.Value).OfType<double>())
                Assert.InRange(value, 0, 1);
            Assert.True(path["FFP.M1.UNCHANGED"] + path["FFP.M1.LOWER"] <= 1 + 1e-9);
        }
    }

    [Fact]
    public void AMissingContract_LeavesLaterMeetingsWithoutAValue()
    {
        var path = On(new() { [(2024, 8)] = 94.70 });

        Assert.Equal(0.88, path["FFP.M1.UNCHANGED"]!.Value, 9);
        Assert.Null(path["FFP.M2.UNCHANGED"]);
        Assert.Null(path["FFP.EASING.YE"]);
    }

    [Fact]
    public void TheRateOfTheDayItself_IsNotYetPublished()
    {
        Series[] series = [Daily("DFF", Unit.Percent, "2024-07-16", 5.33, 9.99), Daily("ZQ.2024.08", Unit.Price, "2024-07-16", 94.70, 94.70)];

        var path = PolicyPath.Derive(["DFF", "ZQ.2024.08"], id => series.FirstOrDefault(s => s.Id.Value == id)).Single(s => s.Id.Value == "FFP.M1.UNCHANGED");

        Assert.Equal(0.88, path.Values[^1], 9);
    }

    [Fact]
    public void Correlation_UsesTheChangesOfTheEasing()
    {
        // Whenever the easing priced in rises, the index rises by the same hundredth.
        var steps = Enumerable.Range(0, 70).Select(i => i % 3 - 1.0).ToArray();
        double level = 0, price = 100;
        var easing = steps.Select(s => level += 0.01 * s).ToArray();
        var prices = steps.Select(s => price *= 1 + 0.01 * s).ToArray();
        var view = View("2024-07-16", Daily("RUT", Unit.Price, "2024-07-16", prices), Daily("FFP.EASING.YE", Unit.Percent, "2024-07-16", easing));

        Assert.Equal(1, MetricCatalogue.Default.Evaluate(view, "rut-easing-corr-60d").Value!.Value, 6);
    }

    [Fact]
    public void Meetings_AreEightAYear()
    {
        for (var year = 2015; year <= 2027; year++)
            Assert.Equal(8, PolicyMeetings.All.Count(m => m.Year == year));
        Assert.Equal([Day("2024-07-31"), Day("2024-09-18")], PolicyMeetings.After(day, 2));
        Assert.Equal(Day("2024-09-18"), PolicyMeetings.After(Day("2024-07-31"), 1)[0]);
    }

    private static Dictionary<string, double?> On(Dictionary<(int, int), double> prices)
    {
        var values = PolicyPath.On(day, 5.33, (year, month) => prices.TryGetValue((year, month), out var price) ? 100 - price : null);
        return PolicyPath.Descriptors.Select((d, i) => (d.Id.Value, values[i])).ToDictionary(p => p.Value, p => p.Item2);
    }
}
