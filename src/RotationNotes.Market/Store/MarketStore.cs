using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Derived;
using RotationNotes.Market.Import;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;

namespace RotationNotes.Market.Store;

/// <summary>What an import did to the store.</summary>
/// <param name="Saved">Number of series stored or extended.</param>
/// <param name="Findings">Errors for series that were refused, warnings for those kept or replaced.</param>
/// <param name="Revised">Stored values that changed.</param>
public sealed record StoreOutcome(int Saved, ImmutableArray<Diagnostic> Findings, ImmutableArray<RevisedValue> Revised)
{
    public static StoreOutcome Nothing { get; } = new(0, [], []);

    /// <summary>Series that the store did not take.</summary>
    public ImmutableArray<SeriesId> Refused { get; init; } = [];

    public bool HasRefusals => Findings.Any(finding => finding.IsError);
}

/// <summary>Imported series in one file that loads in a few milliseconds.</summary>
public sealed class MarketStore(DirectoryInfo folder)
{
    public const string FileName = "market.store";

    /// <summary>What the name of the list of revised values ends with.</summary>
    public const string RevisionsSuffix = StoreHistory.RevisionsSuffix;

    /// <summary>Full path of the store's file, whether or not it exists.</summary>
    public string FilePath { get; } = Path.Combine(folder.FullName, FileName);

    /// <summary>Everything stored, or null when nothing was imported yet.</summary>
    /// <exception cref="DiagnosticException">Integrity: the file is damaged. Configuration: it may not be read.</exception>
    public StoreContent? Read()
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(FilePath);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(
                FailureKind.Configuration,
                Diagnostic.Error(new Place(FilePath), $"the market store cannot be read: {e.Message}", "Give this user read access, or point the setting at another folder."));
        }

        try
        {
            return StoreFormat.Read(bytes);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or OverflowException)
        {
            throw new DiagnosticException(
                FailureKind.Integrity,
                Diagnostic.Error(new Place(FilePath), $"the market store is damaged: {e.Message}.", "Delete the file and run 'data import' again on the original files."));
        }
    }

    /// <summary>The stored market, or null when nothing was imported yet.</summary>
    /// <exception cref="DiagnosticException">As <see cref="Read"/>.</exception>
    public MarketData? Load(TradingCalendar calendar) =>
        Read() is { Series.IsEmpty: false } content ? new MarketData(calendar, content.Series.Select(s => s.Handle)) { Vintage = content.Digest } : null;

    /// <summary>Adds an import to what is stored, date by date, and writes the file, all or nothing.</summary>
    /// <remarks>
    /// No stored date is lost: a changed value is a revision, its old value is written down beside the store. A series that would become shorter, is
    /// of another size or tells another history is refused; the other series are stored. Importing the same folder again changes nothing.
    /// Series the import does not mention stay. Before a change the store is kept, see <see cref="Undo"/>.
    /// </remarks>
    /// <param name="replace">Whether refused series take the place of the stored ones all the same.</param>
    /// <param name="isTrial">Whether only to say what would become of them; nothing is written.</param>
    /// <returns>What became of the stored series.</returns>
    /// <exception cref="DiagnosticException">Integrity: the stored file is damaged. Configuration: the folder cannot be written to. Delivery: the disk is full.</exception>
    public StoreOutcome Save(ImportReport report, DateTimeOffset importedAt, bool replace = false, bool isTrial = false)
    {
        if (report.Series.IsEmpty)
            return StoreOutcome.Nothing;
        var stored = Read() ?? new StoreContent([], []);
        var series = new SortedDictionary<string, StoredSeries>(StringComparer.Ordinal);
        foreach (var old in stored.Series)
            series[old.Descriptor.Id.Value] = old;

        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var revised = ImmutableArray.CreateBuilder<RevisedValue>();
        var refused = ImmutableArray.CreateBuilder<SeriesId>();
        var saved = 0;
        foreach (var fresh in report.Series)
        {
            var result = fresh;
            if (series.TryGetValue(fresh.Id.Value, out var old) && !DerivedSeries.IsDerived(fresh.Id.Value))
            {
                if (old.Series.Vintages is not null && fresh.Vintages is null)
                {
                    // A plain download holds one vintage; it must not wipe out all the others.
                    findings.Add(Diagnostic.Warning(new Place(FilePath), $"{fresh.Id}: the import does not say when its values became known; the stored vintages were kept.", "Import the series with its vintages, or delete the store to start afresh."));
                    continue;
                }

                var merged = SeriesRevision.Merge(old.Series, fresh);
                revised.AddRange(merged.Revised);
                if (merged.Series is { } wider)
                {
                    result = wider;
                }
                else if (replace)
                {
                    findings.Add(Diagnostic.Warning(new Place(FilePath), $"{fresh.Id}: replaced, {Leaving(old.Series, fresh)}: {merged.Refusal}.", "'data undo' returns to the store before."));
                }
                else
                {
                    findings.Add(Diagnostic.Error(new Place(FilePath), $"{fresh.Id}: not stored, {merged.Refusal}.", $"--replace insists, and {Leaving(old.Series, fresh)}."));
                    refused.Add(fresh.Id);
                    continue;
                }
            }

            series[fresh.Id.Value] = new StoredSeries(result);
            saved++;
        }

        if (saved == 0 || isTrial)
            return new StoreOutcome(saved, findings.ToImmutable(), revised.ToImmutable()) { Refused = refused.ToImmutable() };
        // The parts of a splice may have come with different imports.
        foreach (var splice in report.Splices)
        {
            foreach (var spliced in SpliceReader.Derive(splice, id => series.GetValueOrDefault(id.Value)?.Series).Series)
                series[spliced.Id.Value] = new StoredSeries(spliced);
        }

        foreach (var derived in DerivedSeries.From([.. series.Keys], id => series.GetValueOrDefault(id)?.Series))
            series[derived.Id.Value] = new StoredSeries(derived);

        var content = new StoreContent([.. series.Values], Sources(stored.Sources, report, importedAt));
        DurableFile.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(FilePath))!);
        var history = new StoreHistory(FilePath);
        if (!stored.Series.IsEmpty && content.Digest != stored.Digest)
        {
            history.Keep(File.ReadAllBytes(FilePath));
            history.Record(revised, importedAt);
        }

        DurableFile.Replace(FilePath, StoreFormat.Write(content));
        return new StoreOutcome(saved, findings.ToImmutable(), revised.ToImmutable()) { Refused = refused.ToImmutable() };
    }

    /// <summary>Returns to the store before the last import that changed it; up to five steps back.</summary>
    /// <returns>The store as it is now again, and the one that was left.</returns>
    /// <exception cref="DiagnosticException">Data: no earlier store was kept. Integrity: it is damaged; the store stays as it is.</exception>
    public (StoreContent Now, StoreContent? Left) Undo()
    {
        var history = new StoreHistory(FilePath);
        if (history.Last() is not { } bytes)
            throw new DiagnosticException(FailureKind.Data, Diagnostic.Error(new Place(FilePath), "no earlier store was kept.", "Stores are kept from the second import on; import the original files again."));
        StoreContent now;
        try
        {
            now = StoreFormat.Read(bytes);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or OverflowException)
        {
            throw new DiagnosticException(FailureKind.Integrity, Diagnostic.Error(new Place(FilePath), $"the kept store is damaged: {e.Message}.", "Import the original files again."));
        }

        StoreContent? left = null;
        try
        {
            left = Read();
        }
        catch (DiagnosticException damaged) when (damaged.Kind == FailureKind.Integrity)
        {
            // A damaged store is what one may want to leave.
        }

        DurableFile.Replace(FilePath, bytes);
        history.Drop();
        return (now, left);
    }

    private static string Leaving(Series old, Series fresh)
    {
        var gone = 0;
        foreach (var date in old.Dates)
            gone += fresh.IndexOf(date) < 0 ? 1 : 0;
        return $"{SeriesRevision.Rows(gone)} of {old.Count} stored ({IsoDate.Of(old.Dates[0])} to {IsoDate.Of(old.Dates[^1])}) {(gone == 1 ? "goes" : "go")}";
    }

    // A file imported again takes the place of its earlier entry.
    private static ImmutableArray<ImportSource> Sources(ImmutableArray<ImportSource> old, ImportReport report, DateTimeOffset importedAt)
    {
        var byPath = new SortedDictionary<string, ImportSource>(StringComparer.Ordinal);
        foreach (var source in old)
            byPath[source.File] = source;
        foreach (var row in report.Rows)
        {
            if (row is { Outcome: ImportOutcome.Imported, First: { } first, Last: { } last })
                byPath[row.File] = new ImportSource(row.File, row.Sha256, row.Layout, row.SeriesId, row.Rows, first, last, importedAt);
        }

        return [.. byPath.Values];
    }
}
