using RotationNotes.Foundation.Files;

namespace RotationNotes.Publishing.Archive;

/// <summary>One lock per note and date: an edition is in production at most once, whatever processes run.</summary>
public sealed class EditionLocks(DirectoryInfo folder, TimeProvider clock)
{
    /// <returns>The lock, or null when another process kept producing the same edition for all of <paramref name="patience"/>.</returns>
    /// <exception cref="Documents.Diagnostics.DiagnosticException">The folder is not writable or full.</exception>
    public FileLock? TryTake(string noteId, DateOnly asOf, TimeSpan patience, CancellationToken cancellation)
    {
        var name = new EditionId(asOf, noteId, 1).Name[..^"-r1".Length];
        var path = Path.Combine(folder.FullName, name + ".lock");
        try
        {
            return FileLock.TryTake(new FileInfo(path), patience, clock, cancellation);
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            throw StorageFailure.Describe(failure, path);
        }
    }
}
