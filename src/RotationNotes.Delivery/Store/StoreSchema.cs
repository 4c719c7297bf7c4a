using System.Security.Cryptography;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Delivery.Store;

/// <summary>Tables of the store, as a list of steps: a step that has shipped is never edited, changes are appended.</summary>
/// <remarks>
/// Recipients and subscribers are keyed by <see cref="EmailAddress.Key"/>; beside the key stands the address as written. The type word
/// BYTES becomes what the product calls it.
/// </remarks>
internal static class StoreSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE editions (
            edition TEXT PRIMARY KEY,
            note TEXT NOT NULL,
            mail BYTES NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('released', 'held', 'cancelled')),
            reason TEXT,
            issue_by BIGINT,
            approved_by TEXT,
            approved_at BIGINT,
            planned_at BIGINT NOT NULL
        );
        CREATE TABLE deliveries (
            edition TEXT NOT NULL REFERENCES editions (edition),
            recipient TEXT NOT NULL,
            address TEXT NOT NULL,
            name TEXT,
            domain TEXT NOT NULL,
            list TEXT,
            message_id TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('planned', 'claimed', 'dot-sent', 'accepted', 'deferred', 'refused', 'ambiguous', 'suppressed')),
            token BIGINT NOT NULL,
            owner TEXT,
            lease_until BIGINT,
            next_at BIGINT NOT NULL,
            planned_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            reason TEXT,
            PRIMARY KEY (edition, recipient)
        );
        CREATE INDEX deliveries_by_state ON deliveries (state, next_at);
        CREATE INDEX deliveries_by_recipient ON deliveries (recipient);
        CREATE TABLE attempts (
            edition TEXT NOT NULL,
            recipient TEXT NOT NULL,
            token BIGINT NOT NULL,
            ended_at BIGINT NOT NULL,
            verdict TEXT NOT NULL,
            phase TEXT NOT NULL,
            code BIGINT,
            enhanced TEXT,
            reason TEXT NOT NULL,
            PRIMARY KEY (edition, recipient, token),
            FOREIGN KEY (edition, recipient) REFERENCES deliveries (edition, recipient)
        );
        CREATE TABLE lists (
            list TEXT PRIMARY KEY,
            note TEXT,
            name TEXT NOT NULL,
            is_test BIGINT NOT NULL,
            created_at BIGINT NOT NULL
        );
        CREATE TABLE subscribers (
            subscriber TEXT PRIMARY KEY,
            address TEXT NOT NULL,
            name TEXT,
            soft_bounces BIGINT NOT NULL DEFAULT 0,
            created_at BIGINT NOT NULL
        );
        CREATE TABLE subscriptions (
            list TEXT NOT NULL REFERENCES lists (list),
            subscriber TEXT NOT NULL REFERENCES subscribers (subscriber),
            status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'ended')),
            token TEXT NOT NULL UNIQUE,
            source TEXT,
            created_at BIGINT NOT NULL,
            confirmed_at BIGINT,
            ended_at BIGINT,
            ended_by TEXT,
            PRIMARY KEY (list, subscriber)
        );
        CREATE INDEX subscriptions_by_subscriber ON subscriptions (subscriber);
        CREATE TABLE suppressions (
            recipient TEXT PRIMARY KEY,
            cause TEXT NOT NULL CHECK (cause IN ('hard-bounce', 'soft-bounces', 'complaint', 'request', 'operator')),
            detail TEXT,
            since BIGINT NOT NULL
        );
        """,
        """
        CREATE TABLE bounces (
            edition TEXT NOT NULL,
            recipient TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('Hard', 'Soft', 'Complaint')),
            status TEXT,
            detail TEXT,
            received_at BIGINT NOT NULL,
            PRIMARY KEY (edition, recipient, kind),
            FOREIGN KEY (edition, recipient) REFERENCES deliveries (edition, recipient)
        );
        CREATE INDEX bounces_by_recipient ON bounces (recipient);
        """,
        "CREATE TABLE message_id_key (id BIGINT PRIMARY KEY CHECK (id = 1), secret BYTES NOT NULL)",
    ];

    /// <summary>Version of a store with every step applied.</summary>
    public static int Newest => Steps.Length;

    /// <summary>Brings a store up to date inside the caller's transaction.</summary>
    /// <param name="bytesType">What the product calls a column of bytes.</param>
    /// <param name="place">Name of the store for messages.</param>
    /// <exception cref="DiagnosticException">The store was written by a newer program (configuration).</exception>
    public static void Upgrade(StoreTransaction transaction, string bytesType, string place)
    {
        transaction.Execute("CREATE TABLE IF NOT EXISTS store_version (version BIGINT NOT NULL)");
        var version = Version(transaction);
        RefuseNewer(version, place);
        for (var step = version; step < Steps.Length; step++)
        {
            foreach (var statement in Steps[step].Replace("BYTES", bytesType, StringComparison.Ordinal).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                transaction.Execute(statement);
        }

        if (version == Steps.Length)
            return;
        // Made once and kept: every later run of this store derives the same Message-IDs.
        transaction.Execute("INSERT INTO message_id_key (id, secret) VALUES (1, @secret) ON CONFLICT (id) DO NOTHING", ("@secret", RandomNumberGenerator.GetBytes(32)));
        transaction.Execute("DELETE FROM store_version");
        transaction.Execute("INSERT INTO store_version (version) VALUES (@version)", ("@version", Steps.Length));
    }

    public static int Version(StoreTransaction transaction) => (int)transaction.Number("SELECT COALESCE(MAX(version), 0) FROM store_version");

    /// <summary>Secret from which Message-IDs are derived; the same for the life of the store.</summary>
    public static byte[] MessageIdKey(StoreTransaction transaction) => transaction.First("SELECT secret FROM message_id_key", row => row.Bytes("secret"))!;

    /// <exception cref="DiagnosticException">The store was written by a newer program (configuration).</exception>
    public static void RefuseNewer(int version, string place)
    {
        if (version > Steps.Length)
        {
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(
                new Place(place), $"the delivery store has version {version}, this program knows up to {Steps.Length}.", "Use the program version that wrote it, or a newer one."));
        }
    }
}
