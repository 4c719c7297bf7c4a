using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;

namespace RotationNotes.Delivery.Store;

/// <summary>The store in one file. One process holds it for writing; others may read.</summary>
/// <remarks>
/// A write-ahead log with full synchronisation: each commit is synced before it is acknowledged (the usual setting forgets commits on a
/// power cut), and readers do not stop the writer. Both settings are read back at the start, because a library built otherwise, or a file
/// system without shared memory, would ignore them silently.
/// </remarks>
public sealed class SqliteStore : DeliveryStore
{
    private static readonly Version LeastVersion = new(3, 35, 0);
    // A transaction of a full batch touches some hundred pages, once in the log and later in the file.
    private const long LeastFreeBytes = 4 * 1024 * 1024;
    private const int DiskFull = 13;
    private const int InputOutput = 10;
    private const int Damaged = 11;
    private const int NoDatabase = 26;
    private const int ReadOnly = 8;

    private readonly SqliteConnection connection;
    private readonly StoreLock? held;
    private readonly TimeProvider clock;
    private readonly string path;
    private readonly Lock gate = new();
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);

    private SqliteStore(SqliteConnection connection, StoreLock? held, TimeProvider clock, string path) =>
        (this.connection, this.held, this.clock, this.path) = (connection, held, clock, path);

    public override string Description =>
        string.Create(CultureInfo.InvariantCulture, $"SQLite {connection.ServerVersion}, write-ahead log, synchronous full");

    public override bool IsShared => false;

    internal override string SkipLocked(string table) => "";

    internal override void RequireRoom()
    {
        if (new DriveInfo(path).AvailableFreeSpace < LeastFreeBytes)
            throw NoRoom(path, "the disk is nearly full; nothing more is sent, because it could not be recorded.");
    }

    /// <summary>Opens the store for this process alone; creates it when missing.</summary>
    /// <param name="holder">Who we are, shown to another process that wants the store, e.g. <c>serve, process 1234</c>.</param>
    /// <exception cref="DiagnosticException">Another process holds it (delivery), the place is not writable, or the library or file cannot be trusted.</exception>
    public static SqliteStore Open(FileInfo file, string holder, TimeProvider clock)
    {
        DurableFile.CreateFolder(file.DirectoryName!);
        var held = StoreLock.Take(file, holder, clock);
        try
        {
            var store = new SqliteStore(Connect(file, SqliteOpenMode.ReadWriteCreate), held, clock, file.FullName);
            store.Prepare();
            return store;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Opens an existing store to look at it, even while another process holds it or was killed within a step.</summary>
    /// <remarks>A killed writer leaves its log, and only a connection that may write can read it in; nothing else is written by this one.</remarks>
    /// <returns>Null when there is none yet.</returns>
    /// <exception cref="DiagnosticException">It cannot be read, or is of another version.</exception>
    public static SqliteStore? OpenForReading(FileInfo file, TimeProvider clock)
    {
        if (!file.Exists)
            return null;
        var store = new SqliteStore(Connect(file, SqliteOpenMode.ReadWrite), null, clock, file.FullName);
        try
        {
            store.Pragma("query_only=ON");
            StoreSchema.RefuseNewer(store.Read(StoreSchema.Version), file.FullName);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public override T Write<T>(Func<StoreTransaction, T> work) => Run(work);

    public override T Read<T>(Func<StoreTransaction, T> work) => Run(work, isReading: true);

    public override void Dispose()
    {
        lock (gate)
        {
            foreach (var command in prepared.Values)
                command.Dispose();
            prepared.Clear();
            connection.Dispose();
            held?.Dispose();
        }
    }

    private static SqliteConnection Connect(FileInfo file, SqliteOpenMode mode)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.FullName, Mode = mode, DefaultTimeout = 10, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw Describe(failure, file.FullName);
        }
    }

    private void Prepare()
    {
        try
        {
            if (Version.Parse(connection.ServerVersion) < LeastVersion)
                throw Refuse(FailureKind.Configuration, path, $"SQLite {connection.ServerVersion} is too old; {LeastVersion} or newer is needed.");
            var journal = Pragma("journal_mode=WAL");
            Pragma("synchronous=FULL");
            Pragma("foreign_keys=ON");
            var synchronous = Pragma("synchronous");
            if (journal != "wal" || synchronous != "2")
                throw Refuse(FailureKind.Integrity, path, $"SQLite {connection.ServerVersion} did not take the durable settings (journal {journal}, synchronous {synchronous}).");
            var check = Pragma("quick_check");
            if (check != "ok")
                throw Refuse(FailureKind.Integrity, path, $"the delivery store is damaged: {check}", "Restore it from a backup; do not send from it.");
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw Describe(failure, path);
        }

        Write(transaction => StoreSchema.Upgrade(transaction, "BLOB", path));
    }

    private string Pragma(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + text;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    private T Run<T>(Func<StoreTransaction, T> work, bool isReading = false)
    {
        lock (gate)
        {
            try
            {
                using var transaction = connection.BeginTransaction(IsolationLevel.Serializable, deferred: isReading);
                var result = work(new StoreTransaction(connection, transaction, clock.GetUtcNow(), prepared));
                transaction.Commit();
                return result;
            }
            catch (SqliteException failure)
            {
                throw Describe(failure, path);
            }
        }
    }

    private static DiagnosticException Describe(SqliteException failure, string path) => failure.SqliteErrorCode switch
    {
        DiskFull => NoRoom(path, "the disk is full; the step was not recorded and sending stopped."),
        InputOutput => Refuse(FailureKind.Integrity, path, $"the disk reported a failure ({failure.Message}).", "Do not retry on this disk; check it first."),
        Damaged or NoDatabase => Refuse(FailureKind.Integrity, path, $"the delivery store is damaged ({failure.Message}).", "Restore it from a backup; do not send from it."),
        ReadOnly => Refuse(FailureKind.Configuration, path, "the delivery store cannot be written.", "Give the account write access to the file and its folder."),
        _ => Refuse(FailureKind.Delivery, path, $"the delivery store cannot be used ({failure.Message})."),
    };
}
