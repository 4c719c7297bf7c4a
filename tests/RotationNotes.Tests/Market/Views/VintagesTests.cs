using RotationNotes.Foundation.Units;
using RotationNotes.Market.Import;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Store;
using RotationNotes.Market.Views;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Market.Views;

/// <summary>What was known when: the answer never depends on what came later.</summary>
public sealed class VintagesTests
{
    private static readonly SeriesDescriptor figures = new(new SeriesId("FIG"), "Figures", Unit.IndexNumber, "Test", Frequency.Monthly, ReleaseRule.Recorded);

    [Fact]
    public void KnownBy_EqualsTheNaiveAnswer_AtTenThousandMoments()
    {
        var random = new Random(11);
        var rows = Rows(random, 400);
        var vintages = new Vintages(rows);
        for (var trial = 0; trial < 10_000; trial++)
        {
            var moment = new DateTime(2020, 1, 1).AddMinutes(random.Next(4 * 365 * 24 * 60));
            var expected = rows.Where(r => r.KnownAt <= moment).GroupBy(r => r.Date).OrderBy(g => g.Key)
                .Select(g => (g.Key, g.OrderBy(r => r.KnownAt).Last().Value)).ToArray();

            var known = vintages.KnownBy(moment);

            if (expected.Length == 0)
            {
                Assert.Null(known);
                continue;
            }

            var (dates, values) = known!.Latest();
            Assert.Equal(expected, dates.Zip(values));
        }
    }

    [Fact]
    public void AView_IsTheSame_WhateverIsImportedLater()
    {
        var random = new Random(12);
        var rows = Rows(random, 300);
        var calendar = TestMarket.Calendar;
        var lead = TestMarket.Daily("LEAD", Unit.Price, "2024-06-28", [.. Enumerable.Repeat(1.0, 1100)]);
        var store = new MarketStore(Scratch.Folder());
        var seen = new Dictionary<DateOnly, string>();
        foreach (var cut in new[] { new DateTime(2021, 6, 1), new DateTime(2022, 6, 1), new DateTime(2023, 6, 1), new DateTime(2024, 6, 1) })
        {
            // Each import brings all that was known at its moment, as a fresh download does.
            store.Save(new ImportReport([], [Series.OfVintages(figures, new Vintages(rows.Where(r => r.KnownAt <= cut))), lead]), DateTimeOffset.UnixEpoch);
            var market = store.Load(calendar)!;
            foreach (var (date, text) in seen)
                Assert.Equal(text, Print(market.AsOf(date)));
            for (var i = 0; i < 50; i++)
            {
                var date = DateOnly.FromDateTime(cut.AddDays(-1 - random.Next(300)));
                if (date > market.FirstSession)
                    seen.TryAdd(date, Print(market.AsOf(date)));
            }
        }

        Assert.True(seen.Count > 150);
    }

    [Fact]
    public void Until_KeepsWhatWasKnown_AlsoOfTheFuture()
    {
        var path = Series.OfVintages(figures, new Vintages(
        [
            new Vintage(new DateOnly(2024, 10, 1), new DateTime(2024, 7, 1, 8, 30, 0), 0.20),
            new Vintage(new DateOnly(2024, 10, 1), new DateTime(2024, 8, 1, 8, 30, 0), 0.15),
        ]));

        Assert.Equal([0.20], path.Until(new DateOnly(2024, 7, 16)).Values.ToArray());
        Assert.Equal(0, path.Until(new DateOnly(2024, 6, 30)).Count);
        Assert.Equal([0.15], path.Values.ToArray());
    }

    [Fact]
    public void FirstPrints_AreNotRevisions()
    {
        var vintages = new Vintages([new Vintage(new DateOnly(2024, 5, 1), new DateTime(2024, 7, 11), 2), new Vintage(new DateOnly(2024, 5, 1), new DateTime(2024, 6, 12), 1)]);

        Assert.Equal([1.0], vintages.FirstPrints().Values);
        Assert.Equal([2.0], vintages.Latest().Values);
    }

    private static Vintage[] Rows(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
        {
            var month = new DateOnly(2020, 1, 1).AddMonths(random.Next(48));
            return new Vintage(month, month.ToDateTime(TimeOnly.MinValue).AddDays(30 + random.Next(200)).AddMinutes(random.Next(1440)), Math.Round(random.NextDouble() * 100, 2));
        }).DistinctBy(r => (r.Date, r.KnownAt)),
    ];

    private static string Print(MarketView view) => view.Find(figures.Id) is { } known ? string.Join(';', known.Dates.ToArray().Zip(known.Values.ToArray())) : "nothing";
}
