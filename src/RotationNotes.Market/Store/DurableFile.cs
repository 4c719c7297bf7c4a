using System.Runtime.InteropServices;

namespace RotationNotes.Market.Store;

/// <summary>Writes a file so that after a power cut there is either the old one or the whole new one.</summary>
/// <remarks>The runtime swallows errors of fsync on Unix, so it is called here and its answer checked.</remarks>
public static class DurableFile
{
    /// <summary>Replaces <paramref name="path"/>: temporary file beside it, synced, renamed over it, folder synced.</summary>
    /// <exception cref="IOException">The disk is full, or the system could not promise that the bytes are safe; the old file is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(folder);
        var temporary = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                file.Write(bytes);
                Sync(file.SafeFileHandle, temporary);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }

        SyncFolder(folder);
    }

    private static void Sync(SafeHandle handle, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk((Microsoft.Win32.SafeHandles.SafeFileHandle)handle);
            return;
        }

        if (FSync((int)handle.DangerousGetHandle()) != 0)
            throw new IOException($"'{path}' could not be synced to disk: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    // The rename itself must reach the disk; Windows journals it and lets nobody open a folder.
    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        const int readOnly = 0;
        var descriptor = Open(folder, readOnly);
        if (descriptor < 0)
            throw new IOException($"'{folder}' could not be opened for syncing: {Marshal.GetLastPInvokeErrorMessage()}.");
        var failed = FSync(descriptor) != 0;
        var message = failed ? Marshal.GetLastPInvokeErrorMessage() : null;
        Close(descriptor);
        if (failed)
            throw new IOException($"'{folder}' could not be synced to disk: {message}.");
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The write already failed and says why; a left-over temporary file is never read.
        }
    }

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FSync(int descriptor);

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open(string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
