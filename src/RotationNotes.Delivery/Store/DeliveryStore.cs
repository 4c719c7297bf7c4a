using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Delivery.Store;

/// <summary>Where ledger, subscribers and suppressions are kept: short transactions over SQL that every implementation understands.</summary>
/// <remarks>
/// Statements use only what SQLite 3.35 and PostgreSQL share; the few differences are members here. Safe for use by several threads.
/// Every write must be repeatable: when a connection dies during a commit nobody knows whether it held, and the work is run again.
/// </remarks>
public abstract class DeliveryStore : IDisposable
{
    /// <summary>Product, version and durability settings, for people.</summary>
    public abstract string Description { get; }

    /// <summary>Whether other processes may use the same store at the same time, so that their claims count until they run out.</summary>
    public abstract bool IsShared { get; }

    /// <summary>Fails before anything is begun that could then not be recorded.</summary>
    /// <exception cref="DiagnosticException">The disk is nearly full (delivery).</exception>
    internal abstract void RequireRoom();

    /// <summary>Ends a sub-select whose rows an update takes: rows that another transaction holds are passed over, not waited for.</summary>
    internal abstract string SkipLocked(string table);

    /// <summary>Runs work in one transaction. It is durable when this returns; an exception leaves nothing behind.</summary>
    /// <exception cref="DiagnosticException">The disk is full, the database cannot be reached, or it is damaged.</exception>
    public abstract T Write<T>(Func<StoreTransaction, T> work);

    /// <summary>Runs work that only reads, against one consistent state.</summary>
    /// <exception cref="DiagnosticException">The database cannot be reached or is damaged.</exception>
    public abstract T Read<T>(Func<StoreTransaction, T> work);

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<StoreTransaction> work) => Write(transaction =>
    {
        work(transaction);
        return true;
    });

    public abstract void Dispose();

    /// <summary>Why the store cannot be used, and what to do about it.</summary>
    private protected static DiagnosticException Refuse(FailureKind kind, string place, string message, string? hint = null) => new(kind, Diagnostic.Error(new Place(place), message, hint));

    private protected static DiagnosticException NoRoom(string place, string message) =>
        Refuse(FailureKind.Delivery, place, message, "Free space and run the command again: it continues where it stopped.");
}
