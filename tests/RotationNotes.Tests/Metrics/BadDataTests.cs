using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Tests.Specimens;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics;

/// <summary>One test for each row of docs/methodology/bad-data.md.</summary>
public sealed class BadDataTests
{
    private const string AsOf = "2024-07-16";

    [Fact]
    public void Gap_IsNoObservation_AndWindowsCountWhatIsThere()
    {
        var dates = Sessions(4, AsOf);
        // The second session has no row: the two-observation return spans it.
        var result = Evaluate("ret(A, 2)", Series("A", Unit.Price, [dates[0], dates[2], dates[3]], 100, 110, 121));

        Assert.Equal([dates[3]], result.Dates.ToArray());
        Assert.Equal(0.21, result.Values.Span[0], 12);
    }

    [Fact]
    public void Undefined_InsideAWindow_LeavesTheWindowWithoutValue()
    {
        // The return into and out of the negative price is undefined, so are all means that hold one of them.
        var result = Evaluate("mean(ret(A, 1), 2)", Daily("A", Unit.Price, AsOf, 100, 110, 121, -1, 100, 110, 121));

        Assert.Equal([Sessions(5, AsOf)[0], Sessions(1, AsOf)[0]], result.Dates.ToArray());
        Assert.All(result.Values.ToArray(), v => Assert.Equal(0.1, v, 12));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void NotANumber_IsRefusedWithIdAndDate(double value)
    {
        var failure = Assert.Throws<ArgumentException>(() => Daily("A", Unit.Price, AsOf, 1, value));

        Assert.Contains("A: the value of 2024-07-16 is not a finite number", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DateTwice_IsRefused() =>
        Assert.Contains("does not follow", Assert.Throws<ArgumentException>(() => Series("A", Unit.Price, [Day(AsOf), Day(AsOf)], 1, 2)).Message, StringComparison.Ordinal);

    [Fact]
    public void DatesOutOfOrder_AreRefused() =>
        Assert.Contains("does not follow", Assert.Throws<ArgumentException>(() => Series("A", Unit.Price, [Day(AsOf), Day("2024-07-15")], 1, 2)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-37.63)]
    public void PriceAtOrBelowZero_HasNoReturnOnEitherSide(double price)
    {
        var result = Evaluate("ret(A, 1)", Daily("A", Unit.Price, AsOf, 20, 18, price, 12, 15));

        Assert.Equal([Sessions(4, AsOf)[0], Sessions(1, AsOf)[0]], result.Dates.ToArray());
    }

    [Fact]
    public void PriceAtOrBelowZero_StillHasChangesLevelsAndExtremes()
    {
        Assert.Equal(-37.63, Evaluate("min(A, 3)", Daily("A", Unit.Price, AsOf, 20, 18, -37.63, 12)).Values.Span[^1]);
        Assert.Equal(-5.0, Evaluate("diff(Y, 1)", Daily("Y", Unit.Percent, AsOf, 0.02, -0.03)).Values.Span[^1]);
    }

    [Fact]
    public void DivisionByZero_HasNoValue() =>
        Assert.Equal([Sessions(2, AsOf)[0]], Evaluate("A / B", Daily("A", Unit.Price, AsOf, 1, 2), Daily("B", Unit.Price, AsOf, 4, 0)).Dates.ToArray());

    [Fact]
    public void DifferentHolidays_LeaveTheDatesBothHave_AndTheNextReturnSpansThemOnBothSides()
    {
        var dates = Sessions(4, AsOf);
        var a = Series("A", Unit.Price, dates, 100, 110, 121, 133.1);
        var b = Series("B", Unit.Price, [dates[0], dates[1], dates[3]], 50, 50, 60);

        var result = Evaluate("ret(A, 1) - ret(B, 1)", a, b);

        Assert.Equal([dates[1], dates[3]], result.Dates.ToArray());
        Assert.Equal(0.21 - 0.2, result.Values.Span[1], 12);
    }

    [Fact]
    public void SeriesThatEndedYearsAgo_HasHistoryButNoFact()
    {
        Series[] series = [Daily("SPX", Unit.Price, AsOf, Walk(50, 1)), Daily("RUT", Unit.Price, "2021-03-01", Walk(50, 2))];

        var fact = MetricCatalogue.Default.Evaluate(View(AsOf, series), "rut-ret-5d");

        Assert.Null(fact.Value);
        Assert.Equal("the last observation of RUT is 2021-03-01, 849 sessions before the as-of date", fact.Unavailable);
        Assert.Equal(45, MetricCatalogue.Default.History(View(AsOf, series), "rut-ret-5d")!.Dates.Length);
    }

    [Fact]
    public void SeriesThatStartsInsideTheWindow_SaysHowManyObservationsAreMissing()
    {
        Series[] series = [Daily("RUT", Unit.Price, AsOf, Walk(300, 1)), Daily("RVX", Unit.VolatilityPoints, AsOf, Walk(40, 2, 20))];

        var fact = MetricCatalogue.Default.Evaluate(View(AsOf, series), "rut-rvx-corr-60d");

        Assert.Equal("corr(ret(RUT, 1), diff(RVX, 1), 60) needs 60 observations, there are 39", fact.Unavailable);
    }

    [Fact]
    public void SeriesWithoutCommonDates_SaysSo() =>
        Assert.Equal("A and B have no date in common", Fact("A / B", Daily("A", Unit.Price, AsOf, 1, 2), Daily("B", Unit.Price, "2024-07-10", 1, 2)).Unavailable);

    [Fact]
    public void WindowThatDoesNotMove_HasNoZScoreAndNoCorrelation()
    {
        Assert.Equal("the input did not move in the last 5 observations", Fact("z(A, 5)", Daily("A", Unit.Price, AsOf, 7.1, 7.1, 7.1, 7.1, 7.1)).Unavailable);
        Assert.Equal("one of the two inputs did not move in the last 3 observations",
            Fact("corr(ret(A, 1), ret(B, 1), 3)", Daily("A", Unit.Price, AsOf, 1, 2, 3, 5), Daily("B", Unit.Price, AsOf, 4, 4, 4, 4)).Unavailable);
    }

    [Fact]
    public void PeriodWithoutObservations_LeavesNoBaseForTheNext()
    {
        // Nothing in June: July has no month-end to start from.
        var fact = Fact("mtd(A)", Series("A", Unit.Price, [Day("2024-05-30"), Day("2024-05-31"), Day("2024-07-15"), Day(AsOf)], 1, 2, 3, 4));

        Assert.Equal("there is no observation in the month before", fact.Unavailable);
    }

    [Fact]
    public void StartThatLiesAhead_HasNoValueYet() =>
        Assert.Equal("the start date lies before the first observation or after the last one", Fact("since(A, \"2024-07-17\")", Daily("A", Unit.Price, AsOf, 1, 2)).Unavailable);

    [Fact]
    public void MissingReport_IsNoWeek()
    {
        // The report of 2 July is missing: the one of 9 July has no one-week change, the next has.
        var reports = new[] { "2024-06-25", "2024-07-09", "2024-07-16" }.Select(Day).ToArray();
        var series = new Series(new SeriesDescriptor(new SeriesId("R"), "R", Unit.Contracts, "Test", Frequency.Weekly, ReleaseRule.CommitmentsOfTraders), reports, [10, 30, 35]);

        var result = SeriesExpression.Parse("weekdiff(R, 1)").Evaluate(View("2024-07-22", series, Daily("A", Unit.Price, "2024-07-22", 1, 2)));

        Assert.Equal([reports[2]], result.Dates.ToArray());
    }

    private static ExpressionResult Evaluate(string expression, params Series[] series) => SeriesExpression.Parse(expression).Evaluate(View(AsOf, series));

    private static Fact Fact(string expression, params Series[] series)
    {
        var view = View(AsOf, series);
        return MetricCatalogue.Default.Over(view).Evaluate(AdHocMetric.Of(MetricCatalogue.Default, view, expression));
    }
}
