using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Archive;

namespace RotationNotes.Publishing.Editions;

/// <summary>Produces an edition at most once and seals it.</summary>
/// <param name="patience">How long to wait while another process produces the same edition.</param>
internal sealed class EditionPress(EditionArchive archive, EditionLocks locks, string programVersion, TimeSpan patience)
{
    /// <summary>Makes the edition asked for, or finds that it is sealed already.</summary>
    /// <remarks>
    /// The newest revision is compared with what the same inputs give today: equal content adds nothing; different content
    /// becomes the next revision, which names the one it corrects. A crash between seal and sending is made up by the next
    /// run: it finds the edition sealed, and every recipient has one place in outbox and ledger.
    /// </remarks>
    /// <param name="revision">The revision asked for; null lets the archive decide.</param>
    /// <param name="templateSeals">Hashes of the note's templates and theme.</param>
    /// <param name="step">Told the name of each step as it begins; null when nobody listens.</param>
    /// <exception cref="DiagnosticException">Bad template, data, revision or storage; nothing was half-written.</exception>
    public PressedEdition Publish(
        EditionInputs inputs, int? revision, ImmutableArray<InputSeal> templateSeals, CancellationToken cancellation, Action<string>? step = null)
    {
        var (noteId, asOf) = (inputs.Note.Id, inputs.View.AsOf);
        archive.RemoveLeftovers(locks, cancellation);
        using var ours = locks.TryTake(noteId, asOf, patience, cancellation);
        if (ours is null)
            return new PressedEdition(EditionStatus.BeingProduced, null, null);

        var newest = archive.Newest(noteId, asOf);
        var wanted = Wanted(revision, newest);
        var id = new EditionId(asOf, noteId, wanted);
        var existing = id == newest?.Id ? newest : archive.Contains(id) ? archive.Open(id) : null;
        // The revision is only printed: one composition serves whichever number the edition gets.
        var composed = EditionPipeline.Compose(inputs, cancellation, step);
        if (existing is not null && composed.SaysTheSameAs(existing.Manifest))
        {
            var same = EditionPipeline.Render(inputs, composed, wanted, cancellation, step);
            if (same.IsSealedAs(existing.Manifest))
                return new PressedEdition(EditionStatus.AlreadyPublished, existing, same);
        }

        if (existing is not null && revision is not null)
            throw Differs(existing.Id);

        var content = EditionPipeline.Render(inputs, composed, existing is null ? wanted : wanted + 1, cancellation, step);
        step?.Invoke("archive");
        var provenance = new Provenance(programVersion, inputs.View.IsSample, content.MarketDigest, templateSeals, InputSeals.OfFonts(inputs.Fonts));
        var edition = archive.Seal(content.Id, content.Files, provenance, newest?.Link, cancellation);
        return new PressedEdition(EditionStatus.Published, edition, content);
    }

    private static int Wanted(int? asked, ArchivedEdition? newest)
    {
        var highest = newest?.Id.Revision ?? 0;
        if (asked is not { } revision)
            return Math.Max(highest, 1);
        return revision <= highest + 1 ? revision : throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(
            Place.Nowhere,
            string.Create(CultureInfo.InvariantCulture, $"revision {revision} cannot follow: the newest is {highest}."),
            string.Create(CultureInfo.InvariantCulture, $"Use --revision {highest + 1}, or leave it out.")));
    }

    private static DiagnosticException Differs(EditionId id) => new(FailureKind.Usage, Diagnostic.Error(
        Place.Nowhere, $"{id} is sealed with other content and stays as it is.", "Leave --revision out to publish a correction as the next revision."));
}

/// <param name="Edition">The sealed edition; null while another process produces it.</param>
/// <param name="Content">The same in memory, with the mail.</param>
internal sealed record PressedEdition(EditionStatus Status, ArchivedEdition? Edition, EditionContent? Content);
