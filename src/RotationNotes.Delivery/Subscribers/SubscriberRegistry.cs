using System.Collections.Immutable;
using System.Security.Cryptography;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Store;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Delivery.Subscribers;

/// <summary>Who is on which list: subscribe, confirm, leave.</summary>
/// <remarks>Every change is one transaction; the ledger asks the same tables before each final dot, so a wish to leave counts at once.</remarks>
/// <param name="random">Source of tokens, handed in.</param>
public sealed partial class SubscriberRegistry(DeliveryStore store, RandomNumberGenerator random)
{
    /// <summary>Makes a list, or renames one.</summary>
    /// <exception cref="ArgumentException">The id has other characters than a–z, 0–9 and hyphens, or the name holds control characters.</exception>
    public void PutList(SubscriberList list)
    {
        if (!SubscriberList.IsId(list.Id))
            throw new ArgumentException($"'{list.Id}' is not a list id: use a–z, 0–9 and '-'.", nameof(list));
        HeaderText.Checked(list.Name, "The list name");
        store.Write(transaction => transaction.Execute(
            "INSERT INTO lists (list, note, name, is_test, created_at) VALUES (@list, @note, @name, @is_test, @now) " +
            "ON CONFLICT (list) DO UPDATE SET note = excluded.note, name = excluded.name, is_test = excluded.is_test",
            ("@list", list.Id), ("@note", list.NoteId), ("@name", list.Name), ("@is_test", list.IsTest), ("@now", transaction.NowMs)));
    }

    /// <summary>Puts a person on a list, unless they left it themselves or are suppressed.</summary>
    /// <param name="source">How we know that they want it; kept.</param>
    /// <param name="isConfirmed">Whether their consent is on record; otherwise they are asked first.</param>
    /// <exception cref="KeyNotFoundException">There is no such list.</exception>
    public SubscribeOutcome Subscribe(string list, EmailAddress address, string source, bool isConfirmed) => store.Write(transaction =>
    {
        if (Find(transaction, list) is null)
            throw new KeyNotFoundException($"There is no list '{list}'.");
        return Subscribe(transaction, list, address, source, isConfirmed);
    });

    /// <summary>Subscribes every row of a file in one transaction: all of them, or, when a row is refused, none.</summary>
    /// <param name="shownPath">Path for messages; also kept as the source.</param>
    /// <param name="isConfirmed">Whether consent is on record for everybody in the file; otherwise they are asked first.</param>
    /// <returns>Each row and what became of it.</returns>
    /// <exception cref="DiagnosticException">A row names a list that does not exist (data); nothing was changed.</exception>
    public ImmutableArray<(SubscriberRow Row, SubscribeOutcome Outcome)> Import(ImmutableArray<SubscriberRow> rows, string shownPath, bool isConfirmed) => store.Write(transaction =>
    {
        var unknown = rows.GroupBy(row => row.List, StringComparer.Ordinal).Where(group => Find(transaction, group.Key) is null)
            .Select(group => Diagnostic.Error(new Place(shownPath, group.First().Line), $"there is no list '{group.Key}' ({group.Count()} rows).", "Make it with `subscribers put-list`, or correct the column."))
            .ToImmutableArray();
        if (!unknown.IsEmpty)
            throw new DiagnosticException(FailureKind.Data, unknown);
        return rows.Select(row => (row, Subscribe(transaction, row.List, row.Address, shownPath, isConfirmed))).ToImmutableArray();
    });

    /// <summary>Ends a subscription; ending an ended one changes nothing.</summary>
    /// <param name="by"><c>subscriber</c> or <c>operator</c>.</param>
    /// <returns>False when there was nothing to end.</returns>
    public bool End(string list, string subscriber, string by) => store.Write(transaction => transaction.Execute(
        "UPDATE subscriptions SET status = 'ended', ended_at = @now, ended_by = @by WHERE list = @list AND subscriber = @subscriber AND status <> 'ended'",
        ("@now", transaction.NowMs), ("@by", by), ("@list", list), ("@subscriber", subscriber)) == 1);

    /// <summary>Replaces the token of a subscription: links in mail sent before no longer work.</summary>
    /// <returns>The new token, or null when there is no such subscription.</returns>
    public SubscriptionToken? RenewToken(string list, string subscriber)
    {
        var token = SubscriptionToken.Create(random);
        var changed = store.Write(transaction => transaction.Execute(
            "UPDATE subscriptions SET token = @token WHERE list = @list AND subscriber = @subscriber", ("@token", token.Value), ("@list", list), ("@subscriber", subscriber)));
        return changed == 1 ? token : null;
    }

    /// <summary>Stops everything to an address, on every list. An older suppression keeps its cause.</summary>
    public bool Suppress(string recipient, SuppressionCause cause, string? detail) => store.Write(transaction => Suppress(transaction, recipient, cause, detail));

    /// <summary>Lets an address get mail again; its subscriptions are as they were.</summary>
    public bool Release(string recipient) => store.Write(transaction =>
    {
        transaction.Execute("UPDATE subscribers SET soft_bounces = 0 WHERE subscriber = @recipient", ("@recipient", recipient));
        return transaction.Execute("DELETE FROM suppressions WHERE recipient = @recipient", ("@recipient", recipient)) == 1;
    });

    /// <summary>Forgets a person: address, name and subscriptions. A suppression stays, because it keeps them from being mailed again.</summary>
    public bool Forget(string subscriber) => store.Write(transaction =>
    {
        transaction.Execute("DELETE FROM subscriptions WHERE subscriber = @subscriber", ("@subscriber", subscriber));
        return transaction.Execute("DELETE FROM subscribers WHERE subscriber = @subscriber", ("@subscriber", subscriber)) == 1;
    });

    internal static bool Suppress(StoreTransaction transaction, string recipient, SuppressionCause cause, string? detail) => transaction.Execute(
        "INSERT INTO suppressions (recipient, cause, detail, since) VALUES (@recipient, @cause, @detail, @now) ON CONFLICT (recipient) DO NOTHING",
        ("@recipient", recipient), ("@cause", cause.Text()), ("@detail", detail), ("@now", transaction.NowMs)) == 1;

    private SubscribeOutcome Subscribe(StoreTransaction transaction, string list, EmailAddress address, string source, bool isConfirmed)
    {
        if (transaction.Number("SELECT COUNT(*) FROM suppressions WHERE recipient = @recipient", ("@recipient", address.Key)) > 0)
            return SubscribeOutcome.Suppressed;
        var old = transaction.First(
            "SELECT status, ended_by FROM subscriptions WHERE list = @list AND subscriber = @subscriber",
            row => (Status: row.Text("status"), EndedBy: row.OptionalText("ended_by")), ("@list", list), ("@subscriber", address.Key));
        if (old.Status == "ended" && old.EndedBy == BySubscriber && isConfirmed)
            return SubscribeOutcome.LeftBefore;
        if (old.Status == "active" || (old.Status == "pending" && !isConfirmed))
            return SubscribeOutcome.AlreadySubscribed;
        transaction.Execute(
            "INSERT INTO subscribers (subscriber, address, name, created_at) VALUES (@subscriber, @address, @name, @now) " +
            "ON CONFLICT (subscriber) DO UPDATE SET name = COALESCE(excluded.name, subscribers.name)",
            ("@subscriber", address.Key), ("@address", address.Address), ("@name", address.Name), ("@now", transaction.NowMs));
        // Who comes back gets a new token: links in the mail of the time before must not end what began later.
        transaction.Execute(
            "INSERT INTO subscriptions (list, subscriber, status, token, source, created_at, confirmed_at) VALUES (@list, @subscriber, @status, @token, @source, @now, @confirmed) " +
            "ON CONFLICT (list, subscriber) DO UPDATE SET status = excluded.status, token = excluded.token, source = excluded.source, created_at = excluded.created_at, " +
            "confirmed_at = excluded.confirmed_at, ended_at = NULL, ended_by = NULL",
            ("@list", list), ("@subscriber", address.Key), ("@status", isConfirmed ? "active" : "pending"), ("@token", SubscriptionToken.Create(random).Value), ("@source", source),
            ("@now", transaction.NowMs), ("@confirmed", isConfirmed ? transaction.NowMs : null));
        return isConfirmed ? SubscribeOutcome.Added : SubscribeOutcome.AwaitsConfirmation;
    }

    private static SubscriberList? Find(StoreTransaction transaction, string list) =>
        transaction.First("SELECT list, note, name, is_test FROM lists WHERE list = @list", ReadList, ("@list", list));

    private static SubscriberList ReadList(StoreRow row) => new(row.Text("list"), row.OptionalText("note") ?? "", row.Text("name"), row.Number("is_test") == 1);

    /// <summary>Value of <see cref="Subscription.EndedBy"/> for a wish of the person.</summary>
    public const string BySubscriber = "subscriber";

    /// <summary>Value of <see cref="Subscription.EndedBy"/> for a decision of ours.</summary>
    public const string ByOperator = "operator";
}
