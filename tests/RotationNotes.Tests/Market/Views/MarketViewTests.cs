using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;

namespace RotationNotes.Tests.Market.Views;

public sealed class MarketViewTests
{
    private static readonly TradingCalendar calendar = TradingCalendar.Load();
    private static readonly SeriesId rut = new("RUT");
    private static readonly SeriesId positions = new("TFF.RUT.OI");
    private static readonly SeriesId prices = new("CPIAUCSL");

    [Fact]
    public void AsOf_AHoliday_IsTheSessionBefore()
    {
        var view = Market().AsOf(new DateOnly(2024, 7, 4));

        Assert.Equal(new DateOnly(2024, 7, 3), view.AsOf);
        Assert.Equal(new DateOnly(2024, 7, 4), view.Requested);
        // An early close: figures of the afternoon were not known.
        Assert.Equal(new DateTime(2024, 7, 3, 13, 0, 0), view.KnownAt);
    }

    [Theory]
    [InlineData("2024-07-16", "2024-07-09")]
    [InlineData("2024-07-18", "2024-07-09")]
    [InlineData("2024-07-19", "2024-07-16")]
    [InlineData("2024-07-22", "2024-07-16")]
    [InlineData("2024-07-05", "2024-06-25")] // the report of 2 July came out on Monday 8 July
    [InlineData("2024-07-08", "2024-07-02")]
    public void Find_APositioningSeries_EndsWithThePublishedReport(string asOf, string report) =>
        Assert.Equal(DateOnly.Parse(report), Market().AsOf(DateOnly.Parse(asOf)).Find(positions)!.Dates[^1]);

    [Theory]
    [InlineData("2024-07-12", "2024-05-01")]
    [InlineData("2024-07-15", "2024-06-01")] // 15 days after the end of June
    public void Find_AMonthlyFigure_WaitsForItsLag(string asOf, string period) =>
        Assert.Equal(DateOnly.Parse(period), Market().AsOf(DateOnly.Parse(asOf)).Find(prices)!.Dates[^1]);

    [Fact]
    public void Find_BeforeAnythingWasKnown_IsNull()
    {
        var view = Market().AsOf(new DateOnly(2024, 1, 5));

        Assert.Null(view.Find(positions));
        Assert.Null(view.StalenessOf(positions));
        Assert.DoesNotContain(view.All, s => s.Id == positions);
        Assert.Null(view.Find(new SeriesId("NOBODY")));
    }

    [Fact]
    public void AsOf_NeverShowsALaterRow()
    {
        var market = Market();
        for (var date = market.FirstSession; date <= market.LastSession; date = date.AddDays(1))
        {
            var view = market.AsOf(date);
            foreach (var series in view.All)
                Assert.True(KnownObservations.KnownAt(series.Descriptor, series.Dates[^1]) <= view.KnownAt);
        }
    }

    [Fact]
    public void AsOf_BeforeTheData_IsADataErrorThatNamesTheStart()
    {
        var refused = Assert.Throws<DiagnosticException>(() => Market().AsOf(new DateOnly(1989, 5, 2)));

        Assert.Equal(FailureKind.Data, refused.Kind);
        Assert.Contains("2024-01-02", refused.Message);
    }

    [Fact]
    public void AsOf_FarAfterTheData_IsADataError()
    {
        var market = Market();

        Assert.Equal(market.LastSession, market.AsOf(market.LastSession).AsOf);
        Assert.Equal(new DateOnly(2024, 8, 2), market.AsOf(new DateOnly(2024, 8, 2)).AsOf);
        Assert.Equal(FailureKind.Data, Assert.Throws<DiagnosticException>(() => market.AsOf(new DateOnly(2024, 9, 2))).Kind);
        Assert.Equal(FailureKind.Data, Assert.Throws<DiagnosticException>(() => market.AsOf(new DateOnly(2031, 1, 2))).Kind);
    }

    [Fact]
    public void StalenessOf_CountsSessions()
    {
        var stale = Market().AsOf(new DateOnly(2024, 8, 5)).StalenessOf(rut)!.Value;

        Assert.Equal("the last observation of RUT is 2024-07-31, 3 sessions before the as-of date", stale.ToString());
        Assert.False(stale.IsStale);
        Assert.True((stale with { SessionsBehind = 6 }).IsStale);
    }

    [Fact]
    public void DefaultAsOf_IsTheLastSessionOnWhichAllLeadIndicesHaveAClose()
    {
        var lead = Daily("SPX", new DateOnly(2024, 1, 2), new DateOnly(2024, 7, 26));
        var market = new MarketData(calendar, [.. Market().Series, lead]);

        Assert.Equal(new DateOnly(2024, 7, 26), market.DefaultAsOf);
        Assert.Equal(new DateOnly(2024, 7, 31), market.LastSession);
    }

    [Fact]
    public void Series_OfOneSession_CanBeSlicedInParallel()
    {
        var view = Market().AsOf(new DateOnly(2024, 7, 16));
        var counts = new int[64];
        Parallel.For(0, counts.Length, i => counts[i] = view.Find(rut)!.Count + view.Find(positions)!.Count);

        Assert.Single(counts.Distinct());
    }

    private static MarketData Market()
    {
        DateOnly[] tuesdays = [.. Enumerable.Range(0, 28).Select(i => new DateOnly(2024, 1, 16).AddDays(7 * i))];
        DateOnly[] months = [.. Enumerable.Range(1, 7).Select(m => new DateOnly(2024, m, 1))];
        return new MarketData(calendar,
        [
            Daily("RUT", new DateOnly(2024, 1, 2), new DateOnly(2024, 7, 31)),
            new Series(new SeriesDescriptor(positions, "Open interest", Unit.Contracts, "CFTC", Frequency.Weekly, ReleaseRule.CommitmentsOfTraders), tuesdays, [.. tuesdays.Select((_, i) => 1000.0 + i)]),
            new Series(new SeriesDescriptor(prices, "Prices", Unit.IndexNumber, "BLS", Frequency.Monthly, ReleaseRule.AfterPeriodEnd, ReleaseLagDays: 15), months, [.. months.Select((_, i) => 300.0 + i)]),
        ]);
    }

    private static Series Daily(string id, DateOnly first, DateOnly last)
    {
        var dates = new List<DateOnly>();
        for (var date = first; date <= last; date = calendar.NextSession(date))
            dates.Add(date);
        return new Series(new SeriesDescriptor(new SeriesId(id), id, Unit.Price, "Test"), [.. dates], [.. dates.Select((_, i) => 2000.0 + i)]);
    }
}
