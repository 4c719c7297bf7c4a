using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RotationNotes.Foundation.Files;

/// <summary>Reads files that others put into a folder: pipes, sockets, devices and links are refused, and none of them can hold the reader up.</summary>
/// <remarks>
/// What a name stands for is asked of the opened file, since it could change between a look and the opening. A file that can be positioned
/// and has a length is a regular one; at most that length is read.
/// </remarks>
public static class RegularFile
{
    private const int NoSuchDevice = 6;
    private const int TooManyLinksLinux = 40;
    private const int TooManyLinksElsewhere = 62;

    /// <summary>The content of a file.</summary>
    /// <param name="longest">Most bytes it may have.</param>
    /// <returns>The bytes, or why there are none, e.g. "is a link".</returns>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static (byte[]? Bytes, string? Refusal) Read(FileInfo file, long longest)
    {
        if (file.LinkTarget is not null)
            return (null, "is a link");
        using var stream = Open(file.FullName);
        if (stream is null)
            return (null, "is no regular file");
        // A device claims to have no length; so does an empty file, which has nothing to read either.
        if (!stream.CanSeek || stream.Length == 0)
            return (null, "is empty or no regular file");
        if (stream.Length > longest)
            return (null, $"is larger than {longest / (1024 * 1024)} MB");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, null);
    }

    /// <summary>Opens a file of any size up to a limit, to be read as a stream.</summary>
    /// <returns>The stream, or why there is none, e.g. "is a link".</returns>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static (FileStream? Content, string? Refusal) OpenRead(FileInfo file, long longest)
    {
        if (file.LinkTarget is not null)
            return (null, "is a link");
        var stream = Open(file.FullName);
        if (stream is null)
            return (null, "is no regular file");
        var refusal = !stream.CanSeek || stream.Length == 0 ? "is empty or no regular file" : stream.Length > longest ? $"is larger than {longest / (1024 * 1024 * 1024)} GB" : null;
        if (refusal is null)
            return (stream, null);
        stream.Dispose();
        return (null, refusal);
    }

    // Without waiting: opening a pipe for reading would otherwise last until somebody writes.
    private static FileStream? Open(string path)
    {
        if (OperatingSystem.IsWindows())
            return new FileStream(path, FileMode.Open, FileAccess.Read);
        var handle = Open(path, Flags());
        if (handle.IsInvalid)
        {
            var code = Marshal.GetLastPInvokeError();
            handle.Dispose();
            // A socket cannot be opened, and a link that took the file's place is not followed.
            return code is NoSuchDevice or TooManyLinksLinux or TooManyLinksElsewhere ? null : throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(code)}", code);
        }

        try
        {
            return new FileStream(handle, FileAccess.Read, bufferSize: 0);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    // Read only, not waiting, following no link, closed in child processes.
    private static int Flags()
    {
        if (!OperatingSystem.IsLinux())
            return 0x4 | 0x100 | 0x1000000;
        var noFollow = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;
        return 0x800 | noFollow | 0x80000;
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
