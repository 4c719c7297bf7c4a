using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Store;

namespace RotationNotes.Tests.Market.Store;

public sealed class MarketStoreTests
{
    private static readonly TradingCalendar calendar = TradingCalendar.Load();
    private static readonly DateTimeOffset now = new(2024, 7, 16, 20, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Load_BeforeAnyImport_IsNull() =>
        Assert.Null(Store().Load(calendar));

    [Fact]
    public void Load_GivesBackWhatWasSaved()
    {
        var store = Store();
        var saved = Series("TFF.RUT.OI", (new DateOnly(2017, 8, 15), 1), (new DateOnly(2024, 7, 16), 488_061), (new DateOnly(2024, 7, 17), -1e-300));

        store.Save(Report(saved), now);
        var loaded = store.Load(calendar)!;

        var series = Assert.Single(loaded.Series);
        Assert.Equal(saved.Descriptor, series.Descriptor);
        Assert.True(saved.Dates.SequenceEqual(series.Dates));
        Assert.True(saved.Values.SequenceEqual(series.Values));
        Assert.False(loaded.IsSample);
        var source = Assert.Single(store.Read()!.Sources);
        Assert.Equal(new ImportSource("f.csv", "abc", "Yahoo close", "X", 3, saved.Dates[0], saved.Dates[^1], now), source);
    }

    [Fact]
    public void Save_AnExtension_JoinsIt()
    {
        var store = Store();
        store.Save(Report(Series("RUT", (new DateOnly(2024, 7, 15), 2187.02), (new DateOnly(2024, 7, 16), 2263.67))), now);

        var outcome = store.Save(Report(Series("RUT", (new DateOnly(2024, 7, 16), 2263.67), (new DateOnly(2024, 7, 17), 2239.67))), now);

        Assert.Empty(outcome.Findings);
        Assert.Equal([2187.02, 2263.67, 2239.67], store.Load(calendar)!.Series[0].Values.ToArray());
    }

    [Fact]
    public void Save_OnePartOfASplice_MakesTheSpliceFromWhatIsStored()
    {
        var store = Store();
        var splices = ImmutableArray.Create(new PositionSplice("TFF.SUM", "Both", ["TFF.OLD", "TFF.NEW"]));
        Series[] Contract(string prefix, DateOnly first, double value) =>
            [.. PositionField.All.Select(field => Series($"{prefix}.{field}", (first, value), (first.AddDays(7), value)))];
        store.Save(Report(Contract("TFF.OLD", new DateOnly(2018, 5, 29), 3)) with { Splices = splices }, now);
        Assert.Equal(7, store.Load(calendar)!.Series.Count);

        store.Save(Report(Contract("TFF.NEW", new DateOnly(2018, 6, 5), 4)) with { Splices = splices }, now);

        Assert.Equal([3, 7, 4], store.Load(calendar)!.Find(new SeriesId("TFF.SUM.OI"))!.Values.ToArray());
    }

    [Fact]
    public void Save_WithNothingImported_WritesNothing()
    {
        var store = Store();

        store.Save(new ImportReport([], []), now);

        Assert.False(File.Exists(store.FilePath));
    }

    [Fact]
    public void Load_ADamagedFile_IsAnIntegrityError_WhereverTheDamageIs()
    {
        var store = Store();
        store.Save(Report(Series("RUT", (new DateOnly(2024, 7, 15), 2187.02), (new DateOnly(2024, 7, 16), 2263.67))), now);
        var good = File.ReadAllBytes(store.FilePath);
        for (var i = 0; i < good.Length; i++)
        {
            var bad = good.ToArray();
            bad[i] ^= 0x10;
            File.WriteAllBytes(store.FilePath, bad);
            Assert.Equal(FailureKind.Integrity, Assert.Throws<DiagnosticException>(() => store.Load(calendar)).Kind);
        }

        for (var length = 0; length < good.Length; length++)
        {
            File.WriteAllBytes(store.FilePath, good[..length]);
            Assert.Equal(FailureKind.Integrity, Assert.Throws<DiagnosticException>(() => store.Load(calendar)).Kind);
        }
    }

    [Fact]
    public void Save_OverADamagedFile_RefusesRatherThanLosingIt()
    {
        var store = Store();
        Directory.CreateDirectory(Path.GetDirectoryName(store.FilePath)!);
        File.WriteAllText(store.FilePath, "not a store");

        Assert.Equal(FailureKind.Integrity, Assert.Throws<DiagnosticException>(() => store.Save(Report(Series("RUT", (new DateOnly(2024, 7, 16), 1))), now)).Kind);
        Assert.Equal("not a store", File.ReadAllText(store.FilePath));
    }

    [Fact]
    public void Save_WhereAFileStandsInTheWay_IsAConfigurationError()
    {
        var file = Path.Combine(Scratch.Folder().FullName, "file");
        File.WriteAllText(file, "");
        var store = new MarketStore(new DirectoryInfo(Path.Combine(file, "below")));

        Assert.Equal(FailureKind.Configuration, Assert.Throws<DiagnosticException>(() => store.Save(Report(Series("RUT", (new DateOnly(2024, 7, 16), 1))), now)).Kind);
    }

    [Fact]
    public void Save_LeavesNoTemporaryFile()
    {
        var store = Store();
        store.Save(Report(Series("RUT", (new DateOnly(2024, 7, 16), 1))), now);

        Assert.Equal([store.FilePath], Directory.GetFiles(Path.GetDirectoryName(store.FilePath)!));
    }

    [Fact]
    public void TheSameImport_GivesTheSameBytes()
    {
        var (one, two) = (Store(), Store());
        var report = Report(Series("RUT", (new DateOnly(2024, 7, 16), 1)), Series("SPX", (new DateOnly(2024, 7, 16), 2)));

        one.Save(report, now);
        two.Save(report, now);

        Assert.Equal(File.ReadAllBytes(one.FilePath), File.ReadAllBytes(two.FilePath));
    }

    [Fact]
    public void Vintage_ChangesWithAnyValue_NotWithNames()
    {
        var series = Series("RUT", (new DateOnly(2024, 7, 15), 2187.02), (new DateOnly(2024, 7, 16), 2263.67));
        var renamed = new Series(series.Descriptor with { Name = "Other" }, series.Dates.ToArray(), series.Values.ToArray());
        var changed = Series("RUT", (new DateOnly(2024, 7, 15), 2187.02), (new DateOnly(2024, 7, 16), 2263.68));

        Assert.Equal(SeriesDigest.Of(series), SeriesDigest.Of(renamed));
        Assert.NotEqual(SeriesDigest.Of(series), SeriesDigest.Of(changed));
    }

    [Fact]
    public void EnumCodes_OfTheFile_NeverChange()
    {
        // A new member goes to the end; otherwise old stores would be read wrongly.
        Assert.Equal(["Price", "Percent", "VolatilityPoints", "Contracts", "IndexNumber", "Dollars", "Share", "Count", "Multiple"], Enum.GetNames<Unit>());
        Assert.Equal(["Daily", "Weekly", "Monthly", "Quarterly"], Enum.GetNames<Frequency>());
        Assert.Equal(["SameDayClose", "CommitmentsOfTraders", "AfterPeriodEnd", "Recorded"], Enum.GetNames<ReleaseRule>());
    }

    private static MarketStore Store() => new(new DirectoryInfo(Path.Combine(Scratch.Folder().FullName, "market")));

    private static Series Series(string id, params (DateOnly Date, double Value)[] rows) => new(
        new SeriesDescriptor(new SeriesId(id), "Name of " + id, Unit.Price, "Source", Frequency.Weekly, ReleaseRule.CommitmentsOfTraders, Adjusted: true, ReleaseLagDays: 3),
        [.. rows.Select(r => r.Date)],
        [.. rows.Select(r => r.Value)]);

    private static ImportReport Report(params Series[] series) => new(
        [new ImportRow("f.csv", "Yahoo close", "X", series[0].Count, series[0].Dates[0], series[0].Dates[^1], ImportOutcome.Imported, [], "abc")],
        series.ToImmutableArray());
}
