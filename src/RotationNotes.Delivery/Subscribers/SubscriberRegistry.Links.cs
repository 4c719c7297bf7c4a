using RotationNotes.Delivery.Store;

namespace RotationNotes.Delivery.Subscribers;

public sealed partial class SubscriberRegistry
{
    /// <summary>The subscription a link stands for; looking changes nothing.</summary>
    /// <returns>Null for a token that nobody holds.</returns>
    public LinkedSubscription? Look(SubscriptionToken token) => store.Read(transaction => Linked(transaction, token));

    /// <summary>Ends the subscription of a token, at once and for every edition that has not left yet. Repeating it changes nothing.</summary>
    /// <returns>The subscription as it was before, or null for a token that nobody holds.</returns>
    public LinkedSubscription? Leave(SubscriptionToken token) => store.Write(transaction =>
    {
        var before = Linked(transaction, token);
        if (before is not null)
        {
            transaction.Execute(
                "UPDATE subscriptions SET status = 'ended', ended_at = @now, ended_by = @by WHERE token = @token AND status <> 'ended'",
                ("@now", transaction.NowMs), ("@by", BySubscriber), ("@token", token.Value));
        }

        return before;
    });

    /// <summary>Makes a pending subscription active; an ended one stays ended, whatever old link is opened.</summary>
    /// <returns>The subscription as it was before, or null for a token that nobody holds.</returns>
    public LinkedSubscription? Confirm(SubscriptionToken token) => store.Write(transaction =>
    {
        var before = Linked(transaction, token);
        if (before is not null)
        {
            transaction.Execute(
                "UPDATE subscriptions SET status = 'active', confirmed_at = @now WHERE token = @token AND status = 'pending'",
                ("@now", transaction.NowMs), ("@token", token.Value));
        }

        return before;
    });

    private static LinkedSubscription? Linked(StoreTransaction transaction, SubscriptionToken token) => transaction.First(
        "SELECT l.list, l.note, l.name, l.is_test, u.subscriber, u.status FROM subscriptions u JOIN lists l ON l.list = u.list WHERE u.token = @token",
        row => new LinkedSubscription(ReadList(row), row.Text("subscriber"), row.Word<SubscriptionStatus>("status")),
        ("@token", token.Value));
}

/// <summary>What stands behind a link.</summary>
/// <param name="Subscriber">Key of the address.</param>
public sealed record LinkedSubscription(SubscriberList List, string Subscriber, SubscriptionStatus Status);
