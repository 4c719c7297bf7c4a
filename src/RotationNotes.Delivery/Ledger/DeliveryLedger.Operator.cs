namespace RotationNotes.Delivery.Ledger;

public sealed partial class DeliveryLedger
{
    /// <summary>Lets a held edition go.</summary>
    /// <param name="by">Who says so; kept with the edition.</param>
    /// <returns>False when it was not held.</returns>
    public bool Approve(string edition, string by) => store.Write(transaction => transaction.Execute(
        "UPDATE editions SET state = 'released', reason = NULL, approved_by = @by, approved_at = @now WHERE edition = @edition AND state = 'held'",
        ("@by", by), ("@now", transaction.NowMs), ("@edition", edition)) == 1);

    /// <summary>Stops an edition for good; what was handed over stays handed over.</summary>
    /// <returns>False when it was stopped already or never planned.</returns>
    public bool Cancel(string edition, string by) => store.Write(transaction => transaction.Execute(
        "UPDATE editions SET state = 'cancelled', reason = @reason WHERE edition = @edition AND state <> 'cancelled'",
        ("@reason", $"stopped by {by}"), ("@edition", edition)) == 1);

    /// <summary>Makes deferred rows due at once and, when asked, refused ones due again.</summary>
    /// <returns>Rows that will be tried.</returns>
    public int Retry(string edition, bool alsoRefused) => store.Write(transaction => transaction.Execute(
        "UPDATE deliveries SET state = 'planned', next_at = 0, planned_at = @now, updated_at = @now WHERE edition = @edition AND state IN ('deferred'" + (alsoRefused ? ", 'refused'" : "") + ")",
        ("@now", transaction.NowMs), ("@edition", edition)));

    /// <summary>An operator's word about rows that may have been taken.</summary>
    /// <param name="recipient">One row, or null for every ambiguous row of the edition.</param>
    /// <returns>Rows decided.</returns>
    public int Resolve(string edition, string? recipient, Resolution resolution, string by)
    {
        var (state, reason) = resolution switch
        {
            Resolution.Delivered => ("accepted", $"{by} found that it was delivered"),
            Resolution.Resend => ("planned", $"{by} has it sent again"),
            _ => ("refused", $"{by} gave it up"),
        };
        return store.Write(transaction =>
        {
            List<(string, object?)> parameters = [("@state", state), ("@reason", reason), ("@now", transaction.NowMs), ("@edition", edition)];
            if (recipient is not null)
                parameters.Add(("@recipient", recipient));
            return transaction.Execute(
                "UPDATE deliveries SET state = @state, reason = @reason, next_at = 0, updated_at = @now WHERE edition = @edition AND state = 'ambiguous'" + (recipient is null ? "" : " AND recipient = @recipient"),
                [.. parameters]);
        });
    }
}

/// <summary>What an operator says about an ambiguous row.</summary>
public enum Resolution
{
    /// <summary>The recipient has it.</summary>
    Delivered,
    /// <summary>Send it again under the same Message-ID.</summary>
    Resend,
    /// <summary>Leave it.</summary>
    GivenUp,
}
