using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RotationNotes.Foundation.Files;

/// <summary>Files and folders that survive a power cut once a method here has returned.</summary>
/// <remarks>
/// Bytes go to a temporary file in the same folder, are synced, renamed into place, and the folder is synced. On Unix
/// <c>FileStream.Flush(true)</c> does not report a failed fsync, so the call is made here and its result checked. A failed fsync is
/// final: the kernel may have dropped the pages, and a second try would "succeed" without them.
/// </remarks>
public static class DurableFile
{
    /// <summary>Marks files that never became whole; a crash may leave them behind, readers skip them.</summary>
    public const string TemporarySuffix = ".partial";

    private static int writes;

    /// <summary>Writes a file or replaces an older one; other readers see the old bytes or the new ones, never a mixture.</summary>
    /// <exception cref="Documents.Diagnostics.DiagnosticException">The folder is missing, not writable or full, or the disk failed.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        using var staged = Stage(path, bytes);
        staged.Commit();
    }

    /// <summary>Writes the bytes beside a file, so that all that can be refused is refused now; <see cref="StagedFile.Commit"/> puts them in its place.</summary>
    /// <exception cref="Documents.Diagnostics.DiagnosticException">The folder is missing, not writable or full, or the disk failed.</exception>
    public static StagedFile Stage(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = TemporaryBeside(path);
        try
        {
            WriteSynced(temporary, bytes);
            return new StagedFile(temporary, path);
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            Discard(temporary);
            throw StorageFailure.Describe(failure, path);
        }
    }

    /// <summary>Writes a file unless one of that name is there already.</summary>
    /// <returns>False when the file was there; its bytes are left as they are. Of several writers at once exactly one gets true.</returns>
    /// <remarks>On Unix the folder must be on a file system with hard links.</remarks>
    /// <exception cref="Documents.Diagnostics.DiagnosticException">The folder is missing, not writable or full, or the disk failed.</exception>
    public static bool WriteNew(string path, ReadOnlySpan<byte> bytes)
    {
        if (File.Exists(path))
            return false;
        var temporary = TemporaryBeside(path);
        try
        {
            WriteSynced(temporary, bytes);
            var stored = OperatingSystem.IsWindows() ? MoveNew(temporary, path) : LinkNew(temporary, path);
            if (!stored)
                File.Delete(temporary);
            SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return stored;
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            Discard(temporary);
            throw StorageFailure.Describe(failure, path);
        }
    }

    // On Unix the runtime looks for the target and then renames, so two writers could both believe they were first;
    // a hard link is refused by the kernel itself when the name is taken.
    private static bool LinkNew(string temporary, string target)
    {
        const int exists = 17;
        if (Link(temporary, target) == 0)
        {
            File.Delete(temporary);
            return true;
        }

        return Marshal.GetLastPInvokeError() == exists ? false : throw LastError("link");
    }

    private static bool MoveNew(string temporary, string target)
    {
        try
        {
            File.Move(temporary, target, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(target))
        {
            return false;
        }
    }

    /// <summary>Creates a folder with its parents where missing, and makes their names durable.</summary>
    /// <exception cref="Documents.Diagnostics.DiagnosticException">The folder cannot be created, or the disk failed.</exception>
    public static void CreateFolder(string folder)
    {
        var missing = new Stack<string>();
        for (var path = Path.GetFullPath(folder); path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
            missing.Push(path);
        while (missing.TryPop(out var path))
        {
            try
            {
                Directory.CreateDirectory(path);
            }
            catch (Exception failure) when (StorageFailure.Explains(failure))
            {
                throw StorageFailure.Describe(failure, path);
            }

            SyncFolder(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>Makes renames and new names inside a folder durable.</summary>
    /// <exception cref="Documents.Diagnostics.DiagnosticException">The folder is missing or the disk failed.</exception>
    public static void SyncFolder(string folder)
    {
        // Windows orders metadata itself and offers no way to sync a folder.
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            using var handle = OpenFolder(Path.GetFullPath(folder));
            Sync(handle);
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            throw StorageFailure.Describe(failure, folder);
        }
    }

    /// <summary>Turns a finished working folder into a final one: every file and folder in it is synced, then one rename shows it.</summary>
    /// <param name="working">Folder beside the final one, on the same file system.</param>
    /// <param name="final">Name that must not exist yet.</param>
    /// <exception cref="Documents.Diagnostics.DiagnosticException">The final name is taken, not writable, or the disk failed.</exception>
    public static void PublishFolder(string working, string final)
    {
        try
        {
            SyncTree(new DirectoryInfo(Path.GetFullPath(working)));
            Directory.Move(working, final);
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            throw StorageFailure.Describe(failure, final);
        }

        SyncFolder(Path.GetDirectoryName(Path.GetFullPath(final))!);
    }

    // Two writers of the same name, in one process or two, must not share a half-written file.
    private static string TemporaryBeside(string path) => $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref writes)}{TemporarySuffix}";

    private static void WriteSynced(string temporary, ReadOnlySpan<byte> bytes)
    {
        using var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None);
        RandomAccess.Write(handle, bytes, 0);
        Sync(handle);
    }

    private static void SyncTree(DirectoryInfo folder)
    {
        foreach (var file in folder.GetFiles())
        {
            using var handle = File.OpenHandle(file.FullName, FileMode.Open, FileAccess.ReadWrite);
            Sync(handle);
        }

        foreach (var child in folder.GetDirectories())
            SyncTree(child);
        SyncFolder(folder.FullName);
    }

    /// <summary>Removes a temporary file as far as possible.</summary>
    internal static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one worth reporting; the suffix keeps readers away from the remains.
        }
    }

    private static void Sync(SafeFileHandle handle)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(handle);
            return;
        }

        if (FileSync(handle) != 0)
            throw LastError("fsync");
    }

    private static SafeFileHandle OpenFolder(string folder)
    {
        const int CloseOnExecLinux = 0x80000;
        var handle = Open(folder, OperatingSystem.IsLinux() ? CloseOnExecLinux : 0);
        return handle.IsInvalid ? throw LastError("open") : handle;
    }

    private static IOException LastError(string call)
    {
        var code = Marshal.GetLastPInvokeError();
        return new IOException($"{call}: {new Win32Exception(code).Message}", code);
    }

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FileSync(SafeFileHandle handle);

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string created);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
