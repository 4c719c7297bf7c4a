using System.Collections.Immutable;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Publishing.Editions;

namespace RotationNotes.Publishing.Archive;

/// <summary>Recomputes every hash and follows the chain of manifests from its first link to its last.</summary>
internal static class ArchiveVerification
{
    /// <returns>Errors in order of edition; empty when the archive is what was sealed.</returns>
    public static ImmutableArray<Diagnostic> Run(DirectoryInfo archive, CancellationToken cancellation)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var editions = new List<ArchivedEdition>();
        foreach (var id in ArchiveFolders.Editions(archive))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var edition = ArchiveFolders.Open(new DirectoryInfo(Path.Combine(archive.FullName, id.Year, id.Name)), id);
                CheckFiles(edition, findings);
                editions.Add(edition);
            }
            catch (DiagnosticException exception)
            {
                findings.AddRange(exception.Diagnostics);
            }
        }

        CheckChain(editions, findings);
        return findings.ToImmutable();
    }

    /// <summary>Compares the files of one edition with its manifest.</summary>
    private static void CheckFiles(ArchivedEdition edition, ImmutableArray<Diagnostic>.Builder findings)
    {
        var expected = edition.Manifest.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var seal in edition.Manifest.Files)
        {
            if (!EditionFile.IsInside(seal.Path))
            {
                findings.Add(Error(edition, seal.Path, "the manifest names a path outside the edition."));
                continue;
            }

            var file = edition.File(seal.Path);
            if (!file.Exists)
            {
                findings.Add(Error(edition, seal.Path, "the file is missing."));
                continue;
            }

            var (hash, size) = Sha256.OfFile(file);
            if (hash != seal.Sha256)
                findings.Add(Error(edition, seal.Path, $"the content was changed after sealing ({size} bytes, sealed {seal.Size})."));
        }

        foreach (var file in edition.Folder.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(edition.Folder.FullName, file.FullName).Replace('\\', '/');
            if (path != ManifestJson.FileName && !expected.ContainsKey(path))
                findings.Add(Error(edition, path, "the file was added after sealing."));
        }
    }

    private static void CheckChain(List<ArchivedEdition> editions, ImmutableArray<Diagnostic>.Builder findings)
    {
        ArchivedEdition? before = null;
        foreach (var edition in editions.OrderBy(edition => edition.Manifest.Sequence))
        {
            var place = edition.Manifest.Sequence;
            var expected = (before?.Manifest.Sequence ?? 0) + 1;
            if (place != expected)
                findings.Add(Error(edition, ManifestJson.FileName, $"it is number {place} of the chain, number {expected} should follow here: an edition is missing or doubled."));
            else if (edition.Manifest.Previous != before?.Link)
                findings.Add(Error(edition, ManifestJson.FileName, $"it does not name {before?.Id.Name ?? "the start"} with its present hash as the edition before."));
            if (edition.Manifest.Supersedes is { } corrected && editions.Find(other => other.Id == corrected.Edition) is var old && old?.Link != corrected)
                findings.Add(Error(edition, ManifestJson.FileName, $"it corrects {corrected.Edition}, which is missing or was changed."));
            before = edition;
        }
    }

    private static Diagnostic Error(ArchivedEdition edition, string path, string message) =>
        Diagnostic.Error(new Place($"{edition.Id.Year}/{edition.Id.Name}/{path}"), message);
}
