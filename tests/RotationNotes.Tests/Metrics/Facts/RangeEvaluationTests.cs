using System.Text;
using System.Text.Json;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using static RotationNotes.Tests.Specimens.TestMarket;

namespace RotationNotes.Tests.Metrics.Facts;

/// <summary>Facts of a whole range in one pass are those of each date's own view.</summary>
public sealed class RangeEvaluationTests
{
    private static readonly MetricCatalogue Catalogue = MetricCatalogue.Default;

    [Fact]
    public void Evaluate_OnTheSampleMarket_EqualsDateByDate()
    {
        var market = SampleMarket.Create(Calendar);
        // Around the turn of a year, with holidays, late reports and bond holidays; every ninth metric and those with dates of their own.
        var range = Catalogue.Over(market, Day("2023-12-08"), Day("2024-02-20"));
        string[] ids = [.. Catalogue.All.Select(d => d.Id).Where((id, i) => i % 9 == 0 || id.Contains("13w", StringComparison.Ordinal) || id.Contains("-net-rut", StringComparison.Ordinal) || id.StartsWith("rut-", StringComparison.Ordinal) && id.Length < 11)];

        var views = range.AsOf.ToArray().Select(market.AsOf).ToArray();
        var valued = 0;
        foreach (var id in ids)
        {
            var history = range.Evaluate(id);
            for (var j = 0; j < views.Length; j++)
            {
                Same(Catalogue.Evaluate(views[j], id), history[j]);
                Assert.Equal(history[j].Value, history.ValueAt(j));
                valued += history[j].Value is null ? 0 : 1;
            }
        }

        Assert.True(valued > 2000, $"only {valued} facts had a value");
    }

    public static TheoryData<string> Difficult =>
    [
        "ret(A, 3)", "ret(LATE, 5)", "ret(ENDED, 2)", "z(HOLES, 10)", "corr(ret(A, 1), ret(HOLES, 1), 8)", "A / LATE", "rsi(HOLES)", "drawdown(A)",
        "ret(weekly(A), 1)", "ret(monthly(HOLES), 1)", "ret(quarterly(A), 1)", "sd(ret(weekly(A), 1) - ret(weekly(HOLES), 1), 4)", "weekly(ret(LATE, 2))",
        "since(A, \"2024-03-13\")", "rebased(HOLES, \"2024-03-16\")", "maxgain(A, \"2024-03-20\")", "rally(A, \"2024-03-06\", \"2024-03-22\")", "selloff(LATE, \"2024-03-01\", \"2024-12-31\")",
        "weekly(rebased(A, \"2024-03-13\"))", "count(ret(A, 1) > 1%)", "streak(ret(HOLES, 1) > 0)", "pctrank(A, 40)", "decay(ret(A, 1), 10)", "ytd(A)", "mtd(HOLES)",
        "weekdiff(REPORT, 1)", "z(REPORT, 6)", "REPORT / REPORT2", "max(NEGATIVE, 4)", "ret(NEGATIVE, 1)", "A / NEVER", "diff(TIED, 1)", "lag(TIED, 2)",
    ];

    [Theory]
    [MemberData(nameof(Difficult))]
    public void Evaluate_OnSeriesWithEveryDefect_EqualsDateByDate(string text)
    {
        var market = DifficultMarket();
        // From before the first observation of some series to after the last of others.
        var range = Catalogue.Over(market, Day("2024-02-26"), Day("2024-04-05"));
        // Units decide what `text` may be; the definition is the same on every date.
        var definition = AdHocMetric.Of(Catalogue, market.AsOf(Day("2024-04-05")), text.Replace("NEVER", "A", StringComparison.Ordinal)) with { Id = text, Expression = text };

        var history = range.Evaluate(definition);

        for (var j = 0; j < history.Count; j++)
            Same(Catalogue.Over(market.AsOf(history.AsOf.Span[j])).Evaluate(definition), history[j]);
        Assert.True(text.Contains("NEVER", StringComparison.Ordinal) || history.Any(f => f.Value is not null), "the case never had a value");
    }

    [Fact]
    public void Evaluate_AMetricThatReadsMetrics_EqualsDateByDate()
    {
        var market = SampleMarket.Create(Calendar);
        var range = Catalogue.Over(market, Day("2024-06-03"), Day("2024-07-16"));
        foreach (var text in new[] { "rut-ret-5d - spx-ret-5d", "z(am-net-rut, 20)", "pctrank(rut-ndx-dispersion-13w, 52)", "rut-z50 - lag(rut-z50, 5)" })
        {
            var definition = AdHocMetric.Of(Catalogue, market.AsOf(Day("2024-07-16")), text);
            var history = range.Evaluate(definition);
            for (var j = 0; j < history.Count; j++)
                Same(Catalogue.Over(market.AsOf(history.AsOf.Span[j])).Evaluate(definition), history[j]);
        }
    }

    [Fact]
    public void Evaluate_OfQuotesAndReports_NeedsNoViewOfItsOwn()
    {
        var range = Catalogue.Over(SampleMarket.Create(Calendar), Day("2023-07-17"), Day("2024-07-16"));

        foreach (var id in new[] { "rut-ret-5d", "rut-spx-gap-5d", "rut-dgs2-corr-60d", "rut-ndx-dispersion-13w", "am-net-rut-z-3y", "am-net-rut-chg-1w", "rut-up3-spx-down", "rut-ret-ytd" })
            Assert.Equal(0, range.Evaluate(id).ComputedApart);
    }

    [Fact]
    public void Evaluate_OfARevisedSeries_ShowsWhatWasPublicThen()
    {
        // 3.0 on its day, 3.4 from 12 July on: the fact of 10 July must not know the revision.
        Vintage[] rows =
        [
            new(Day("2024-05-01"), Day("2024-06-10").ToDateTime(new TimeOnly(8, 30)), 2.0), new(Day("2024-06-01"), Day("2024-07-01").ToDateTime(new TimeOnly(8, 30)), 3.0),
            new(Day("2024-06-01"), Day("2024-07-12").ToDateTime(new TimeOnly(8, 30)), 3.4),
        ];
        var revised = RotationNotes.Market.Observations.Series.OfVintages(new SeriesDescriptor(new SeriesId("M"), "M", Unit.Percent, "Test", Frequency.Monthly), new Vintages(rows));
        var market = new MarketData(Calendar, [Daily("A", Unit.Price, "2024-07-16", Walk(60, 1)), revised]);
        var range = Catalogue.Over(market, Day("2024-07-08"), Day("2024-07-16"));
        foreach (var text in new[] { "M", "diff(M, 1)", "M + M" })
        {
            var definition = AdHocMetric.Of(Catalogue, market.AsOf(Day("2024-07-16")), text);

            var history = range.Evaluate(definition);

            for (var j = 0; j < history.Count; j++)
                Same(Catalogue.Over(market.AsOf(history.AsOf.Span[j])).Evaluate(definition), history[j]);
            Assert.Equal(4, history.ComputedApart);
        }

        var levels = range.Evaluate(AdHocMetric.Of(Catalogue, market.AsOf(Day("2024-07-16")), "M"));
        Assert.Equal((3.0, 3.4), (levels[2].Value!.Value, levels[4].Value!.Value));
    }

    [Fact]
    public void Over_RangeWithoutSession_IsRefused() =>
        Assert.Equal(FailureKind.Usage, Assert.Throws<DiagnosticException>(() => Catalogue.Over(SampleMarket.Create(Calendar), Day("2024-07-06"), Day("2024-07-05"))).Kind);

    [Fact]
    public void Over_StartOnAHoliday_BeginsWithTheNextSession() =>
        Assert.Equal(Day("2024-07-05"), Catalogue.Over(SampleMarket.Create(Calendar), Day("2024-07-04"), Day("2024-07-09")).AsOf.Span[0]);

    private static MarketData DifficultMarket()
    {
        var sessions = Sessions(160, "2024-04-05");
        var random = new Random(11);
        var a = Walk(sessions.Length, 1);
        var holes = Enumerable.Range(0, sessions.Length).Where(_ => random.Next(6) != 0).ToArray();
        var late = sessions.Where(d => d >= Day("2024-03-05")).ToArray();
        var ended = sessions.Where(d => d <= Day("2024-03-08")).ToArray();
        // A quote on Good Friday and on a Sunday: other markets have other holidays.
        DateOnly[] odd = [.. sessions.Concat([Day("2024-03-29"), Day("2024-03-10")]).Order()];
        return new MarketData(Calendar,
        [
            Series("A", Unit.Price, sessions, a),
            Series("HOLES", Unit.Price, [.. holes.Select(i => sessions[i])], [.. holes.Select(i => a[i] * (1 + 0.01 * random.NextDouble()))]),
            Series("LATE", Unit.Price, late, Walk(late.Length, 3)),
            Series("ENDED", Unit.Price, ended, Walk(ended.Length, 4)),
            Series("NEGATIVE", Unit.Price, sessions, [.. Walk(sessions.Length, 5).Select((v, i) => i % 17 == 5 ? -v : i % 23 == 7 ? 0 : v)]),
            Series("TIED", Unit.Percent, odd, [.. Enumerable.Range(0, odd.Length).Select(_ => Math.Round(4 + 0.05 * random.Next(-3, 4), 2))]),
            Weekly("REPORT", Unit.Contracts, "2024-04-02", [.. Walk(30, 6)]),
            Weekly("REPORT2", Unit.Contracts, "2024-03-26", [.. Walk(30, 7)]),
        ]);
    }

    private static void Same(Fact expected, Fact actual) => Assert.Equal(Print(expected), Print(actual));

    private static string Print(Fact fact)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            FactJson.Write(writer, fact);
        return Encoding.UTF8.GetString(stream.ToArray()) + fact.Previous;
    }
}
