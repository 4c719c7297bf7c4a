using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Derived;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Import;

/// <summary>Reads every file of a folder and joins what belongs together.</summary>
public static class FolderImport
{
    // Where a day begins first: fourteen hours before Greenwich.
    private static readonly TimeSpan EarliestZone = TimeSpan.FromHours(14);

    /// <summary>Reads <c>.csv</c> and <c>.txt</c> files of the folder and its subfolders; other files and hidden ones are passed over.</summary>
    /// <remarks>Nothing is stored. A file with an error contributes nothing; the others are unaffected. The outcome does not depend on the order in which the system lists files.</remarks>
    /// <param name="calendar">Sessions, to report gaps; the shipped calendar by default.</param>
    /// <param name="now">Rows dated after this moment are errors; null to take rows of any date.</param>
    /// <exception cref="DiagnosticException">Usage: the folder does not exist. Data: it holds no such file.</exception>
    public static ImportReport Run(DirectoryInfo source, SeriesMap map, TradingCalendar? calendar = null, DateTimeOffset? now = null)
    {
        calendar ??= TradingCalendar.Load();
        if (!source.Exists)
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(new Place(source.FullName), "the folder to import does not exist.", "Name a folder with the vendors' files."));
        var files = List(source);
        if (files.Length == 0)
            throw new DiagnosticException(FailureKind.Data, Diagnostic.Error(new Place(source.FullName), "the folder holds no .csv or .txt file.", "Put the vendors' files there; docs/market-data.md lists the layouts."));

        var readings = new FileReading[files.Length];
        DateOnly? lastDay = now is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime + EarliestZone) : null;
        Parallel.For(0, files.Length, i => readings[i] = FileImport.Read(SourceFile.Read(files[i].File, files[i].Path), map, calendar, lastDay));
        return Report(readings, [.. map.Splices]);
    }

    /// <summary>Joins files already read.</summary>
    internal static ImportReport Report(IReadOnlyList<FileReading> readings, ImmutableArray<PositionSplice> splices)
    {
        var merge = SeriesMerge.Join(readings.Where(r => !r.HasErrors).SelectMany(r => r.Series.Select(s => new SeriesCandidate(s, r.File.Path))));
        var rows = readings.Select(r => Row(r, merge)).ToList();
        var series = merge.Series.ToDictionary(s => s.Id);
        foreach (var splice in splices)
        {
            var result = SpliceReader.Derive(splice, id => series.GetValueOrDefault(id));
            if (result.Series.IsEmpty)
                continue;
            foreach (var spliced in result.Series)
                series[spliced.Id] = spliced;
            var sample = result.Series[0];
            rows.Add(new ImportRow(
                "(splice)", string.Join(" + ", splice.Parts), splice.Prefix + ".*", sample.Count, sample.Dates[0], sample.Dates[^1], ImportOutcome.Imported, result.Warnings,
                SeriesDigest.Of(result.Series.Select(SeriesDigest.Of))));
        }

        var imported = series.Keys.Select(id => id.Value).ToArray();
        var derived = DerivedSeries.From(imported, id => series.GetValueOrDefault(new SeriesId(id)));
        foreach (var group in derived.GroupBy(s => s.Id.Value.Split('.')[0]))
        {
            Series[] all = [.. group];
            rows.Add(new ImportRow(
                "(derived)", group.Key, all.Length == 1 ? all[0].Id.Value : group.Key + ".*", all.Max(s => s.Count), all.Min(s => s.Dates[0]), all.Max(s => s.Dates[^1]), ImportOutcome.Imported, [],
                SeriesDigest.Of(all.Select(SeriesDigest.Of))));
            foreach (var one in all)
                series[one.Id] = one;
        }

        return new ImportReport([.. rows], [.. series.Values.OrderBy(s => s.Id.Value, StringComparer.Ordinal)]) { Splices = splices };
    }

    private static ImportRow Row(FileReading reading, MergeResult merge)
    {
        var notUsed = merge.NotUsed.Where(n => n.File == reading.File.Path).ToArray();
        foreach (var entry in notUsed)
            reading.Warn(entry.Message);
        var outcome = reading switch
        {
            { HasErrors: true } => ImportOutcome.Failed,
            { Unknown: not null } => ImportOutcome.Unknown,
            _ when notUsed.Length == reading.Series.Count => ImportOutcome.NotUsed,
            _ => ImportOutcome.Imported,
        };
        return new ImportRow(
            reading.File.Path, reading.Layout, reading.SeriesLabel, reading.Rows, reading.First, reading.Last, outcome, reading.Problems(), reading.File.Sha256)
        {
            OddDays = [.. reading.OddDays],
        };
    }

    private static (FileInfo File, string Path)[] List(DirectoryInfo source)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
            IgnoreInaccessible = false,
            // Links that lead back up must come to an end.
            MaxRecursionDepth = 16,
        };
        try
        {
            var files = source.EnumerateFiles("*", options)
                .Where(file => file.Extension.ToLowerInvariant() is ".csv" or ".txt")
                .Select(file => (file, Path.GetRelativePath(source.FullName, file.FullName).Replace('\\', '/')))
                .ToArray();
            Array.Sort(files, (a, b) => string.CompareOrdinal(a.Item2, b.Item2));
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(new Place(source.FullName), $"the folder cannot be listed: {e.Message}", "Give this user read access to the folder and all below it."));
        }
    }
}
