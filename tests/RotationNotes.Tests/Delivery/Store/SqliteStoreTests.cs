using RotationNotes.Delivery.Store;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Tests.Delivery.Store;

/// <summary>What only the file has: its lock, its durability settings, its damage.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private FileInfo File => new(folder.At("delivery", "ledger.db"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void SecondProcess_IsToldWhoHoldsTheStore_AndMayRead()
    {
        using var store = SqliteStore.Open(File, "serve, process 4711", TimeProvider.System);
        store.Write(transaction => transaction.Execute("INSERT INTO lists (list, name, is_test, created_at) VALUES ('weekly', 'Weekly', 0, 0)"));

        var failure = Assert.Throws<DiagnosticException>(() => SqliteStore.Open(File, "run, process 4712", TimeProvider.System));

        Assert.Equal(FailureKind.Delivery, failure.Kind);
        Assert.Contains("serve, process 4711", failure.Message, StringComparison.Ordinal);
        using var reader = SqliteStore.OpenForReading(File, TimeProvider.System)!;
        Assert.Equal(1, reader.Read(transaction => transaction.Number("SELECT COUNT(*) FROM lists")));
        Assert.Equal(FailureKind.Configuration, Assert.Throws<DiagnosticException>(() => reader.Write(transaction => transaction.Execute("DELETE FROM lists"))).Kind);
    }

    [Fact]
    public async Task ContestedStarts_GiveTheStoreToOneAtATime_AndHarmNothing()
    {
        var (opened, refused, inside) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(starter => Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
            {
                try
                {
                    using var store = SqliteStore.Open(File, $"starter {starter}", TimeProvider.System);
                    Assert.Equal(1, Interlocked.Increment(ref inside));
                    store.Write(transaction => transaction.Execute(
                        "INSERT INTO suppressions (recipient, cause, since) VALUES (@recipient, 'operator', 0)", ("@recipient", $"r{starter}-{i}@client.example")));
                    Interlocked.Decrement(ref inside);
                    Interlocked.Increment(ref opened);
                }
                catch (DiagnosticException failure)
                {
                    Assert.Equal(FailureKind.Delivery, failure.Kind);
                    Interlocked.Increment(ref refused);
                }
            }
        })));

        Assert.Equal(200, opened + refused);
        using var last = SqliteStore.Open(File, "a test", TimeProvider.System);
        Assert.Equal(opened, last.Read(transaction => transaction.Number("SELECT COUNT(*) FROM suppressions")));
    }

    [Fact]
    public void Library_IsNamedWithItsSettings_AndIsNewEnough()
    {
        using var store = SqliteStore.Open(File, "a test", TimeProvider.System);

        Assert.Matches(@"^SQLite 3\.\d+\.\d+, write-ahead log, synchronous full$", store.Description);
    }

    [Fact]
    public void WriterKilledWithinAStep_LeavesAStoreThatCanBeRead_WithoutThatStep()
    {
        const string insert = "INSERT INTO suppressions (recipient, cause, since) VALUES (@recipient, 'operator', 0)";
        var corpse = new FileInfo(folder.At("corpse.db"));
        using (var store = SqliteStore.Open(File, "a test", TimeProvider.System))
        {
            for (var i = 0; i < 3; i++)
                store.Write(transaction => transaction.Execute(insert, ("@recipient", $"kept-{i}@client.example")));
            store.Write(transaction =>
            {
                // More than the page cache holds: pages of the unfinished step are in the log, none of them committed.
                for (var i = 0; i < 40_000; i++)
                    transaction.Execute(insert, ("@recipient", $"reader-{i:00000}-of-a-step-that-was-never-finished@client.example"));
                File.CopyTo(corpse.FullName);
                new FileInfo(File.FullName + "-wal").CopyTo(corpse.FullName + "-wal");
            });
        }

        using var reader = SqliteStore.OpenForReading(corpse, TimeProvider.System)!;

        Assert.Equal(3, reader.Read(transaction => transaction.Number("SELECT COUNT(*) FROM suppressions")));
        Assert.Equal(FailureKind.Configuration, Assert.Throws<DiagnosticException>(() => reader.Write(transaction => transaction.Execute("DELETE FROM suppressions"))).Kind);
    }

    [Fact]
    public void NoFile_IsNothingToRead() => Assert.Null(SqliteStore.OpenForReading(File, TimeProvider.System));

    [Fact]
    public void DamagedFile_IsRefused()
    {
        using (var store = SqliteStore.Open(File, "a test", TimeProvider.System))
        {
            store.Write(transaction =>
            {
                for (var i = 0; i < 500; i++)
                    transaction.Execute("INSERT INTO suppressions (recipient, cause, since) VALUES (@recipient, 'operator', 0)", ("@recipient", $"reader-{i}@client.example"));
            });
        }

        // A few bytes in the middle of the pages, past the header.
        using (var stream = System.IO.File.OpenWrite(File.FullName))
        {
            for (var page = 2; page < stream.Length / 4096; page++)
            {
                stream.Position = page * 4096;
                stream.Write(new byte[64]);
            }
        }

        var failure = Assert.Throws<DiagnosticException>(() => SqliteStore.Open(File, "a test", TimeProvider.System));
        Assert.Equal(FailureKind.Integrity, failure.Kind);
    }

    [Fact]
    public void FileThatIsNoDatabase_IsRefusedUntouched()
    {
        Directory.CreateDirectory(File.DirectoryName!);
        System.IO.File.WriteAllText(File.FullName, new string('x', 5000));

        Assert.Equal(FailureKind.Integrity, Assert.Throws<DiagnosticException>(() => SqliteStore.Open(File, "a test", TimeProvider.System)).Kind);
        Assert.Equal(new string('x', 5000), System.IO.File.ReadAllText(File.FullName));
    }
}
