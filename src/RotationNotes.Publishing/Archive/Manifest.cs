using System.Collections.Immutable;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Publishing.Archive;

/// <summary>What an edition was made from and what it consists of: the seal that verification recomputes.</summary>
public sealed record Manifest
{
    public required EditionId Edition { get; init; }

    /// <summary>Position in the archive's chain, counted from 1 over all notes in order of sealing.</summary>
    public required int Sequence { get; init; }

    /// <summary>The edition sealed just before this one, whatever its note; null for the first of the archive.</summary>
    public required EditionLink? Previous { get; init; }

    /// <summary>The revision this one corrects; null for revision 1.</summary>
    public required EditionLink? Supersedes { get; init; }

    /// <summary>When it was sealed. Stands in no other file, so that equal inputs give equal bytes everywhere else.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    public required Provenance Provenance { get; init; }

    /// <summary>Every file but the manifest itself, in ordinal order of path.</summary>
    public required ImmutableArray<FileSeal> Files { get; init; }

    /// <summary>Whether the edition holds exactly this file.</summary>
    public bool Holds(EditionFile file) =>
        Files.FirstOrDefault(seal => seal.Path == file.Path) is { } seal && seal.Size == file.Content.Length && seal.Sha256 == Sha256.Of(file.Content.Span);
}

/// <summary>Names another edition together with the hash of its manifest.</summary>
/// <param name="Edition">Folder name.</param>
/// <param name="ManifestSha256">Lower-case hexadecimal SHA-256 of its manifest.json.</param>
public sealed record EditionLink(EditionId Edition, string ManifestSha256);

/// <param name="Path">Relative path with forward slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the content.</param>
public sealed record FileSeal(string Path, long Size, string Sha256);

/// <summary>The inputs behind an edition.</summary>
/// <param name="ProgramVersion">Version of the program that made it.</param>
/// <param name="IsSample">True when the market was generated, not imported.</param>
/// <param name="MarketDigest">SHA-256 over the ids and contents of the series used: two editions with the same digest saw the same numbers.</param>
/// <param name="Templates">Template and theme files with their hashes, in ordinal order.</param>
/// <param name="Fonts">Fonts with their hashes, in ordinal order.</param>
public sealed record Provenance(
    string ProgramVersion,
    bool IsSample,
    string MarketDigest,
    ImmutableArray<InputSeal> Templates,
    ImmutableArray<InputSeal> Fonts);

/// <param name="Name">Relative path or face name.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256.</param>
public sealed record InputSeal(string Name, string Sha256);
