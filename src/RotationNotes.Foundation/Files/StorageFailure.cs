using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Foundation.Files;

/// <summary>Says in plain words why the disk refused, and whether trying again can help.</summary>
public static class StorageFailure
{
    // errno values shared by Linux and macOS where they agree; quota differs.
    private const int NoEntry = 2;
    private const int InputOutput = 5;
    private const int NotFolder = 20;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Whether the exception comes from the machine's storage rather than from a bug of ours.</summary>
    public static bool Explains(Exception failure) => failure is IOException or UnauthorizedAccessException;

    /// <summary>The failure in words: <see cref="FailureKind.Configuration"/> for a wrong place, <see cref="FailureKind.Delivery"/> for a
    /// full disk, <see cref="FailureKind.Integrity"/> for a failing one.</summary>
    public static DiagnosticException Describe(Exception failure, string path) => failure switch
    {
        UnauthorizedAccessException => Refuse(FailureKind.Configuration, path, "no permission to write here.", "Give the account write access or choose another folder."),
        DirectoryNotFoundException => Refuse(FailureKind.Configuration, path, "the folder does not exist.", "Create it or choose another folder."),
        _ => failure.HResult switch
        {
            NoSpace or WindowsDiskFull => Refuse(FailureKind.Delivery, path, "the disk is full; nothing was stored.", "Free space and run the command again: it continues where it stopped."),
            QuotaLinux or QuotaMac => Refuse(FailureKind.Delivery, path, "the disk quota is used up; nothing was stored.", "Free space and run the command again."),
            ReadOnly => Refuse(FailureKind.Configuration, path, "the file system is read-only.", "Choose another folder."),
            NoEntry or NotFolder => Refuse(FailureKind.Configuration, path, "a part of the path is not a folder.", "Choose another folder."),
            InputOutput => Refuse(FailureKind.Integrity, path, $"the disk reported a failure ({failure.Message}).", "Do not retry on this disk; check it first."),
            _ => Refuse(FailureKind.Configuration, path, $"cannot be written ({failure.Message}).", null),
        },
    };

    private static DiagnosticException Refuse(FailureKind kind, string path, string message, string? hint) =>
        new(kind, Diagnostic.Error(new Place(path), message, hint));
}
