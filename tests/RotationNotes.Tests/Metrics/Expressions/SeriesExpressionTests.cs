using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Tests.Specimens;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics.Expressions;

public sealed class SeriesExpressionTests
{
    private static readonly Series Rut = Daily("RUT", Unit.Price, "2024-07-16", 100, 110, 99, 108.9);

    private static readonly Series Spx = Daily("SPX", Unit.Price, "2024-07-16", 50, 50, 55, 44);

    private static readonly Series Yield = Daily("DGS2", Unit.Percent, "2024-07-16", 4.70, 4.55, 4.43, 4.40);

    [Theory]
    [InlineData("RUT / SPX", MetricUnit.Ratio, 108.9 / 44)]
    [InlineData("ret(RUT, 1)", MetricUnit.Fraction, 0.1)]
    [InlineData("ret(RUT, 1) - ret(SPX, 1)", MetricUnit.FractionDifference, 0.3)]
    [InlineData("diff(DGS2, 1)", MetricUnit.BasisPoints, -3.0)]
    [InlineData("bp(DGS2)", MetricUnit.BasisPoints, 440.0)]
    [InlineData("rebased(RUT, \"2024-07-12\")", MetricUnit.IndexNumber, 99.0)]
    [InlineData("mean(RUT, 2)", MetricUnit.Level, 103.95)]
    [InlineData("drawdown(RUT)", MetricUnit.Fraction, -0.01)]
    [InlineData("-ret(RUT, 1)", MetricUnit.Fraction, -0.1)]
    [InlineData("2 * ret(RUT, 1) + 1%", MetricUnit.Fraction, 0.21)]
    [InlineData("RUT / SPX - 1", MetricUnit.Ratio, 108.9 / 44 - 1)]
    [InlineData("streak(ret(RUT, 1) >= 5%)", MetricUnit.Count, 1.0)]
    [InlineData("count(ret(RUT, 1) > 3% and ret(SPX, 1) < 0)", MetricUnit.Count, 1.0)]
    [InlineData("count(not (ret(RUT, 1) > 3%) or ret(SPX, 1) < 0)", MetricUnit.Count, 2.0)]
    public void Evaluate_GivesTheLastValueAndItsUnit(string text, MetricUnit unit, double expected)
    {
        var result = SeriesExpression.Parse(text).Evaluate(View("2024-07-16", Rut, Spx, Yield));

        Assert.Null(result.Unavailable);
        Assert.Equal(unit, result.Unit);
        Assert.Equal(Day("2024-07-16"), result.Dates.Span[^1]);
        Assert.Equal(expected, result.Values.Span[^1], 10);
    }

    [Fact]
    public void Evaluate_TwoSeries_CountTheSessionsBothHave()
    {
        // RUT misses 15 July, so its one-session return runs from the 12th, and SPX's with it.
        var dates = Sessions(4, "2024-07-16");
        var rut = Series("RUT", Unit.Price, [dates[0], dates[1], dates[3]], 100, 100, 110);
        var spx = Series("SPX", Unit.Price, dates, 50, 50, 40, 60);

        var result = SeriesExpression.Parse("ret(RUT, 1) - ret(SPX, 1)").Evaluate(View("2024-07-16", rut, spx));

        Assert.Equal([dates[1], dates[3]], result.Dates.ToArray());
        Assert.Equal(0.1 - 0.2, result.Values.Span[^1], 12);
    }

    [Fact]
    public void Evaluate_MetricId_IsTheMetricsHistory()
    {
        var view = View("2024-07-16", Rut, Spx);

        var result = SeriesExpression.Parse("rut-spx-gap-5d - 1%").Evaluate(view);
        var other = SeriesExpression.Parse("rut-ret-1d").Evaluate(view);

        Assert.Contains("rut-spx-gap-5d", result.Unavailable, StringComparison.Ordinal);
        Assert.Equal(MetricUnit.Fraction, other.Unit);
        Assert.Equal(0.1, other.Values.Span[^1], 12);
    }

    [Fact]
    public void Evaluate_SeriesWithoutObservations_SaysWhichOne()
    {
        var result = SeriesExpression.Parse("RUT / NDX").Evaluate(View("2024-07-16", Rut));

        Assert.Equal("no observation of NDX is known by 2024-07-16", result.Unavailable);
        Assert.True(result.Dates.IsEmpty);
    }

    [Theory]
    [InlineData("ret(DGS2, 5)", "Use `diff`")]
    [InlineData("diff(RUT, 5)", "Use `ret`")]
    [InlineData("RUT + SPX", "Divide them")]
    [InlineData("RUT + DGS2", "same unit")]
    [InlineData("corr(RUT, DGS2, 60)", "Correlate `ret`")]
    [InlineData("ret(RUT, 1) > 3", "3%")]
    [InlineData("DGS2 > 4%", "write the number alone")]
    [InlineData("ret(RUT, 0.5)", "whole number")]
    [InlineData("sd(ret(RUT, 1), 1)", "at least 2")]
    [InlineData("streak(RUT)", "needs a condition")]
    [InlineData("rut-ret-5e", "Did you mean 'rut-ret-5d'?")]
    [InlineData("3 + 4", "no dates")]
    [InlineData("ret(RUT, 1) and ret(SPX, 1)", "joins two conditions")]
    public void Evaluate_MistakenUnits_AreRefusedWithAHint(string text, string hint)
    {
        var expression = SeriesExpression.Parse(text);

        var failure = Assert.Throws<DiagnosticException>(() => expression.Evaluate(View("2024-07-16", Rut, Spx, Yield)));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains(hint, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, "empty")]
    [InlineData("RUT +", 6, "Expected a series")]
    [InlineData("RUT SPX", 5, "Expected an operator")]
    [InlineData("rett(RUT, 5)", 1, "Did you mean ret(RUT, 5)?")]
    [InlineData("ret(RUT", 8, "close the arguments")]
    [InlineData("ret(RUT)", 1, "takes 2 arguments")]
    [InlineData("(RUT", 5, "opened at character 1")]
    [InlineData("ret", 1, "needs its arguments")]
    [InlineData("rebased(RUT, \"2023-13-01\")", 14, "not a date")]
    [InlineData("rebased(RUT, \"2023", 14, "never closed")]
    [InlineData("RUT = SPX", 5, "Comparisons are")]
    [InlineData("RET(RUT, 5)", 1, "not a function")]
    [InlineData("1.2.3 * RUT", 1, "not a number")]
    public void Parse_BrokenText_NamesTheCharacter(string text, int character, string expected)
    {
        var parsed = SeriesExpression.TryParse(text, out _, out var problem, new Place("note.json", 12, 7));

        Assert.False(parsed);
        Assert.Contains($"character {character}:", problem!.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(12, problem.Place.Line);
    }

    [Fact]
    public void Parse_HundredBrackets_IsRefusedInsteadOfOverflowing()
    {
        var text = new string('(', 100_000) + "RUT";

        Assert.False(SeriesExpression.TryParse(text, out _, out var problem));
        Assert.Contains("nest deeper", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ListsWhatItReads()
    {
        var expression = SeriesExpression.Parse("corr(ret(RUT, 1), diff(TFF.RUT.OI, 1), 60) + rut-rvx-corr-5d");

        Assert.Equal(["RUT", "TFF.RUT.OI"], expression.Series.Select(s => s.Value));
        Assert.Equal(["rut-rvx-corr-5d"], expression.Metrics);
    }
}
