namespace RotationNotes.Foundation.Files;

/// <summary>Bytes that lie written and synced beside the file they are to replace. Left uncommitted they go, and the file stays as it was.</summary>
public sealed class StagedFile : IDisposable
{
    private readonly string temporary;
    private readonly string target;
    private bool isCommitted;

    internal StagedFile(string temporary, string target) => (this.temporary, this.target) = (temporary, target);

    /// <summary>Puts the bytes in the file's place; other readers see the old bytes or the new ones, never a mixture.</summary>
    /// <exception cref="Documents.Diagnostics.DiagnosticException">The folder is not writable, or the disk failed.</exception>
    public void Commit()
    {
        try
        {
            File.Move(temporary, target, overwrite: true);
            isCommitted = true;
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            throw StorageFailure.Describe(failure, target);
        }

        DurableFile.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(target))!);
    }

    public void Dispose()
    {
        if (!isCommitted)
            DurableFile.Discard(temporary);
    }
}
