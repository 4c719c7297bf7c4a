using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Store;

namespace RotationNotes.Delivery.Ledger;

/// <summary>Who has got what: one row per edition and recipient, moved on only after the effect outside has happened.</summary>
/// <remarks>
/// The one exception is the step to <see cref="DeliveryState.DotSent"/>: it is recorded just before the final dot leaves, so that after any
/// crash every message that may have been taken is on record as such. Every step names the fencing token of its claim and may be repeated.
/// </remarks>
/// <param name="owner">This process, e.g. host, process id and start; rows claimed by another are known by it.</param>
/// <param name="retries">When deferred rows are tried again.</param>
public sealed partial class DeliveryLedger(DeliveryStore store, string owner, RetrySchedule retries)
{
    /// <summary>How long a claim counts for other processes that share the store; longer than the patience after a final dot.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    private const string IsBlocked =
        "(EXISTS (SELECT 1 FROM suppressions s WHERE s.recipient = deliveries.recipient) OR (deliveries.list IS NOT NULL AND NOT EXISTS " +
        "(SELECT 1 FROM subscriptions u WHERE u.list = deliveries.list AND u.subscriber = deliveries.recipient AND u.status = 'active')))";

    private const string BlockedReason = "the recipient is suppressed or no longer subscribed";

    /// <summary>Adds an edition and its recipients; recipients that were planned before keep their rows.</summary>
    /// <remarks>The first plan's mail stays: an edition is sealed, its mail is too.</remarks>
    public PlanReceipt Plan(EditionPlan plan) => store.Write(transaction =>
    {
        transaction.Execute(
            "INSERT INTO editions (edition, note, mail, state, planned_at) VALUES (@edition, @note, @mail, 'released', @now) ON CONFLICT (edition) DO NOTHING",
            ("@edition", plan.Edition), ("@note", plan.NoteId), ("@mail", plan.Mail.Write()), ("@now", transaction.NowMs));
        // A copy for a single address may have been planned without a limit before the list was.
        if (plan.IssueBy is { } issueBy)
            transaction.Execute("UPDATE editions SET issue_by = @issue_by WHERE edition = @edition AND issue_by IS NULL", ("@issue_by", issueBy), ("@edition", plan.Edition));
        var (added, old, key) = (0, 0, StoreSchema.MessageIdKey(transaction));
        foreach (var recipient in plan.Recipients.DistinctBy(recipient => recipient.Address.Key, StringComparer.Ordinal))
        {
            var address = recipient.Address;
            var isNew = transaction.Execute(
                "INSERT INTO deliveries (edition, recipient, address, name, domain, list, message_id, state, token, next_at, planned_at, updated_at) " +
                "VALUES (@edition, @recipient, @address, @name, @domain, @list, @message_id, 'planned', 0, 0, @now, @now) ON CONFLICT (edition, recipient) DO NOTHING",
                ("@edition", plan.Edition), ("@recipient", address.Key), ("@address", address.Address), ("@name", address.Name), ("@domain", address.Domain),
                ("@list", recipient.List), ("@message_id", MessageId.For(plan.Edition, address, plan.Mail.From, key).Value), ("@now", transaction.NowMs)) == 1;
            (added, old) = isNew ? (added + 1, old) : (added, old + 1);
        }

        HoldLate(transaction);
        var edition = transaction.First("SELECT state, reason FROM editions WHERE edition = @edition", row => (State: row.Word<ReleaseState>("state"), Reason: row.OptionalText("reason")), ("@edition", plan.Edition));
        return new PlanReceipt(added, old, edition.State, edition.Reason);
    });

    /// <summary>The mail of an edition.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    /// <exception cref="KeyNotFoundException">The edition was never planned.</exception>
    public EditionMail Mail(string edition) => EditionMail.Read(
        store.Read(transaction => transaction.First("SELECT mail FROM editions WHERE edition = @edition", row => row.Bytes("mail"), ("@edition", edition)))
        ?? throw new KeyNotFoundException($"The ledger has no edition {edition}."));

    /// <summary>Takes deliveries that are due, at most <paramref name="most"/>; those whose recipient has left meanwhile are marked instead.</summary>
    /// <param name="edition">Only of this edition, or null for all.</param>
    /// <param name="fullDomains">Domains that have enough waiting already.</param>
    /// <returns>What to send, and how many were found suppressed.</returns>
    /// <exception cref="Foundation.Diagnostics.DiagnosticException">The store failed, or there is not enough room left to record what would be sent.</exception>
    public (List<Lease> Claims, int Suppressed) TakeDue(string? edition, int most, IReadOnlyCollection<string> fullDomains)
    {
        store.RequireRoom();
        return store.Write(transaction => TakeDue(transaction, edition, most, fullDomains));
    }

    private (List<Lease> Claims, int Suppressed) TakeDue(StoreTransaction transaction, string? edition, int most, IReadOnlyCollection<string> fullDomains)
    {
        HoldLate(transaction);
        List<(string, object?)> parameters = [("@owner", owner), ("@lease", transaction.NowMs + (long)Lease.TotalMilliseconds), ("@now", transaction.NowMs), ("@most", most)];
        var filter = "";
        if (edition is not null)
        {
            filter = " AND d.edition = @edition";
            parameters.Add(("@edition", edition));
        }

        if (fullDomains.Count > 0)
        {
            var names = fullDomains.Select((domain, index) => (Name: $"@domain{index}", Domain: domain)).ToArray();
            filter += $" AND d.domain NOT IN ({string.Join(", ", names.Select(name => name.Name))})";
            parameters.AddRange(names.Select(name => (name.Name, (object?)name.Domain)));
        }

        var claims = transaction.Query(
            "UPDATE deliveries SET state = 'claimed', owner = @owner, token = token + 1, lease_until = @lease, updated_at = @now WHERE (edition, recipient) IN (" +
            "SELECT d.edition, d.recipient FROM deliveries d JOIN editions e ON e.edition = d.edition " +
            "WHERE d.state IN ('planned', 'deferred') AND d.next_at <= @now AND e.state = 'released'" + filter +
            " ORDER BY d.next_at, d.edition, d.recipient LIMIT @most" + store.SkipLocked("d") + ") RETURNING edition, recipient, address, name, list, message_id, token, planned_at",
            row => new Lease(
                row.Text("edition"), row.Text("recipient"), EmailAddress.Of(row.Text("address"), row.OptionalText("name")), row.OptionalText("list"), row.Text("message_id"),
                row.Number("token"), row.At("planned_at")),
            [.. parameters]);
        if (claims.Count == 0)
            return (claims, 0);
        var blocked = transaction.Query(
            $"UPDATE deliveries SET state = 'suppressed', owner = NULL, lease_until = NULL, reason = @reason WHERE state = 'claimed' AND owner = @owner AND updated_at = @now AND {IsBlocked} RETURNING edition, recipient",
            row => (row.Text("edition"), row.Text("recipient")),
            ("@reason", BlockedReason), ("@owner", owner), ("@now", transaction.NowMs)).ToHashSet();
        claims.RemoveAll(claim => blocked.Contains((claim.Edition, claim.Recipient)));
        return (claims, blocked.Count);
    }

    /// <summary>Records that the final dot is about to leave, unless the recipient or the claim is gone.</summary>
    internal DotPermission PermitDot(StoreTransaction transaction, Lease claim)
    {
        // A row that is marked already was marked by this very call before its commit lost its answer.
        var marked = transaction.Execute(
            "UPDATE deliveries SET state = 'dot-sent', lease_until = @lease, updated_at = @now WHERE edition = @edition AND recipient = @recipient AND token = @token AND owner = @owner " +
            $"AND state IN ('claimed', 'dot-sent') AND NOT {IsBlocked} AND EXISTS (SELECT 1 FROM editions e WHERE e.edition = deliveries.edition AND e.state = 'released')",
            ("@lease", transaction.NowMs + (long)Lease.TotalMilliseconds), ("@now", transaction.NowMs), ("@edition", claim.Edition), ("@recipient", claim.Recipient), ("@token", claim.Token), ("@owner", owner));
        if (marked == 1)
            return DotPermission.Granted;
        var suppressed = transaction.Execute(
            $"UPDATE deliveries SET state = 'suppressed', owner = NULL, lease_until = NULL, reason = @reason, updated_at = @now WHERE edition = @edition AND recipient = @recipient AND token = @token AND owner = @owner AND state = 'claimed' AND {IsBlocked}",
            ("@reason", BlockedReason), ("@now", transaction.NowMs), ("@edition", claim.Edition), ("@recipient", claim.Recipient), ("@token", claim.Token), ("@owner", owner));
        if (suppressed == 1)
            return DotPermission.Suppressed;
        Release(transaction, claim);
        return DotPermission.Withdrawn;
    }

    /// <summary>Records how a try ended.</summary>
    /// <returns>The state recorded, or null when the row had been taken by another meanwhile and was left alone.</returns>
    /// <remarks>
    /// What the server said about a message counts even after the row was declared ambiguous, or was planned anew by an operator and not
    /// yet taken: knowing that it was accepted prevents a duplicate.
    /// </remarks>
    internal DeliveryState? Finish(StoreTransaction transaction, Lease claim, Attempt attempt)
    {
        DateTimeOffset? next = null;
        if (attempt.State == DeliveryState.Deferred)
        {
            next = NextTry(transaction, claim);
            if (next is null)
                attempt = attempt with { State = DeliveryState.Refused, Reason = "given up after many tries; the last: " + attempt.Reason };
        }

        var from = attempt.State == DeliveryState.Accepted ? "('claimed', 'dot-sent', 'ambiguous', 'planned', 'deferred', 'accepted')" : "('claimed', 'dot-sent')";
        var changed = transaction.Execute(
            "UPDATE deliveries SET state = @state, owner = NULL, lease_until = NULL, next_at = @next, reason = @reason, updated_at = @now " +
            "WHERE edition = @edition AND recipient = @recipient AND token = @token AND state IN " + from,
            ("@state", attempt.State.Text()), ("@next", next?.ToUnixTimeMilliseconds() ?? 0), ("@reason", attempt.State == DeliveryState.Accepted ? null : attempt.Reason), ("@now", transaction.NowMs),
            ("@edition", claim.Edition), ("@recipient", claim.Recipient), ("@token", claim.Token));
        transaction.Execute(
            "INSERT INTO attempts (edition, recipient, token, ended_at, verdict, phase, code, enhanced, reason) VALUES (@edition, @recipient, @token, @now, @verdict, @phase, @code, @enhanced, @reason) ON CONFLICT (edition, recipient, token) DO NOTHING",
            ("@edition", claim.Edition), ("@recipient", claim.Recipient), ("@token", claim.Token), ("@now", transaction.NowMs), ("@verdict", attempt.State.Text()), ("@phase", attempt.Phase),
            ("@code", attempt.Code), ("@enhanced", attempt.EnhancedCode), ("@reason", attempt.Reason));
        return changed == 1 ? attempt.State : null;
    }

    // Tries before an operator had the row planned anew do not count.
    private DateTimeOffset? NextTry(StoreTransaction transaction, Lease claim)
    {
        var before = transaction.Number(
            "SELECT COUNT(*) FROM attempts WHERE edition = @edition AND recipient = @recipient AND token < @token AND ended_at >= @planned_at",
            ("@edition", claim.Edition), ("@recipient", claim.Recipient), ("@token", claim.Token), ("@planned_at", claim.PlannedAt));
        return retries.After(before + 1, claim.PlannedAt, transaction.Now);
    }

    /// <summary>Gives a claim back untried.</summary>
    /// <returns>False when it was given up or past its final dot already, and was left as it is.</returns>
    internal bool Release(StoreTransaction transaction, Lease claim) => transaction.Execute(
        "UPDATE deliveries SET state = 'planned', owner = NULL, lease_until = NULL, updated_at = @now WHERE edition = @edition AND recipient = @recipient AND token = @token AND owner = @owner AND state = 'claimed'",
        ("@now", transaction.NowMs), ("@edition", claim.Edition), ("@recipient", claim.Recipient), ("@token", claim.Token), ("@owner", owner)) == 1;

    /// <summary>Looks after rows of senders that are gone: a claim is free again, a message past its final dot is ambiguous.</summary>
    /// <remarks>
    /// To be called when this process sends nothing. In a store of one process every claim is then an old one; in a shared one, our own and
    /// those whose lease has run out.
    /// </remarks>
    /// <param name="policy">What becomes of a message that may have been taken.</param>
    public Recovery Recover(AmbiguityPolicy policy) => store.Write(transaction =>
    {
        var gone = store.IsShared ? " AND (owner = @owner OR lease_until < @now)" : "";
        List<(string, object?)> parameters = [("@now", transaction.NowMs)];
        if (store.IsShared)
            parameters.Add(("@owner", owner));
        var freed = transaction.Execute($"UPDATE deliveries SET state = 'planned', owner = NULL, lease_until = NULL, updated_at = @now WHERE state = 'claimed'{gone}", [.. parameters]);
        parameters.Add(("@reason", InterruptedReason));
        var state = policy == AmbiguityPolicy.Resend ? "planned" : "ambiguous";
        var ambiguous = transaction.Execute($"UPDATE deliveries SET state = '{state}', owner = NULL, lease_until = NULL, reason = @reason, updated_at = @now WHERE state = 'dot-sent'{gone}", [.. parameters]);
        return new Recovery(freed, policy == AmbiguityPolicy.Hold ? ambiguous : 0, policy == AmbiguityPolicy.Resend ? ambiguous : 0);
    });

    private const string LateReason = "it is past its issue-by time and waits for approval";

    private const string InterruptedReason = "the sender was interrupted between the final dot and its answer: the recipient may have the message";

    // An edition that went stale while it waited, or half-way through, must not go on by itself.
    private static void HoldLate(StoreTransaction transaction) => transaction.Execute(
        "UPDATE editions SET state = 'held', reason = @reason WHERE state = 'released' AND approved_at IS NULL AND issue_by < @now " +
        "AND EXISTS (SELECT 1 FROM deliveries d WHERE d.edition = editions.edition AND d.state IN ('planned', 'deferred'))",
        ("@reason", LateReason), ("@now", transaction.NowMs));
}

/// <summary>What becomes of a message whose final dot left and whose answer never came.</summary>
public enum AmbiguityPolicy
{
    /// <summary>It waits for <c>outbox resolve</c>: no recipient ever gets it twice.</summary>
    Hold,
    /// <summary>It is sent again under the same Message-ID: every recipient gets it, some may get it twice.</summary>
    Resend,
}

/// <param name="Freed">Claims given back.</param>
/// <param name="Ambiguous">Rows that now wait for an operator.</param>
/// <param name="ToResend">Rows that will be sent again.</param>
public readonly record struct Recovery(int Freed, int Ambiguous, int ToResend);
