using RotationNotes.Delivery.Store;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Tests.Delivery.Store;

/// <summary>What every product must do alike.</summary>
public sealed class DeliveryStoreTests
{
    private const string InsertList = "INSERT INTO lists (list, note, name, is_test, created_at) VALUES (@list, @note, @name, 0, @now)";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void Write_ThatReturns_IsThereAfterReopening(string product)
    {
        using var kind = StoreKind.Of(product);
        using (var store = kind.Open(TimeProvider.System))
            store.Write(transaction => Insert(transaction, "weekly"));

        using var again = kind.Open(TimeProvider.System);

        Assert.Equal("Weekly ü", again.Read(transaction => transaction.First("SELECT name, note FROM lists WHERE list = @list", row => row.Text("name"), ("@list", "weekly"))));
        Assert.Null(again.Read(transaction => transaction.First("SELECT note FROM lists", row => row.OptionalText("note"))));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void Write_ThatThrows_LeavesNothing(string product)
    {
        using var kind = StoreKind.Of(product);
        using var store = kind.Open(TimeProvider.System);

        Assert.Throws<InvalidDataException>(() => store.Write(transaction =>
        {
            Insert(transaction, "weekly");
            throw new InvalidDataException();
        }));

        Assert.Equal(0, store.Read(transaction => transaction.Number("SELECT COUNT(*) FROM lists")));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void Keys_AreUnique_AndReferencesHold(string product)
    {
        using var kind = StoreKind.Of(product);
        using var store = kind.Open(TimeProvider.System);
        store.Write(transaction => Insert(transaction, "weekly"));

        Assert.Equal(FailureKind.Delivery, Assert.Throws<DiagnosticException>(() => store.Write(transaction => Insert(transaction, "weekly"))).Kind);
        Assert.Throws<DiagnosticException>(() => store.Write(transaction => transaction.Execute(
            "INSERT INTO subscriptions (list, subscriber, status, token, created_at) VALUES ('weekly', 'nobody@client.example', 'active', 't', 0)")));
        Assert.Throws<DiagnosticException>(() => store.Write(transaction => transaction.Execute(
            "INSERT INTO suppressions (recipient, cause, since) VALUES ('a@client.example', 'mood', 0)")));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Writers_AtTheSameTime_LoseNothing(string product)
    {
        using var kind = StoreKind.Of(product);
        using var store = kind.Open(TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 10; i++)
            {
                var list = $"list-{writer}-{i}";
                store.Write(transaction => Insert(transaction, list));
            }
        })));

        Assert.Equal(80, store.Read(transaction => transaction.Number("SELECT COUNT(*) FROM lists")));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void Values_ComeBackAsTheyWent(string product)
    {
        using var kind = StoreKind.Of(product);
        using var store = kind.Open(TimeProvider.System);
        byte[] mail = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)];
        var at = new DateTimeOffset(2024, 7, 16, 21, 30, 0, 123, TimeSpan.Zero);

        store.Write(transaction => transaction.Execute(
            "INSERT INTO editions (edition, note, mail, state, issue_by, planned_at) VALUES ('e', 'n', @mail, 'released', @none, @at)", ("@mail", mail), ("@none", null), ("@at", at)));

        var (bytes, planned, issueBy) = store.Read(transaction => transaction.First("SELECT * FROM editions", row => (row.Bytes("mail"), row.At("planned_at"), row.OptionalAt("issue_by"))));
        Assert.Equal(mail, bytes);
        Assert.Equal(at, planned);
        Assert.Null(issueBy);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void StoreOfANewerProgram_IsRefused(string product)
    {
        using var kind = StoreKind.Of(product);
        using (var store = kind.Open(TimeProvider.System))
            store.Write(transaction => transaction.Execute("UPDATE store_version SET version = 1000"));

        var failure = Assert.Throws<DiagnosticException>(() => kind.Open(TimeProvider.System));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains("1000", failure.Message, StringComparison.Ordinal);
    }

    private static void Insert(StoreTransaction transaction, string list) =>
        Assert.Equal(1, transaction.Execute(InsertList, ("@list", list), ("@note", null), ("@name", "Weekly ü"), ("@now", transaction.Now)));
}
