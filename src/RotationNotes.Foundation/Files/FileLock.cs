namespace RotationNotes.Foundation.Files;

/// <summary>An exclusive lock between processes, held through an open file.</summary>
/// <remarks>
/// The operating system ties the lock to the open file (flock on Unix, a share mode on Windows), so a killed process
/// leaves no stale lock behind. The file itself stays: deleting it would let two processes lock two different files.
/// </remarks>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly FileStream stream;

    private FileLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock, waiting as long as another holder has it.</summary>
    /// <param name="file">The lock file; created with its folder when missing.</param>
    /// <param name="patience">How long to wait; zero tries once.</param>
    /// <returns>The lock, or null when another holder kept it for the whole wait.</returns>
    /// <exception cref="IOException">The file cannot be created for another reason than being locked.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static FileLock? TryTake(FileInfo file, TimeSpan patience, TimeProvider clock, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(file.DirectoryName!);
        var started = clock.GetTimestamp();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return new FileLock(new FileStream(file.FullName, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
            }
            catch (IOException exception) when (IsHeldElsewhere(exception))
            {
                if (clock.GetElapsedTime(started) >= patience)
                    return null;
                cancellation.WaitHandle.WaitOne(Pause);
            }
        }
    }

    public void Dispose() => stream.Dispose();

    // EAGAIN is 11 on Linux and 35 on macOS; Windows reports ERROR_SHARING_VIOLATION.
    private static bool IsHeldElsewhere(IOException exception) =>
        exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
