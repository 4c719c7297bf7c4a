using System.Collections.Immutable;
using RotationNotes.Delivery.Store;

namespace RotationNotes.Delivery.Ledger;

public sealed partial class DeliveryLedger
{
    /// <summary>Editions of the ledger with their counts, newest plan first.</summary>
    /// <param name="edition">Only this one, or null for all.</param>
    public ImmutableArray<DeliveryStatus> Status(string? edition = null) => store.Read(transaction =>
    {
        var filter = edition is null ? "" : " WHERE edition = @edition";
        (string, object?)[] parameters = edition is null ? [] : [("@edition", edition)];
        var counts = transaction.Query(
            "SELECT edition, state, COUNT(*) AS rows_in_state, MIN(next_at) AS first_due FROM deliveries" + filter + " GROUP BY edition, state",
            row => (Edition: row.Text("edition"), State: row.Word<DeliveryState>("state"), Count: (int)row.Number("rows_in_state"), Due: row.At("first_due")), parameters).ToLookup(row => row.Edition, StringComparer.Ordinal);
        var editions = transaction.Query(
            "SELECT edition, note, state, reason, issue_by, planned_at, approved_by FROM editions" + filter + " ORDER BY planned_at DESC, edition",
            row => new DeliveryStatus
            {
                Edition = row.Text("edition"),
                NoteId = row.Text("note"),
                Release = row.Word<ReleaseState>("state"),
                Reason = row.OptionalText("reason"),
                IssueBy = row.OptionalAt("issue_by"),
                PlannedAt = row.At("planned_at"),
                ApprovedBy = row.OptionalText("approved_by"),
                Counts = ImmutableSortedDictionary<DeliveryState, int>.Empty,
            },
            parameters);
        return editions.Select(status => status with
        {
            Counts = counts[status.Edition].ToImmutableSortedDictionary(row => row.State, row => row.Count),
            NextTry = counts[status.Edition].Where(row => row.State is DeliveryState.Deferred or DeliveryState.Planned).Select(row => (DateTimeOffset?)row.Due).Min(),
        }).ToImmutableArray();
    });

    /// <summary>Rows of an edition in given states, in order of address.</summary>
    public ImmutableArray<DeliveryRow> Rows(string edition, params IEnumerable<DeliveryState> states)
    {
        // The states are our own words, never input.
        var wanted = string.Join(", ", states.Select(state => $"'{state.Text()}'"));
        var filter = wanted.Length == 0 ? "" : $" AND d.state IN ({wanted})";
        return store.Read(transaction => transaction.Query(
            "SELECT d.recipient, d.address, d.state, d.message_id, d.next_at, d.updated_at, d.reason, " +
            "(SELECT COUNT(*) FROM attempts a WHERE a.edition = d.edition AND a.recipient = d.recipient) AS tries FROM deliveries d WHERE d.edition = @edition" + filter + " ORDER BY d.recipient",
            row => new DeliveryRow(
                row.Text("recipient"), row.Text("address"), row.Word<DeliveryState>("state"), row.Text("message_id"), (int)row.Number("tries"), row.At("next_at"), row.At("updated_at"), row.OptionalText("reason")),
            ("@edition", edition)).ToImmutableArray());
    }

    /// <summary>Every recorded try of one delivery, oldest first.</summary>
    public ImmutableArray<AttemptRow> Attempts(string edition, string recipient) => store.Read(transaction => transaction.Query(
        "SELECT ended_at, verdict, phase, code, enhanced, reason FROM attempts WHERE edition = @edition AND recipient = @recipient ORDER BY token",
        row => new AttemptRow(row.At("ended_at"), row.Word<DeliveryState>("verdict"), row.Text("phase"), (int?)row.OptionalNumber("code"), row.OptionalText("enhanced"), row.Text("reason")),
        ("@edition", edition), ("@recipient", recipient)).ToImmutableArray());
}

/// <summary>How an edition stands with all its recipients.</summary>
public sealed record DeliveryStatus
{
    public required string Edition { get; init; }

    public required string NoteId { get; init; }

    public required ReleaseState Release { get; init; }

    /// <summary>Why it is held or cancelled.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? IssueBy { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>Who let a late edition go.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Recipients per state; states without any are left out.</summary>
    public required ImmutableSortedDictionary<DeliveryState, int> Counts { get; init; }

    /// <summary>Earliest next try, or null when none is due.</summary>
    public DateTimeOffset? NextTry { get; init; }

    public int Total => Counts.Values.Sum();

    /// <summary>Every recipient has a terminal state.</summary>
    public bool IsFinished => Counts.Keys.All(state => state.IsTerminal());

    public int Count(DeliveryState state) => Counts.GetValueOrDefault(state);
}

/// <param name="Tries">Recorded tries.</param>
/// <param name="NextTry">Not before this instant; meaningful while deferred.</param>
public sealed record DeliveryRow(string Recipient, string Address, DeliveryState State, string MessageId, int Tries, DateTimeOffset NextTry, DateTimeOffset UpdatedAt, string? Reason);

/// <inheritdoc cref="Attempt"/>
public sealed record AttemptRow(DateTimeOffset EndedAt, DeliveryState Verdict, string Phase, int? Code, string? EnhancedCode, string Reason);
