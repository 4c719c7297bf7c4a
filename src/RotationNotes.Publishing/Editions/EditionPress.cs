using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Configuration;

namespace RotationNotes.Publishing.Editions;

/// <summary>The rim of the line: produces an edition at most once, seals it and writes the mail that goes with it.</summary>
/// <param name="patience">How long to wait while another process produces the same edition.</param>
public sealed class EditionPress(EditionArchive archive, EditionLocks locks, MailTerms terms, string programVersion, TimeSpan patience)
{
    /// <summary>Makes the edition asked for, or finds that it is sealed already.</summary>
    /// <remarks>
    /// The newest revision is compared with what the same inputs give today: equal content adds nothing; different content
    /// becomes the next revision, which names the one it corrects. A crash between seal and sending is made up by the next
    /// run: it finds the edition sealed, and every recipient has one place in outbox and ledger.
    /// </remarks>
    /// <param name="templateSeals">Hashes of the note's templates and theme.</param>
    /// <param name="step">Told the name of each step as it begins; null when nobody listens.</param>
    /// <exception cref="DiagnosticException">Bad template, data, revision or storage; nothing was half-written.</exception>
    public EditionOutcome Publish(EditionRequest request, EditionInputs inputs, ImmutableArray<InputSeal> templateSeals, CancellationToken cancellation, Action<string>? step = null)
    {
        var asOf = inputs.View.AsOf;
        archive.RemoveLeftovers(locks, cancellation);
        using var ours = locks.TryTake(request.NoteId, asOf, patience, cancellation);
        if (ours is null)
            return new EditionOutcome(EditionStatus.BeingProduced, null, null, []);

        var newest = archive.Newest(request.NoteId, asOf);
        var wanted = Wanted(request, newest);
        var existing = wanted == newest?.Id.Revision ? newest : archive.Contains(new EditionId(asOf, request.NoteId, wanted)) ? archive.Open(new EditionId(asOf, request.NoteId, wanted)) : null;
        // The revision is only printed: one composition serves whichever number the edition gets.
        var composed = EditionPipeline.Compose(inputs, cancellation, step);
        if (existing is not null && composed.SaysTheSameAs(existing.Manifest) && EditionPipeline.Render(inputs, composed, wanted, cancellation, step) is var same && same.IsSealedAs(existing.Manifest))
            return Outcome(EditionStatus.AlreadyPublished, existing, same);
        if (existing is not null && request.Revision is not null)
            throw Differs(existing.Id);

        var content = EditionPipeline.Render(inputs, composed, existing is null ? wanted : wanted + 1, cancellation, step);
        step?.Invoke("archive");
        var provenance = new Provenance(programVersion, inputs.View.IsSample, content.MarketDigest, templateSeals, InputSeals.OfFonts(inputs.Fonts));
        var edition = archive.Seal(content.Id, content.Files, provenance, newest?.Link, cancellation);
        return Outcome(EditionStatus.Published, edition, content);
    }

    private EditionOutcome Outcome(EditionStatus status, ArchivedEdition edition, EditionContent content)
    {
        var fitted = EditionMailing.Of(content, edition.Id, terms, edition.Manifest.GeneratedAt);
        return new EditionOutcome(status, edition, fitted.Mail, [.. content.Diagnostics, .. fitted.Warnings]);
    }

    private static int Wanted(EditionRequest request, ArchivedEdition? newest)
    {
        var highest = newest?.Id.Revision ?? 0;
        if (request.Revision is not { } revision)
            return Math.Max(highest, 1);
        return revision <= highest + 1 ? revision : throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(
            Place.Nowhere,
            string.Create(CultureInfo.InvariantCulture, $"revision {revision} cannot follow: the newest is {highest}."),
            string.Create(CultureInfo.InvariantCulture, $"Use --revision {highest + 1}, or leave it out.")));
    }

    private static DiagnosticException Differs(EditionId id) => new(FailureKind.Usage, Diagnostic.Error(
        Place.Nowhere, $"{id} is sealed with other content and stays as it is.", "Leave --revision out to publish a correction as the next revision."));
}
