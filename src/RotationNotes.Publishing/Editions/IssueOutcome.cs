using System.Collections.Immutable;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Delivery.MailRoom;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Views;
using RotationNotes.Publishing.Archive;

namespace RotationNotes.Publishing.Editions;

public enum EditionStatus
{
    /// <summary>A new edition was sealed.</summary>
    Published,

    /// <summary>The newest sealed revision has exactly this content; nothing was added.</summary>
    AlreadyPublished,

    /// <summary>Another process is producing the same edition and did not finish in time.</summary>
    BeingProduced,

    /// <summary>A dry run: everything was made, nothing was filed.</summary>
    Drafted,
}

/// <summary>What came of an order.</summary>
public sealed record IssueOutcome
{
    public required EditionStatus Status { get; init; }

    /// <summary>The market as it was seen: session described, date asked for, origin of the numbers.</summary>
    public required MarketView View { get; init; }

    /// <summary>Null while another process produces the edition.</summary>
    public EditionId? Id { get; init; }

    /// <summary>Its place in the archive; null for a dry run too.</summary>
    public ArchivedEdition? Edition { get; init; }

    /// <summary>The PDF: the copy that was asked for, else that of archive or preview folder.</summary>
    public FileInfo? Pdf { get; init; }

    /// <summary>The picture of the first page, when one was asked for.</summary>
    public FileInfo? Picture { get; init; }

    /// <summary>Messages as files: written already for the desk and in a dry run; otherwise where what was planned will lie, without a server.</summary>
    public ImmutableArray<OutboxReceipt> Mails { get; init; } = [];

    /// <summary>What the ledger said to the plan; null when nothing was planned.</summary>
    public PlanReceipt? Plan { get; init; }

    /// <summary>Why nothing was planned although somebody should have got it; null when nothing stood in the way.</summary>
    public Unmailed? Unmailed { get; init; }

    /// <summary>Warnings to show with the result.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether the plan may be sent now.</summary>
    public bool MayLeave => Plan is { State: ReleaseState.Released };

    /// <summary>Why those who should have got it do not get it now; null when they do, or nobody should.</summary>
    public string? NotMailedBecause => Unmailed?.Reason.Message
        ?? (Plan is { State: not ReleaseState.Released } held ? held.HeldBecause ?? "it is stopped" : null);
}
