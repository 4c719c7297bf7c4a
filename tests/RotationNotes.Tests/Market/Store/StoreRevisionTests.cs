using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Import;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Store;

namespace RotationNotes.Tests.Market.Store;

/// <summary>An import adds to what is stored; it takes nothing away without being told to.</summary>
public sealed class StoreRevisionTests
{
    private static readonly DateTimeOffset now = new(2026, 7, 10, 20, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly start = new(2024, 1, 1);
    private readonly MarketStore store = new(new DirectoryInfo(Path.Combine(Scratch.Folder().FullName, "market")));

    [Fact]
    public void OneRevisedClose_LeavesTheHistory_AndIsWrittenDown()
    {
        Save(Close(i => 2000 + i, 300));

        var outcome = Save(Rows((299, 2298.5)));

        Assert.Empty(outcome.Findings);
        var series = Stored();
        Assert.Equal(300, series.Count);
        Assert.Equal(2298.5, series.Values[^1]);
        Assert.Equal(new RevisedValue(series.Id, start.AddDays(299), 2299, 2298.5), Assert.Single(outcome.Revised));
        Assert.Equal("seen,series,date,before,after\n2026-07-10T20:30:00Z,RUT,2024-10-26,2299,2298.5\n", File.ReadAllText(store.FilePath + MarketStore.RevisionsSuffix));
    }

    [Fact]
    public void RowsThatTheNewFileLacks_Stay()
    {
        Save(Close(i => 2000 + i, 300));

        Assert.Empty(Save(Rows((10, 2010), (12, 2012), (300, 2300))).Findings);

        Assert.Equal(301, Stored().Count);
        Assert.Equal(2011, Stored().Values[11]);
    }

    [Theory]
    [InlineData(1, "its values are of another size on 1 of 1 common date, first 2024-01-11: 23.1 for 2010")]
    [InlineData(200, "its values are of another size on 200 of 200 common dates")]
    public void AnotherSize_IsRefused_ChangingNothing(int rows, string reason)
    {
        Save(Close(i => 2000 + i, 300));
        var before = File.ReadAllBytes(store.FilePath);

        var outcome = Save(Rows([.. Enumerable.Range(10, rows).Select(i => (i, 23.1))]));

        Assert.StartsWith("RUT: not stored, " + reason, Assert.Single(outcome.Findings).Message, StringComparison.Ordinal);
        Assert.True(outcome.HasRefusals);
        Assert.Equal(0, outcome.Saved);
        Assert.Equal(before, File.ReadAllBytes(store.FilePath));
    }

    [Fact]
    public void AnotherHistoryOfTheSameSize_IsRefused_UnlessStatisticiansReviseIt()
    {
        Save(Close(i => 2000 + i, 300));

        Assert.Contains("it disagrees on 300 of 300 common dates", Assert.Single(Save(Close(i => 2003 + i, 300)).Findings).Message, StringComparison.Ordinal);

        var monthly = Described(Frequency.Monthly, Unit.IndexNumber);
        Save(Close(i => 100 + i, 30, monthly));
        Assert.Equal(30, Save(Close(i => 100.2 + i, 30, monthly)).Revised.Length);
    }

    [Fact]
    public void AdjustedPrices_AreReplacedOnlyByTheWholeHistory()
    {
        var adjusted = Described(Frequency.Daily, Unit.Price) with { Adjusted = true };
        Save(Close(i => 50 + i, 300, adjusted));

        Assert.Contains("lacks 299 rows of the 300 stored", Assert.Single(Save(Rows(adjusted, (299, 340))).Findings).Message, StringComparison.Ordinal);
        Assert.Contains("lacks 300 rows", Assert.Single(Save(Rows(adjusted, (400, 340))).Findings).Message, StringComparison.Ordinal);

        Assert.Empty(Save(Close(i => 49 + i, 301, adjusted)).Findings);
        Assert.Equal(49, store.Read()!.Series.Single().Series.Values[0]);
    }

    [Fact]
    public void Replace_Insists_AndSaysHowManyRowsGo()
    {
        Save(Close(i => 2000 + i, 300));

        var outcome = store.Save(Report(Rows((299, 1.0))), now, replace: true);

        Assert.Contains("RUT: replaced, 299 rows of 300 stored (2024-01-01 to 2024-10-26) go", Assert.Single(outcome.Findings).Message, StringComparison.Ordinal);
        Assert.False(outcome.HasRefusals);
        Assert.Equal(1, Stored().Count);
    }

    [Fact]
    public void Undo_ReturnsStepByStep_ToTheBytesBefore()
    {
        Save(Close(i => 2000 + i, 300));
        var first = File.ReadAllBytes(store.FilePath);
        Save(Rows((300, 2300)));
        var second = File.ReadAllBytes(store.FilePath);
        // An import without news is no step.
        Save(Rows((300, 2300)));
        store.Save(Report(Rows((299, 1.0))), now, replace: true);

        var (current, left) = store.Undo();
        Assert.Equal((301, 1), (current.Series[0].Count, left!.Series[0].Count));
        store.Undo();

        Assert.Equal(first, File.ReadAllBytes(store.FilePath));
        Assert.NotEqual(first, second);
        Assert.Equal(FailureKind.Data, Assert.Throws<DiagnosticException>(() => store.Undo()).Kind);
    }

    [Fact]
    public void Undo_LeavesADamagedStore()
    {
        Save(Close(i => 2000 + i, 300));
        Save(Rows((300, 2300)));
        File.WriteAllText(store.FilePath, "damaged");

        Assert.Null(store.Undo().Left);

        Assert.Equal(300, Stored().Count);
    }

    [Fact]
    public void NoMoreThanFiveStores_AreKept()
    {
        for (var i = 1; i <= 8; i++)
            Save(Close(day => 2000 + day, 300 + i));

        Assert.Equal(5, Directory.GetFiles(Path.GetDirectoryName(store.FilePath)!).Count(file => char.IsAsciiDigit(file[^1])));
        for (var i = 0; i < 5; i++)
            store.Undo();
        Assert.Equal(303, Stored().Count);
    }

    private StoreOutcome Save(Series series) => store.Save(Report(series), now);

    private Series Stored() => store.Read()!.Series.Single(s => s.Descriptor.Id.Value == "RUT").Series;

    private static SeriesDescriptor Described(Frequency frequency, Unit unit) => new(new SeriesId(frequency == Frequency.Daily ? "RUT" : "CPI"), "Name", unit, "Source", frequency);

    private static Series Close(Func<int, double> value, int rows, SeriesDescriptor? descriptor = null) =>
        Rows(descriptor ?? Described(Frequency.Daily, Unit.Price), [.. Enumerable.Range(0, rows).Select(i => (i, value(i)))]);

    private static Series Rows(params (int Day, double Value)[] rows) => Rows(Described(Frequency.Daily, Unit.Price), rows);

    private static Series Rows(SeriesDescriptor descriptor, params (int Day, double Value)[] rows) =>
        new(descriptor, [.. rows.Select(r => start.AddDays(r.Day))], [.. rows.Select(r => r.Value)]);

    private static ImportReport Report(Series series) => new(
        [new ImportRow("f.csv", "Yahoo close", series.Id.Value, series.Count, series.Dates[0], series.Dates[^1], ImportOutcome.Imported, [], "abc")], [series]);
}
