using RotationNotes.Delivery.Store;
using RotationNotes.Delivery.Subscribers;

namespace RotationNotes.Delivery.Bounces;

/// <summary>Draws the consequence of reports: a hard bounce or a complaint suppresses, soft ones count up to a limit.</summary>
/// <remarks>
/// Anybody can send us a forged report. It counts only when it names a message of ours to that recipient; one that names no message is shown
/// to the operator and changes nothing. A later acceptance resets the count of soft bounces.
/// </remarks>
/// <param name="softLimit">Soft bounces in a row, each for another message, that suppress an address.</param>
public sealed class BounceDesk(DeliveryStore store, int softLimit)
{
    /// <summary>Takes one report; taking the same one again changes nothing.</summary>
    /// <param name="receivedAt">When the report was received, as far as known.</param>
    public BounceVerdict Take(BouncedRecipient bounce, DateTimeOffset receivedAt) => store.Write(transaction =>
    {
        var recipient = bounce.Recipient.Key;
        if (bounce.Kind == BounceKind.Notice)
            return BounceVerdict.Ignored;
        var edition = Edition(transaction, recipient, bounce.OriginalMessageId);
        if (edition is null)
            return bounce.OriginalMessageId is null && IsKnown(transaction, recipient) ? BounceVerdict.Unproven : BounceVerdict.NotOurs;
        var isNew = transaction.Execute(
            "INSERT INTO bounces (edition, recipient, kind, status, detail, received_at) VALUES (@edition, @recipient, @kind, @status, @detail, @at) ON CONFLICT (edition, recipient, kind) DO NOTHING",
            ("@edition", edition), ("@recipient", recipient), ("@kind", bounce.Kind.ToString()), ("@status", bounce.Status), ("@detail", bounce.Explanation), ("@at", receivedAt)) == 1;
        if (!isNew)
            return BounceVerdict.SeenBefore;
        var detail = $"{edition}: {bounce.Status} {bounce.Explanation}".Trim();
        switch (bounce.Kind)
        {
            case BounceKind.Hard:
                SubscriberRegistry.Suppress(transaction, recipient, SuppressionCause.HardBounce, detail);
                return BounceVerdict.Suppressed;
            case BounceKind.Complaint:
                SubscriberRegistry.Suppress(transaction, recipient, SuppressionCause.Complaint, detail);
                return BounceVerdict.Suppressed;
        }

        var inARow = SoftInARow(transaction, recipient);
        transaction.Execute("UPDATE subscribers SET soft_bounces = @count WHERE subscriber = @recipient", ("@count", inARow), ("@recipient", recipient));
        if (inARow < softLimit)
            return BounceVerdict.Counted;
        SubscriberRegistry.Suppress(transaction, recipient, SuppressionCause.SoftBounces, $"{inARow} in a row, the last {detail}");
        return BounceVerdict.Suppressed;
    });

    private static string? Edition(StoreTransaction transaction, string recipient, string? messageId) => messageId is null ? null : transaction.First(
        "SELECT edition FROM deliveries WHERE recipient = @recipient AND message_id = @id", row => row.Text("edition"), ("@recipient", recipient), ("@id", messageId));

    private static bool IsKnown(StoreTransaction transaction, string recipient) =>
        transaction.Number("SELECT COUNT(*) FROM deliveries WHERE recipient = @recipient", ("@recipient", recipient)) > 0;

    // An edition that reached the recipient without a bounce breaks the row. Editions count in the order they were planned.
    private static int SoftInARow(StoreTransaction transaction, string recipient)
    {
        var editions = transaction.Query(
            "SELECT d.edition, (SELECT COUNT(*) FROM bounces b WHERE b.edition = d.edition AND b.recipient = d.recipient AND b.kind = 'Soft') AS soft " +
            "FROM deliveries d JOIN editions e ON e.edition = d.edition WHERE d.recipient = @recipient AND d.state = 'accepted' ORDER BY e.planned_at DESC, d.edition DESC LIMIT 200",
            row => row.Number("soft") > 0, ("@recipient", recipient));
        // Reports of the newest editions may still be on their way, so the count starts at the newest that bounced.
        return editions.SkipWhile(bounced => !bounced).TakeWhile(bounced => bounced).Count();
    }
}

/// <summary>What a report led to.</summary>
public enum BounceVerdict
{
    /// <summary>A delay or a success.</summary>
    Ignored,
    /// <summary>About nobody, or about a message, that the ledger knows.</summary>
    NotOurs,
    /// <summary>About somebody who gets our mail, but without the Message-ID that would prove it: left to the operator.</summary>
    Unproven,
    SeenBefore,
    /// <summary>A soft bounce; mail goes on.</summary>
    Counted,
    /// <summary>The address gets no more mail.</summary>
    Suppressed,
}
