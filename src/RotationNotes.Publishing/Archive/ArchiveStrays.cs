using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;

namespace RotationNotes.Publishing.Archive;

/// <summary>What lies beside the editions and does not belong there.</summary>
internal static class ArchiveStrays
{
    /// <returns>Warnings: leftovers of runs that were killed, and files that nobody sealed.</returns>
    public static IEnumerable<Diagnostic> In(DirectoryInfo archive)
    {
        if (!archive.Exists)
            yield break;
        foreach (var entry in Ordered(archive))
        {
            if (entry is DirectoryInfo year && ArchiveFolders.IsYear(year))
            {
                foreach (var inner in Ordered(year))
                {
                    if (inner is not DirectoryInfo || !EditionId.TryParse(inner.Name, out var id) || id.Year != year.Name)
                        yield return Stray($"{year.Name}/{inner.Name}", inner.Name.StartsWith(ArchiveFolders.WorkingPrefix, StringComparison.Ordinal));
                }
            }
            else if (entry.Name is not (ArchiveChain.HeadFile or ArchiveFolders.SealLock))
            {
                yield return Stray(entry.Name, entry.Name.EndsWith(DurableFile.TemporarySuffix, StringComparison.Ordinal));
            }
        }
    }

    private static IEnumerable<FileSystemInfo> Ordered(DirectoryInfo folder) =>
        folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal);

    private static Diagnostic Stray(string path, bool isLeftover) => isLeftover
        ? Diagnostic.Warning(new Place(path), "a run that was killed left it behind, or one is at work now.", "The next sealing removes it when nobody works on it.")
        : Diagnostic.Warning(new Place(path), "it is no part of any sealed edition.", "Move it elsewhere.");
}
