using System.Collections.Immutable;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Store;

namespace RotationNotes.Delivery.Subscribers;

public sealed partial class SubscriberRegistry
{
    /// <summary>Every list with its numbers, in order of id.</summary>
    public ImmutableArray<ListStatus> Lists() => store.Read(transaction => transaction.Query(
        "SELECT l.list, l.note, l.name, l.is_test, " +
        "SUM(CASE WHEN u.status = 'active' THEN 1 ELSE 0 END) AS active, SUM(CASE WHEN u.status = 'pending' THEN 1 ELSE 0 END) AS pending, SUM(CASE WHEN u.status = 'ended' THEN 1 ELSE 0 END) AS ended " +
        "FROM lists l LEFT JOIN subscriptions u ON u.list = l.list GROUP BY l.list, l.note, l.name, l.is_test ORDER BY l.list",
        row => new ListStatus(ReadList(row), (int)row.Number("active"), (int)row.Number("pending"), (int)row.Number("ended"))).ToImmutableArray());

    /// <summary>Subscriptions in order of list and address.</summary>
    /// <param name="list">Only this list, or null for all.</param>
    public ImmutableArray<Subscription> Subscriptions(string? list = null)
    {
        var filter = list is null ? "" : " WHERE u.list = @list";
        (string, object?)[] parameters = list is null ? [] : [("@list", list)];
        return store.Read(transaction => transaction.Query(
            "SELECT u.list, u.subscriber, u.status, u.token, u.source, u.created_at, u.confirmed_at, u.ended_at, u.ended_by, s.address, s.name, x.cause, x.detail " +
            "FROM subscriptions u JOIN subscribers s ON s.subscriber = u.subscriber LEFT JOIN suppressions x ON x.recipient = u.subscriber" + filter + " ORDER BY u.list, u.subscriber",
            ReadSubscription, parameters).ToImmutableArray());
    }

    /// <summary>Who gets an edition of a note: its active subscribers, each once, without the suppressed.</summary>
    /// <param name="fromTestLists">The test lists instead of the real ones.</param>
    public ImmutableArray<PlannedRecipient> RecipientsOf(string noteId, bool fromTestLists = false) => store.Read(transaction => transaction.Query(
        "SELECT s.address, s.name, MIN(u.list) AS list FROM subscriptions u JOIN lists l ON l.list = u.list JOIN subscribers s ON s.subscriber = u.subscriber " +
        "WHERE l.note = @note AND l.is_test = @is_test AND u.status = 'active' AND NOT EXISTS (SELECT 1 FROM suppressions x WHERE x.recipient = u.subscriber) " +
        "GROUP BY s.subscriber, s.address, s.name ORDER BY s.subscriber",
        row => new PlannedRecipient(EmailAddress.Of(row.Text("address"), row.OptionalText("name")), row.Text("list")),
        ("@note", noteId), ("@is_test", fromTestLists)).ToImmutableArray());

    /// <summary>List and token of a subscription, for the links in a message; null when there is none.</summary>
    public (SubscriberList List, SubscriptionToken Token)? LinksOf(string list, string subscriber) => store.Read<(SubscriberList, SubscriptionToken)?>(transaction =>
    {
        var token = transaction.First("SELECT token FROM subscriptions WHERE list = @list AND subscriber = @subscriber", row => row.Text("token"), ("@list", list), ("@subscriber", subscriber));
        return SubscriptionToken.TryParse(token, out var parsed) && Find(transaction, list) is { } found ? (found, parsed) : null;
    });

    /// <summary>Every suppressed address, in order.</summary>
    public ImmutableArray<Suppression> Suppressions() => store.Read(transaction => transaction.Query(
        "SELECT recipient, cause, detail, since FROM suppressions ORDER BY recipient",
        row => new Suppression(row.Text("recipient"), row.Word<SuppressionCause>("cause"), row.OptionalText("detail"), row.At("since"))).ToImmutableArray());

    private static Subscription ReadSubscription(StoreRow row)
    {
        _ = SubscriptionToken.TryParse(row.Text("token"), out var token);
        return new Subscription
        {
            List = row.Text("list"),
            Subscriber = row.Text("subscriber"),
            Address = EmailAddress.Of(row.Text("address"), row.OptionalText("name")),
            Status = row.Word<SubscriptionStatus>("status"),
            Token = token,
            Source = row.OptionalText("source"),
            CreatedAt = row.At("created_at"),
            ConfirmedAt = row.OptionalAt("confirmed_at"),
            EndedAt = row.OptionalAt("ended_at"),
            EndedBy = row.OptionalText("ended_by"),
            SuppressedBecause = row.OptionalText("cause") is { } cause ? cause + (row.OptionalText("detail") is { } detail ? ": " + detail : "") : null,
        };
    }
}
