using System.Text;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;

namespace RotationNotes.Delivery.Store;

/// <summary>Makes one process at a time the holder of a store file, and tells the others who it is.</summary>
internal sealed class StoreLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly FileLock held;

    private StoreLock(FileLock held) => this.held = held;

    /// <exception cref="DiagnosticException">Another process holds the store (delivery).</exception>
    public static StoreLock Take(FileInfo store, string holder, TimeProvider clock)
    {
        // The lock file itself cannot be read while it is held, so the holder's name lies beside it.
        var name = new FileInfo(store.FullName + ".holder");
        try
        {
            if (FileLock.TryTake(new FileInfo(store.FullName + ".lock"), Patience, clock) is { } held)
            {
                File.WriteAllText(name.FullName, holder + "\n", Encoding.UTF8);
                return new StoreLock(held);
            }
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            throw StorageFailure.Describe(failure, store.FullName);
        }

        throw new DiagnosticException(FailureKind.Delivery, Diagnostic.Error(
            new Place(store.FullName),
            $"the delivery store is in use by {Name(name)}; only one process may send or change subscribers.",
            "Wait for it to end, or stop it. Commands that only show something work meanwhile."));
    }

    public void Dispose() => held.Dispose();

    private static string Name(FileInfo file)
    {
        try
        {
            return File.ReadAllText(file.FullName).Trim() is { Length: > 0 } text ? text : "another process";
        }
        catch (Exception failure) when (StorageFailure.Explains(failure))
        {
            return "another process";
        }
    }
}
