using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Tests.Specimens;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics;

/// <summary>What was published about the rotation of July 2024, computed from the market files of the time.</summary>
public sealed class PublishedFiguresTests
{
    private static Fact Evaluate(string asOf, string id)
    {
        var fact = MetricCatalogue.Default.Evaluate(RealMarket.AsOf(asOf), id);
        Assert.Null(fact.Unavailable);
        return fact;
    }

    [Theory]
    [InlineData("rut-ret-5d", 0.1154, 4)]
    [InlineData("spx-ret-5d", 0.0162, 4)]
    [InlineData("ndx-ret-5d", -0.0027, 4)]
    [InlineData("rut-z50", 4.42, 2)]
    [InlineData("rut-spx-gap-5d", 0.0992, 4)]
    [InlineData("rut-rvx-corr-5d", 0.962, 3)]
    [InlineData("rut-ret-ytd", 0.1167, 4)]
    [InlineData("spx-ret-ytd", 0.1881, 4)]
    public void On16July2024(string id, double published, int decimals) =>
        Assert.Equal(published, Math.Round(Evaluate("2024-07-16", id).Value!.Value, decimals));

    [Fact]
    public void FiveSessionGapToTheSp500_IsTheLargestSince1999()
    {
        var fact = Evaluate("2024-07-16", "rut-spx-gap-5d");

        Assert.True(fact.IsRecord);
        Assert.Equal(1, fact.Rank);
        Assert.Equal(Day("1999-01-11"), fact.SampleStart);
    }

    [Fact]
    public void SpotVolatilityCorrelation_IsTheHighestOnRecord() => Assert.True(Evaluate("2024-07-16", "rut-rvx-corr-5d").IsRecord);

    [Fact]
    public void UpThreePercentAgainstAFallingSp500_HappenedTwice() =>
        Assert.Equal([Day("2008-10-10"), Day("2024-07-11")], Evaluate("2024-07-16", "rut-up3-spx-down").Events);

    [Fact]
    public void TwoWeekRotation_IsTheLargestSinceMay2002()
    {
        var fact = Evaluate("2024-07-17", "rut-vs-ndx-10d");

        Assert.Equal(0.1130, fact.Value!.Value, 4);
        Assert.Equal(Day("2002-05-07"), fact.PreviousAtLeastAsExtreme!.Value.Date);
    }

    [Theory]
    [InlineData("2024-07-16", "2024-07-09")]
    [InlineData("2024-07-19", "2024-07-16")] // published at 15:30 that Friday, half an hour before the close
    [InlineData("2024-07-22", "2024-07-16")]
    public void Positioning_IsThatOfTheLastPublishedReport(string asOf, string report)
    {
        foreach (var id in new[] { "am-long-share-rut", "lev-long-share-rut", "am-net-rut", "lev-net-rut" })
            Assert.Equal(Day(report), Evaluate(asOf, id).ObservedOn);
    }

    [Fact]
    public void Positioning_Of16July2024()
    {
        Assert.Equal(0.592, Evaluate("2024-07-22", "am-long-share-rut").Value!.Value, 3);
        Assert.Equal(0.413, Evaluate("2024-07-22", "lev-long-share-rut").Value!.Value, 3);
    }

    [Fact]
    public void TwoYearYield_FellOnTheInflationReport()
    {
        // 4.62 % on 10 July, 4.50 % on 11 July 2024.
        Assert.Equal(-12.0, Evaluate("2024-07-11", "dgs2-chg-1d").Value);
    }

    [Fact]
    public void RallyOfTheFourthQuarterOf2023_WasMoreThanAQuarter()
    {
        // Trough on 27 October, peak on 27 December 2023: "up to 26 %".
        var gain = SeriesExpression.Parse("rally(RUT, \"2023-10-02\", \"2023-12-29\")").Evaluate(RealMarket.AsOf("2024-07-16"));

        Assert.Equal(0.26, gain.Values.Span[^1], 2);
    }

    [Fact]
    public void VolatilityThatEnded_LeavesALaterFactUnavailable()
    {
        var fact = MetricCatalogue.Default.Evaluate(RealMarket.AsOf("2025-09-24"), "rut-rvx-corr-5d");

        Assert.Null(fact.Value);
        Assert.StartsWith("the last observation of RVX is 2025-06-04", fact.Unavailable, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispersion_OfWeeklyReturns_Expanded()
    {
        // 2.5 points before, 3.2 and 3.5 after the two weeks of the rotation (pandas on the same files).
        Assert.Equal(0.02477, Evaluate("2024-07-05", "rut-ndx-dispersion-13w").Value!.Value, 5);
        Assert.Equal(0.03168, Evaluate("2024-07-12", "rut-ndx-dispersion-13w").Value!.Value, 5);
        Assert.Equal(0.03506, Evaluate("2024-07-19", "rut-ndx-dispersion-13w").Value!.Value, 5);
    }

    [Fact]
    public void ThreeSessionLead_HasItsPeersIn2008And2020()
    {
        var leads = Column("2024-07-16", "sum(ret(RUT, 1) - ret(NDX, 1), 3)");
        var now = leads[Day("2024-07-15")];
        var asLarge = leads.Where(l => l.Value >= now && l.Key < Day("2024-07-15") && l.Key.Year > 2007).Select(l => l.Key).ToArray();

        Assert.Equal(0.0785, now, 4);
        // "Oct 2008, Nov 2016, Nov 2020"; the threshold also admits none other since 2008.
        Assert.Equal([Day("2008-10-31"), Day("2016-11-11"), Day("2016-11-14"), Day("2020-11-10")], asLarge);
    }

    [Fact]
    public void MaximumGainSince9July_IsMoreThanTenAndAHalfPercent() =>
        Assert.Equal(0.1154, Column("2024-07-16", "maxgain(RUT, \"2024-07-09\")")[Day("2024-07-16")], 4);

    [Fact]
    public void SpeedRatio_IsALittleMoreThanTwice()
    {
        // 26.22 % from 27 October to 27 December 2023, over 11.54 % now. The published 2.26 divides the rounded 26 by 11.5.
        var then = Column("2023-12-27", "since(RUT, \"2023-10-27\")")[Day("2023-12-27")];

        Assert.Equal(2.27, then / Evaluate("2024-07-16", "rut-ret-5d").Value!.Value, 2);
    }

    [Theory]
    [InlineData("SPX", 0.1581)]
    [InlineData("NDX", 0.1923)]
    public void OtherIndices_RoseLessInThatQuarter(string index, double gain) =>
        Assert.Equal(gain, Column("2023-12-27", $"since({index}, \"2023-10-27\")")[Day("2023-12-27")], 2);

    [Fact]
    public void March2018_SmallBeatLargeByFourPoints() => Assert.Equal(0.0381, Evaluate("2018-03-29", "rut-spx-gap-mtd").Value!.Value, 4);

    [Fact]
    public void YearToDateRace_HasTheMegaCapsInFront()
    {
        double On(string series) => Column("2024-07-16", $"rebased({series}, \"2023-12-29\")")[Day("2024-07-16")];

        Assert.True(On("MAGS") > On("SPX") && On("SPX") > On("RUT") && On("RUT") > On("RSP"));
        Assert.Equal(143.05, On("MAGS"), 1);
        Assert.Equal(111.67, On("RUT"), 1);
    }

    [Fact]
    public void PriceRatio_WasLastSoLowAtTheTurnOfTheCentury()
    {
        var fact = Evaluate("2024-07-09", "rut-spx-ratio");

        Assert.Equal(0.3639, fact.Value!.Value, 4);
        Assert.False(fact.LooksUp);
        Assert.Equal(Day("2001-01-19"), fact.PreviousAtLeastAsExtreme!.Value.Date);
        Assert.Equal(1 / 1260.0, Evaluate("2024-07-09", "rut-spx-ratio-pct-5y").Value!.Value, 6);
    }

    [Fact]
    public void SmallAgainstLarge_WasSmallerOutsideTheUnitedStates()
    {
        double Gap(string pair) => Evaluate("2024-07-16", pair + "-gap-5d").Value!.Value;

        Assert.Equal(0.0989, Gap("iwm-spy"), 4);
        Assert.Equal(0.0145, Gap("ieus-vgk"), 4);
        Assert.Equal(0.0102, Gap("scj-ewj"), 4);
        Assert.Equal(0.0300, Gap("ewus-ewu"), 4);
    }

    [Fact]
    public void CopperAgainstGold_Fell() => Assert.True(Evaluate("2024-07-16", "cper-vs-gld-21d").Value < -0.06);

    [Fact]
    public void EqualWeight_HadFallenBehind() => Assert.Equal(1 / 1260.0, Evaluate("2024-07-09", "rsp-spy-ratio-pct-5y").Value!.Value, 6);

    [Fact]
    public void NoIndexHadClosedSoFarAboveItsAverage()
    {
        // Since 1999, 1928 and 1985: the published statement reaches back to 1900 with the Dow, which no file here has.
        var now = Evaluate("2024-07-16", "rut-z50").Value!.Value;
        foreach (var id in new[] { "rut-z50", "spx-z50", "ndx-z50" })
        {
            var history = MetricCatalogue.Default.History(RealMarket.AsOf("2024-07-15"), id)!;
            var highest = double.NegativeInfinity;
            foreach (var value in history.Values.Span)
                highest = Math.Max(highest, value);
            Assert.True(highest < now, $"{id} once stood at {highest}.");
        }

        Assert.Equal(3.72, Evaluate("2023-06-07", "rut-z50").Value!.Value, 2);
    }

    [Fact]
    public void Rsi_WasTheHighestSince2017()
    {
        var fact = Evaluate("2024-07-16", "rut-rsi14");

        Assert.Equal(81.01, fact.Value!.Value, 2);
        Assert.Equal(Day("2017-10-05"), fact.PreviousAtLeastAsExtreme!.Value.Date);
    }

    [Fact]
    public void FiveStrongDaysInARow() => Assert.Equal(5, Evaluate("2024-07-16", "rut-streak-1pct").Value);

    [Fact]
    public void RussellAgainstTwoYearYield_WasNegative()
    {
        Assert.Equal(-0.456, Evaluate("2024-07-16", "rut-dgs2-corr-60d").Value!.Value, 3);
        // "Negative since mid-2023": on 88 of 100 days.
        var since = Column("2024-07-16", "corr(ret(RUT, 1), diff(DGS2, 1), 60)").Where(c => c.Key >= Day("2023-07-03")).ToArray();
        Assert.InRange(since.Count(c => c.Value < 0) / (double)since.Length, 0.85, 0.92);
    }

    [Fact]
    public void NasdaqAndTwoYearYield_TurnedPositive()
    {
        Assert.Equal(-0.271, Evaluate("2024-07-10", "ndx-dgs2-corr-20d").Value!.Value, 3);
        Assert.Equal(0.204, Evaluate("2024-07-16", "ndx-dgs2-corr-20d").Value!.Value, 3);
        Assert.Equal(0.148, Evaluate("2024-07-16", "spx-dgs2-corr-20d").Value!.Value, 3);
        // "In the last two weeks": over ten sessions the turn is plainer.
        Assert.Equal(0.336, Column("2024-07-19", "corr(ret(NDX, 1), diff(DGS2, 1), 10)")[Day("2024-07-19")], 3);
    }

    [Fact]
    public void HighYieldSpread_StoodNearThreeHundred()
    {
        Assert.Equal(308, Evaluate("2024-07-16", "hy-oas-level").Value);
        Assert.Equal(-13, Evaluate("2024-07-16", "hy-oas-chg-5d").Value);
    }

    [Fact]
    public void NetPositions_BeforeAndAfterTheInflationReport()
    {
        // Shares of open interest, from the CFTC's own numbers.
        foreach (var (asOf, managers, funds) in new[] { ("2024-07-08", 0.0636, -0.1978), ("2024-07-16", 0.0451, -0.1560), ("2024-07-22", 0.1317, -0.0738) })
        {
            Assert.Equal(managers, Evaluate(asOf, "am-net-rut").Value!.Value, 4);
            Assert.Equal(funds, Evaluate(asOf, "lev-net-rut").Value!.Value, 4);
        }
    }

    [Theory]
    [InlineData("2024-07-08", "am-long-share-rut", 0.55, 0.5427)]
    [InlineData("2024-07-22", "am-long-share-rut", 0.59, 0.5916)]
    [InlineData("2024-07-08", "lev-long-share-rut", 0.28, 0.2800)]
    [InlineData("2024-07-22", "lev-long-share-rut", 0.41, 0.4128)]
    public void LongShares_AreThePublishedOnesWithinAPoint(string asOf, string id, double published, double computed)
    {
        var value = Evaluate(asOf, id).Value!.Value;

        Assert.Equal(computed, value, 4);
        Assert.InRange(value - published, -0.01, 0.01);
    }

    [Fact]
    public void NasdaqPositions_WereStillLong()
    {
        Assert.Equal(0.3424, Evaluate("2024-07-22", "am-net-ndx").Value!.Value, 4);
        Assert.True(Evaluate("2024-07-22", "am-net-ndx-pct-3y").Value > 0.9);
    }

    [Fact]
    public void LargeCapFutures_WereCrowded() => Assert.InRange(Evaluate("2024-07-22", "am-crowding-large-z-3y").Value!.Value, 1.9, 2.0);

    [Fact]
    public void SplicedPositions_ReachFurtherBack()
    {
        Assert.Equal(Evaluate("2024-07-22", "am-net-rut").Value, Evaluate("2024-07-22", "am-net-rut-spliced").Value);
        Assert.True(Evaluate("2024-07-22", "am-net-rut-spliced").SampleStart < Evaluate("2024-07-22", "am-net-rut").SampleStart);
    }

    [Fact]
    public void ImpliedVolatility_JumpedForBoth()
    {
        Assert.Equal(5.49, Evaluate("2024-07-16", "rvx-chg-5d").Value!.Value, 2);
        Assert.Equal(1.33, Evaluate("2024-07-16", "vxn-chg-5d").Value!.Value, 2);
        // "Highest since April": IWM's own implied volatility is a vendor's; RVX says the same.
        Assert.Equal(Day("2024-04-19"), Evaluate("2024-07-16", "rvx-level").PreviousAtLeastAsExtreme!.Value.Date);
    }

    [Fact]
    public void SpotVolatilityCorrelation_IsNormallyStronglyNegative()
    {
        var column = Column("2024-07-09", "corr(ret(RUT, 1), diff(RVX, 1), 250)");

        Assert.Equal(-0.768, column.Values.Average(), 2);
        Assert.True(column.Values.Max() < -0.3);
    }

    [Theory]
    [InlineData("iwm", 0.1152)]
    [InlineData("ijr", 0.1070)]
    [InlineData("uwm", 0.2388)]
    [InlineData("rwm", -0.1051)]
    [InlineData("tna", 0.3716)]
    [InlineData("tza", -0.2886)]
    public void LeveragedFunds_MovedByTheirMultiple(string fund, double gain) => Assert.Equal(gain, Evaluate("2024-07-16", fund + "-ret-5d").Value!.Value, 4);

    private static Dictionary<DateOnly, double> Column(string asOf, string expression)
    {
        var result = SeriesExpression.Parse(expression).Evaluate(RealMarket.AsOf(asOf));
        return result.Dates.ToArray().Zip(result.Values.ToArray()).ToDictionary(p => p.First, p => p.Second);
    }
}
