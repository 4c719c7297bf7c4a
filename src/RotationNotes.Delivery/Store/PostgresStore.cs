using System.Data;
using Npgsql;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Delivery.Store;

/// <summary>The store in a PostgreSQL schema, which several processes on several machines may share.</summary>
public sealed class PostgresStore : DeliveryStore
{
    // Pauses double up to two seconds: together they outlast a restart of the database.
    private const int MostTries = 40;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private const long UpgradeLock = 0x526F744E6F746573;

    private readonly NpgsqlDataSource source;
    private readonly string place;

    private PostgresStore(NpgsqlDataSource source, string place, string version) =>
        (this.source, this.place, Description) = (source, place, $"PostgreSQL {version}");

    public override string Description { get; }

    public override bool IsShared => true;

    // The server knows its disk and refuses the commit.
    internal override void RequireRoom()
    {
    }

    internal override string SkipLocked(string table) => $" FOR UPDATE OF {table} SKIP LOCKED";

    /// <param name="connectionString">Npgsql's form, e.g. <c>Host=db;Database=notes;Username=notes</c>; a password is better kept in a pgpass file.</param>
    /// <exception cref="DiagnosticException">The server cannot be reached or used, or the store is newer than the program.</exception>
    public static PostgresStore Open(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 64, IncludeErrorDetail = false };
        }
        catch (ArgumentException failure)
        {
            throw Refuse(FailureKind.Configuration, "", $"the connection string of the delivery store cannot be read: {failure.Message}");
        }

        var place = $"{settings.Host}/{settings.Database}";
        var source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        try
        {
            var store = new PostgresStore(source, place, ReadVersion(source, place));
            store.Write(transaction =>
            {
                // Two processes that start together must not both create the tables.
                transaction.Execute("SELECT pg_advisory_xact_lock(@key)", ("@key", UpgradeLock));
                StoreSchema.Upgrade(transaction, "BYTEA", place);
            });
            return store;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public override T Write<T>(Func<StoreTransaction, T> work) => Run(work, IsolationLevel.ReadCommitted);

    public override T Read<T>(Func<StoreTransaction, T> work) => Run(work, IsolationLevel.RepeatableRead);

    public override void Dispose() => source.Dispose();

    private static string ReadVersion(NpgsqlDataSource source, string place)
    {
        try
        {
            using var connection = source.OpenConnection();
            using var command = connection.CreateCommand();
            command.CommandText = "SHOW fsync";
            if (command.ExecuteScalar() is not "on")
                throw Refuse(FailureKind.Integrity, place, "this PostgreSQL server runs with fsync off and forgets commits on a power cut.", "Switch fsync on.");
            return connection.PostgreSqlVersion.ToString();
        }
        catch (NpgsqlException failure)
        {
            throw Describe(failure, place);
        }
    }

    private T Run<T>(Func<StoreTransaction, T> work, IsolationLevel isolation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var connection = source.OpenConnection();
                using var transaction = connection.BeginTransaction(isolation);
                var result = work(new StoreTransaction(connection, transaction, Now(connection)));
                transaction.Commit();
                return result;
            }
            catch (NpgsqlException failure) when (attempt < MostTries && IsPassing(failure))
            {
                // Whether the commit held is not known; every write may be run again.
                var pause = TimeSpan.FromMilliseconds(10 << Math.Min(attempt, 10));
                Thread.Sleep(pause < LongestPause ? pause : LongestPause);
            }
            catch (NpgsqlException failure)
            {
                throw Describe(failure, place);
            }
        }
    }

    private static DateTimeOffset Now(NpgsqlConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint";
        return DateTimeOffset.FromUnixTimeMilliseconds((long)command.ExecuteScalar()!);
    }

    // Serialization failure, deadlock, terminated by an administrator, crash, starting up, and connections that broke.
    private static bool IsPassing(NpgsqlException failure) => failure is PostgresException server
        ? server.SqlState is "40001" or "40P01" or "57P01" or "57P02" or "57P03" || server.SqlState.StartsWith("08", StringComparison.Ordinal)
        : failure.IsTransient || failure.InnerException is IOException or System.Net.Sockets.SocketException;

    private static DiagnosticException Describe(NpgsqlException failure, string place) => failure is PostgresException { SqlState: "53100" }
        ? NoRoom(place, "the disk of the database is full; the step was not recorded and sending stopped.")
        : Refuse(FailureKind.Delivery, place, $"the delivery store cannot be used: {failure.Message}");
}
