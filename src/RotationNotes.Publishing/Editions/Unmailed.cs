using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Delivery.Ledger;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Publishing.Editions;

/// <summary>Why an edition is not mailed to the audience of its order: one answer for whoever asks.</summary>
/// <param name="Cause">For those who act by it.</param>
/// <param name="Reason">In words, with what to do.</param>
public sealed record Unmailed(UnmailedCause Cause, Diagnostic Reason)
{
    // Older numbers are archived, but a subscriber must never get a stale note as if it were new.
    private const int MostSessionsBehind = 3;

    /// <summary>Refuses an order with this answer.</summary>
    public DiagnosticException Refusal => new(Cause == UnmailedCause.Nobody ? FailureKind.Usage : FailureKind.Data, Reason);

    /// <summary>Whether there is somebody to mail to.</summary>
    /// <returns>Null when there is, or when no list was asked for.</returns>
    internal static Unmailed? ByRecipients(IssueOrder order, ImmutableArray<PlannedRecipient> recipients) => order.Audience.Readership switch
    {
        Readership.Readers when recipients.IsEmpty => Because(
            UnmailedCause.Nobody,
            $"{order.NoteId} has nobody to send to.",
            "Add subscribers to a list of the note, list addresses under Delivery:Recipients in appsettings.json, or name one with --to."),
        Readership.TestLists when recipients.IsEmpty => Because(
            UnmailedCause.Nobody, $"{order.NoteId} has no test list with anybody on it.", "Make one with `subscribers put-list --test` and add people to it."),
        _ => null,
    };

    /// <summary>Whether the numbers may go to readers.</summary>
    /// <returns>Null when they may, or when no readers were asked for.</returns>
    internal static Unmailed? ByNumbers(IssueOrder order, bool isSample, DescribedSession date)
    {
        if (order.Audience.Readership != Readership.Readers)
            return null;
        if (isSample)
            return Because(UnmailedCause.Sample, "sample data never go to subscribers.", "Import data first, or name single addresses with --to.");
        return date.SessionsBehind <= MostSessionsBehind ? null : Because(
            UnmailedCause.Stale,
            string.Create(CultureInfo.InvariantCulture, $"the data end {date.SessionsBehind} sessions before {IsoDate.Of(date.Expected)}."),
            "Import newer data, ask for a date with --as-of, or name single addresses with --to.");
    }

    private static Unmailed Because(UnmailedCause cause, string message, string hint) => new(cause, Diagnostic.Error(Place.Nowhere, message, hint));
}

public enum UnmailedCause
{
    /// <summary>The lists asked for hold nobody.</summary>
    Nobody,

    /// <summary>The numbers are generated.</summary>
    Sample,

    /// <summary>The data end too long before the session that should be described.</summary>
    Stale,
}
