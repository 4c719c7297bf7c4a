using RotationNotes.Market.Calendar;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;

namespace RotationNotes.Tests.Market.Sample;

/// <summary>The generated market tells the story of July 2024, and only that story breaks records.</summary>
public sealed class SampleMarketTests
{
    private static readonly MarketData market = SampleMarket.Create(TradingCalendar.Load());
    private static readonly DateOnly day = new(2024, 7, 16);

    [Fact]
    public void Create_Twice_GivesTheSameNumbers()
    {
        var again = SampleMarket.Create(TradingCalendar.Load());

        Assert.Equal(market.Series.Select(SeriesDigest.Of), again.Series.Select(SeriesDigest.Of));
        Assert.True(market.IsSample);
        Assert.Equal(day, market.DefaultAsOf);
        Assert.Equal(new DateOnly(2024, 7, 31), market.LastSession);
    }

    [Fact]
    public void Fund_OpensAndCloses_BetweenItsHighAndLow()
    {
        var (close, open, high, low, volume) = (Known("IWM"), Known("IWM.OPEN"), Known("IWM.HIGH"), Known("IWM.LOW"), Known("IWM.VOLUME"));

        Assert.All([open, high, low, volume], part => Assert.Equal(close.Dates.ToArray(), part.Dates.ToArray()));
        for (var i = 0; i < close.Count; i++)
        {
            Assert.InRange(close.Values[i], low.Values[i], high.Values[i]);
            Assert.InRange(open.Values[i], low.Values[i], high.Values[i]);
            Assert.True(volume.Values[i] > 0);
        }

        // The rally of mid-July is busier than the weeks before it.
        Assert.True(volume.Values[^4..].ToArray().Average() > 1.3 * volume.Values[^60..^4].ToArray().Average());
    }

    [Theory]
    [InlineData("RUT", 0.1154)]
    [InlineData("SPX", 0.0162)]
    [InlineData("NDX", -0.0027)]
    [InlineData("RSP", 0.0489)]
    [InlineData("MAGS", -0.0301)]
    public void FiveSessionReturn_IsThePublishedOne(string id, double expected) =>
        Assert.Equal(expected, Return(Known(id), 5), 4);

    [Theory]
    [InlineData("RUT", 0.1167)]
    [InlineData("SPX", 0.1881)]
    public void YearToDate_IsThePublishedOne(string id, double expected)
    {
        var series = Known(id);
        var yearEnd = series.CountUntil(new DateOnly(2023, 12, 31)) - 1;

        Assert.Equal(expected, series.Values[^1] / series.Values[yearEnd] - 1, 3);
    }

    [Fact]
    public void Russell_StandsFarAboveItsMean()
    {
        var window = Known("RUT").Values[^50..].ToArray();
        var mean = window.Average();
        var deviation = Math.Sqrt(window.Sum(v => (v - mean) * (v - mean)) / 49);

        Assert.InRange((window[^1] - mean) / deviation, 4.2, 4.6);
    }

    [Fact]
    public void RussellUpThreePercentWithTheSP500Down_HappensTwice()
    {
        var (rut, spx) = (market.Find(new SeriesId("RUT"))!, market.Find(new SeriesId("SPX"))!);
        var days = Enumerable.Range(1, rut.Count - 1)
            .Where(i => rut.Values[i] / rut.Values[i - 1] - 1 > 0.03 && spx.Values[i] < spx.Values[i - 1])
            .Select(i => rut.Dates[i]);

        Assert.Equal([new DateOnly(2008, 10, 10), new DateOnly(2024, 7, 11)], days);
    }

    [Fact]
    public void FiveSessionLeadOverTheSP500_IsTheLargestInTheSample()
    {
        var (rut, spx) = (Known("RUT"), Known("SPX"));
        var leads = Enumerable.Range(5, rut.Count - 5).Select(i => rut.Values[i] / rut.Values[i - 5] - spx.Values[i] / spx.Values[i - 5]).ToArray();

        Assert.Equal(0.0992, leads[^1], 4);
        Assert.Equal(leads[^1], leads.Max());
    }

    [Theory]
    [InlineData("2024-07-17")]
    [InlineData("2024-07-18")]
    [InlineData("2024-07-19")]
    public void TwoWeekLeadOverTheNasdaq_IsTheLargestSinceSpring2002(string date)
    {
        var view = market.AsOf(DateOnly.Parse(date));
        var (rut, ndx) = (view.Find(new SeriesId("RUT"))!, view.Find(new SeriesId("NDX"))!);
        double Lead(int i) => rut.Values[i] / rut.Values[i - 10] / (ndx.Values[i] / ndx.Values[i - 10]) - 1;
        var earlier = Enumerable.Range(10, rut.Count - 10).TakeWhile(i => rut.Dates[i] < new DateOnly(2024, 7, 16)).Where(i => Lead(i) >= Lead(rut.Count - 1));

        var last = rut.Dates[earlier.Last()];
        Assert.InRange(last, new DateOnly(2002, 1, 1), new DateOnly(2002, 6, 30));
    }

    [Fact]
    public void SpotAndVolatility_MoveAgainstEachOther_ButRiseTogetherInThatWeek()
    {
        var (rut, rvx) = (Known("RUT"), Known("RVX"));
        var offset = rut.Count - rvx.Count;
        double Correlation(int i, int window)
        {
            var x = Enumerable.Range(i - window + 1, window).Select(t => rut.Values[t + offset] / rut.Values[t + offset - 1] - 1).ToArray();
            var y = Enumerable.Range(i - window + 1, window).Select(t => rvx.Values[t] - rvx.Values[t - 1]).ToArray();
            return Pearson(x, y);
        }

        var five = Enumerable.Range(5, rvx.Count - 5).Select(i => Correlation(i, 5)).ToArray();
        Assert.Equal(0.962, five[^1], 3);
        Assert.Equal(five[^1], five.Max());
        Assert.True(Correlation(rvx.Count - 60, 500) < -0.7);
    }

    [Fact]
    public void Yields_RunAgainstSmallCapsSinceMid2023_AndWithLargeTechFromMidJuly()
    {
        Assert.True(YieldCorrelation("RUT", new DateOnly(2023, 12, 29)) < -0.15);
        Assert.True(YieldCorrelation("RUT", day) < -0.3);
        Assert.True(YieldCorrelation("NDX", new DateOnly(2024, 7, 10)) < 0);
        Assert.True(YieldCorrelation("NDX", day) > 0);
        var dgs2 = market.Find(new SeriesId("DGS2"))!;
        var cpi = dgs2.Dates.BinarySearch(new DateOnly(2024, 7, 11));
        Assert.Equal(-0.12, dgs2.Values[cpi] - dgs2.Values[cpi - 1], 6);
    }

    [Theory]
    [InlineData("AM", "2024-07-08", 0.543)]
    [InlineData("AM", "2024-07-22", 0.592)]
    [InlineData("LEV", "2024-07-08", 0.280)]
    [InlineData("LEV", "2024-07-22", 0.413)]
    public void LongShares_AreThePublishedOnes(string who, string asOf, double share)
    {
        var view = market.AsOf(DateOnly.Parse(asOf));
        var (longs, shorts) = (view.Find(new SeriesId($"TFF.RUT.{who}.LONG"))!.Values[^1], view.Find(new SeriesId($"TFF.RUT.{who}.SHORT"))!.Values[^1]);

        Assert.Equal(share, longs / (longs + shorts), 3);
    }

    [Fact]
    public void Positions_NeverExceedTheOpenInterest()
    {
        foreach (var contract in new[] { "RUT", "NDX", "SPX" })
        {
            double[] Field(string field) => market.Find(new SeriesId($"TFF.{contract}.{field}"))!.Values.ToArray();
            var open = Field("OI");
            foreach (var side in new[] { "LONG", "SHORT" })
            {
                var (am, lev, dealers) = (Field("AM." + side), Field("LEV." + side), Field("DLR." + side));
                for (var i = 0; i < open.Length; i++)
                    Assert.True(am[i] + lev[i] + dealers[i] <= open[i] && am[i] > 0 && lev[i] > 0 && dealers[i] > 0);
            }
        }
    }

    [Fact]
    public void NothingIsStale_OnTheSampleDay()
    {
        var view = market.AsOf(day);

        // Futures of past months have expired.
        var living = view.All.Where(s => !s.Id.Value.StartsWith("ZQ.", StringComparison.Ordinal) || string.CompareOrdinal(s.Id.Value, "ZQ.2024.07") >= 0);
        Assert.All(living, series => Assert.False(view.StalenessOf(series.Id)!.Value.IsStale, series.Id.Value));
    }

    [Fact]
    public void TheRallyOfLate2023_IsThere()
    {
        var rut = market.Find(new SeriesId("RUT"))!;
        var (low, high) = (rut.Dates.BinarySearch(new DateOnly(2023, 10, 27)), rut.Dates.BinarySearch(new DateOnly(2023, 12, 27)));

        Assert.Equal(0.262, rut.Values[high] / rut.Values[low] - 1, 3);
    }

    private static Series Known(string id) => market.AsOf(day).Find(new SeriesId(id))!;

    private static double Return(Series series, int sessions) => series.Values[^1] / series.Values[^(sessions + 1)] - 1;

    private static double YieldCorrelation(string id, DateOnly asOf)
    {
        MarketView view = market.AsOf(asOf);
        var (price, rate) = (view.Find(new SeriesId(id))!, view.Find(new SeriesId("DGS2"))!);
        var closes = new List<(double Price, double Rate)>();
        for (var i = 0; i < rate.Count; i++)
        {
            if (price.Dates.BinarySearch(rate.Dates[i]) is var at and >= 0)
                closes.Add((price.Values[at], rate.Values[i]));
        }

        var last = closes.TakeLast(61).ToArray();
        return Pearson(
            [.. last.Zip(last.Skip(1), (a, b) => b.Price / a.Price - 1)],
            [.. last.Zip(last.Skip(1), (a, b) => b.Rate - a.Rate)]);
    }

    private static double Pearson(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        var (sxy, sxx, syy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            sxy += (x[i] - mx) * (y[i] - my);
            sxx += (x[i] - mx) * (x[i] - mx);
            syy += (y[i] - my) * (y[i] - my);
        }

        return sxy / Math.Sqrt(sxx * syy);
    }
}
