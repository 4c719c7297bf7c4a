using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Publishing.Archive;

/// <summary>Compares what lies in one edition's folder with its manifest.</summary>
internal static class EditionVerification
{
    /// <returns>Errors: missing and changed files in the manifest's order, then what was added.</returns>
    public static IEnumerable<Diagnostic> Of(ArchivedEdition edition)
    {
        var expected = edition.Manifest.Files.Select(file => file.Path).Append(ManifestJson.FileName).ToHashSet(StringComparer.Ordinal);
        foreach (var seal in edition.Manifest.Files)
        {
            if (Fault(edition, seal) is { } fault)
                yield return Error(edition, seal.Path, fault);
        }

        foreach (var (path, entry) in Entries(edition.Folder, ""))
        {
            if (ArchiveFolders.IsLink(entry))
                yield return Error(edition, path, "it is a link; a sealed edition holds files of its own only.");
            else if (entry is DirectoryInfo && !expected.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal)))
                yield return Error(edition, path, "the folder was added after sealing.");
            else if (entry is FileInfo && !expected.Contains(path))
                yield return Error(edition, path, "the file was added after sealing.");
        }
    }

    private static string? Fault(ArchivedEdition edition, FileSeal seal)
    {
        if (!EditionFile.IsInside(seal.Path))
            return "the manifest names a path outside the edition.";
        var file = edition.File(seal.Path);
        if (!file.Exists)
            return "the file is missing.";
        // Links are named below, with those that stand in for no sealed file.
        if (ArchiveFolders.IsLink(file))
            return null;
        // Sizes first: a pipe or device in the place of a file has none, and reading it would not end.
        return file.Length == seal.Size && (seal.Size == 0 || Sha256.OfFile(file).Hash == seal.Sha256)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the content was changed after sealing ({file.Length} bytes, sealed {seal.Size}).");
    }

    // Links are named, never followed.
    private static IEnumerable<(string Path, FileSystemInfo Entry)> Entries(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var path = prefix + entry.Name;
            yield return (path, entry);
            if (entry is not DirectoryInfo inner || ArchiveFolders.IsLink(inner))
                continue;
            foreach (var below in Entries(inner, path + "/"))
                yield return below;
        }
    }

    private static Diagnostic Error(ArchivedEdition edition, string path, string message) =>
        Diagnostic.Error(new Place($"{edition.Id.Year}/{edition.Id.Name}/{path}"), message);
}
