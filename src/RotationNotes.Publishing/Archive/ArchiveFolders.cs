using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Publishing.Archive;

/// <summary>Reading the archive's folder layout.</summary>
internal static class ArchiveFolders
{
    /// <summary>Begins the name of a folder that an edition is being written into.</summary>
    public const string WorkingPrefix = ".working-";

    /// <summary>File that is locked while an edition takes its place in the chain.</summary>
    public const string SealLock = ".seal.lock";

    /// <summary>Every edition by name, in order; anything else in the tree is skipped.</summary>
    public static ImmutableArray<EditionId> Editions(DirectoryInfo archive) => !archive.Exists
        ? []
        : [.. archive.EnumerateDirectories().Where(IsYear).SelectMany(EditionsOfYear).Order()];

    public static bool IsYear(DirectoryInfo folder) => folder.Name.Length == 4 && folder.Name.All(char.IsAsciiDigit);

    /// <summary>Whether an entry is a link, so that what is read through it lies somewhere else.</summary>
    public static bool IsLink(FileSystemInfo entry) => entry.Exists && entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    public static IEnumerable<EditionId> EditionsOfYear(DirectoryInfo year)
    {
        if (!year.Exists)
            yield break;
        foreach (var folder in year.EnumerateDirectories())
        {
            if (EditionId.TryParse(folder.Name, out var id) && id.Year == year.Name)
                yield return id;
        }
    }

    /// <exception cref="DiagnosticException">The manifest is missing, unreadable or names another edition (integrity).</exception>
    public static ArchivedEdition Open(DirectoryInfo folder, EditionId id)
    {
        var file = Path.Combine(folder.FullName, ManifestJson.FileName);
        try
        {
            var bytes = File.ReadAllBytes(file);
            var manifest = ManifestJson.Read(bytes);
            if (manifest.Edition != id)
                throw Broken(file, $"the manifest names edition {manifest.Edition}.", null);
            return new ArchivedEdition(id, folder, manifest, Sha256.Of(bytes));
        }
        catch (FormatException exception)
        {
            throw Broken(file, exception.Message, "Restore the edition from a copy.");
        }
        catch (IOException exception)
        {
            throw Broken(file, $"the manifest cannot be read: {exception.Message}", "Restore the edition from a copy.");
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Broken(file, $"the manifest cannot be read: {exception.Message}", "Give this account read access.");
        }
    }

    /// <summary>Removes a working folder as far as possible; what remains is found by the next run.</summary>
    public static void Discard(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is the one worth reporting; readers skip working folders.
        }
    }

    private static DiagnosticException Broken(string file, string message, string? hint) =>
        new(FailureKind.Integrity, Diagnostic.Error(new Place(file), message, hint));
}
