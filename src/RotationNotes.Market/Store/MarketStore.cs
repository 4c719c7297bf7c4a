using System.Collections.Immutable;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Derived;
using RotationNotes.Market.Import;
using RotationNotes.Storage;

namespace RotationNotes.Market.Store;

/// <summary>Imported series in one file that loads in a few milliseconds.</summary>
public sealed class MarketStore(DirectoryInfo folder)
{
    public const string FileName = "market.store";

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

    /// <summary>Adds an import to what is stored and writes the file, all or nothing.</summary>
    /// <remarks>
    /// Between its first and last date an imported series replaces what was stored; stored rows before and after it stay when both agree
    /// where they overlap, else they go too. So importing the same folder again always gives the same store. Series the import does
    /// not mention stay. With nothing imported nothing is written.
    /// </remarks>
    /// <returns>A warning for each stored series that was replaced because it disagreed.</returns>
    /// <exception cref="DiagnosticException">Integrity: the stored file is damaged. Configuration: the folder cannot be written to. Delivery: the disk is full.</exception>
    public ImmutableArray<Diagnostic> Save(ImportReport report, DateTimeOffset importedAt)
    {
        if (report.Series.IsEmpty)
            return [];
        var stored = Read() ?? new StoreContent([], []);
        var series = new SortedDictionary<string, StoredSeries>(StringComparer.Ordinal);
        foreach (var old in stored.Series)
            series[old.Descriptor.Id.Value] = old;

        var warnings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var fresh in report.Series)
        {
            var result = fresh;
            if (series.TryGetValue(fresh.Id.Value, out var old))
            {
                var union = DerivedSeries.IsDerived(fresh.Id.Value) ? new UnionResult(fresh, null) : SeriesUnion.Extend(fresh, old.Series);
                if (old.Series.Vintages is not null && fresh.Vintages is null)
                {
                    // A plain download holds one vintage; it must not wipe out all the others.
                    warnings.Add(Diagnostic.Warning(new Place(FilePath), $"{fresh.Id}: the import does not say when its values became known; the stored vintages were kept.", "Import the series with its vintages, or delete the store to start afresh."));
                    continue;
                }

                if (union.Series is { } extended)
                    result = extended;
                else
                    warnings.Add(Diagnostic.Warning(new Place(FilePath), $"{fresh.Id}: the stored series {union.Reason} and was replaced."));
            }

            series[fresh.Id.Value] = new StoredSeries(result);
        }

        // The parts of a splice may have come with different imports.
        foreach (var splice in report.Splices)
        {
            foreach (var spliced in SpliceReader.Derive(splice, id => series.GetValueOrDefault(id.Value)?.Series).Series)
                series[spliced.Id.Value] = new StoredSeries(spliced);
        }

        foreach (var derived in DerivedSeries.From([.. series.Keys], id => series.GetValueOrDefault(id)?.Series))
            series[derived.Id.Value] = new StoredSeries(derived);

        Write(new StoreContent([.. series.Values], Sources(stored.Sources, report, importedAt)));
        return warnings.ToImmutable();
    }

    private void Write(StoreContent content)
    {
        DurableFile.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(FilePath))!);
        DurableFile.Replace(FilePath, StoreFormat.Write(content));
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
