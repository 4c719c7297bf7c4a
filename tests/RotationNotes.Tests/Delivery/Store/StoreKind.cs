using Npgsql;
using RotationNotes.Delivery.Store;

namespace RotationNotes.Tests.Delivery.Store;

/// <summary>A fresh store of one product; every test that is given one runs on SQLite and on PostgreSQL.</summary>
internal abstract class StoreKind : IDisposable
{
    /// <summary>Opens the store, again if need be, as another process would after the first had closed it.</summary>
    public abstract DeliveryStore Open(TimeProvider clock);

    /// <summary>Ends every connection that is at work, whatever it does, a commit included.</summary>
    /// <returns>How many there were.</returns>
    public virtual Task<int> CutConnectionsAsync() => Task.FromResult(0);

    public abstract void Dispose();

    public static StoreKind Of(string name) => name == "sqlite" ? new SqliteKind() : PostgresKind.CreateOrSkip();

    private sealed class SqliteKind : StoreKind
    {
        private readonly TemporaryFolder folder = new();

        public override DeliveryStore Open(TimeProvider clock) => SqliteStore.Open(new FileInfo(folder["ledger.db"]), "a test", clock);

        public override void Dispose() => folder.Dispose();
    }

    private sealed class PostgresKind(string server, string schema) : StoreKind
    {
        private static int created;

        public static PostgresKind CreateOrSkip()
        {
            // .ci/with-postgres starts a server and names it here.
            if (Environment.GetEnvironmentVariable("ROTATIONNOTES_TEST_POSTGRES") is not { Length: > 0 } server)
            {
                Assert.Skip("ROTATIONNOTES_TEST_POSTGRES names no server");
                throw new InvalidOperationException();
            }

            var kind = new PostgresKind(server, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref created)}");
            kind.Run($"CREATE SCHEMA {kind.Schema}");
            return kind;
        }

        private string Schema => schema;

        public override DeliveryStore Open(TimeProvider clock) => PostgresStore.Open($"{server};Search Path={schema};Application Name={schema};Maximum Pool Size=20");

        public override void Dispose() => Run($"DROP SCHEMA {schema} CASCADE");

        public override async Task<int> CutConnectionsAsync()
        {
            await using var source = NpgsqlDataSource.Create(server);
            await using var command = source.CreateCommand("SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1 AND state <> 'idle'");
            command.Parameters.Add(new NpgsqlParameter { Value = schema });
            return (int)(long)(await command.ExecuteScalarAsync())!;
        }

        private void Run(string sql)
        {
            using var source = NpgsqlDataSource.Create(server);
            using var command = source.CreateCommand(sql);
            command.ExecuteNonQuery();
        }
    }
}
