using System.Collections.Immutable;
using RotationNotes.Delivery.Messages;
using RotationNotes.Foundation.Diagnostics;
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
}

/// <summary>How a request ended.</summary>
/// <param name="Edition">The sealed edition; null while another process produces it.</param>
/// <param name="Mail">What its recipients are to get; null while another process produces it.</param>
/// <param name="Diagnostics">Warnings to show with the result.</param>
public sealed record EditionOutcome(
    EditionStatus Status,
    ArchivedEdition? Edition,
    EditionMail? Mail,
    ImmutableArray<Diagnostic> Diagnostics);
