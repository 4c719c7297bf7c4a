using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Html.Email;
using RotationNotes.Publishing.Archive;

namespace RotationNotes.Publishing.Editions;

/// <summary>A finished edition in memory: every file, the mail, and what was noticed on the way.</summary>
public sealed record EditionContent
{
    public required EditionId Id { get; init; }

    public required NoteDocument Document { get; init; }

    public required ImmutableArray<byte> Pdf { get; init; }

    public required EmailBody Email { get; init; }

    /// <summary>Every file of the archived edition but the manifest, in ordinal order of path.</summary>
    public required ImmutableArray<EditionFile> Files { get; init; }

    /// <summary>SHA-256 over ids and contents of the series used: equal digests mean equal numbers.</summary>
    public required string MarketDigest { get; init; }

    /// <summary>Warnings: what the note left out and why, stale series, substituted fonts.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether a sealed edition consists of exactly these files.</summary>
    public bool IsSealedAs(Manifest manifest) => manifest.Files.Length == Files.Length && Files.All(manifest.Holds);
}
