using System.Collections.Immutable;

namespace RotationNotes.Publishing.Archive;

/// <summary>How the sealed rows of one series differ between two editions.</summary>
/// <param name="Series">Id of the series.</param>
/// <param name="Added">Rows of dates that only the later edition has.</param>
/// <param name="Removed">Rows of dates that only the earlier edition has.</param>
/// <param name="Revised">Dates with another value, oldest first.</param>
public sealed record SeriesChange(string Series, int Added, int Removed, ImmutableArray<string> Revised)
{
    private const string Folder = "data/";

    /// <returns>The series that differ, in ordinal order; one that only one edition used counts with all its rows.</returns>
    public static ImmutableArray<SeriesChange> Between(ArchivedEdition before, ArchivedEdition after)
    {
        var (old, now) = (Files(before), Files(after));
        return
        [
            .. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
                .Where(path => old.GetValueOrDefault(path)?.Sha256 != now.GetValueOrDefault(path)?.Sha256)
                .Select(path => Of(path, old.ContainsKey(path) ? Rows(before, path) : [], now.ContainsKey(path) ? Rows(after, path) : [])),
        ];
    }

    private static SeriesChange Of(string path, Dictionary<string, string> old, Dictionary<string, string> now) => new(
        path[Folder.Length..^".csv".Length],
        now.Keys.Count(date => !old.ContainsKey(date)),
        old.Keys.Count(date => !now.ContainsKey(date)),
        [.. now.Where(row => old.TryGetValue(row.Key, out var value) && value != row.Value).Select(row => row.Key).Order(StringComparer.Ordinal)]);

    private static Dictionary<string, FileSeal> Files(ArchivedEdition edition) => edition.Manifest.Files
        .Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal) && file.Path.EndsWith(".csv", StringComparison.Ordinal))
        .ToDictionary(file => file.Path, StringComparer.Ordinal);

    // A row is a date and what follows it; the files are our own, one row a line.
    private static Dictionary<string, string> Rows(ArchivedEdition edition, string path)
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in SealedFile.Lines(edition, path).Skip(1))
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            if (comma > 0)
                rows[line[..comma]] = line[(comma + 1)..];
        }

        return rows;
    }
}
