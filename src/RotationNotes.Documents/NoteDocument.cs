using System.Collections.Immutable;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Claims;

namespace RotationNotes.Documents;

/// <summary>A finished note as meaning: no colour, point size or tag. Renderers turn it into PDF, HTML and text.</summary>
public sealed record NoteDocument
{
    /// <summary>Folder name of the note, e.g. <c>weekly-rotation</c>.</summary>
    public required string NoteId { get; init; }

    /// <summary>The publication's name in the masthead, e.g. "Rotation Weekly".</summary>
    public required string Publication { get; init; }

    /// <summary>Headline of this edition: states the finding.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence below the headline, or null.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Desk or authors as printed in the masthead.</summary>
    public required string Author { get; init; }

    /// <summary>The session the numbers describe.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>1 for the first edition of a date; corrections count up.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>BCP 47 tag of the prose, e.g. <c>en-US</c>.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>True when the numbers come from the generated sample market: each page and mail says so.</summary>
    public bool IsSample { get; init; }

    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>How many pages it should fill; null when any number will do.</summary>
    public PageRange? Pages { get; init; }

    public required ImmutableArray<Block> Blocks { get; init; }

    /// <summary>Every fact printed in the document, in reading order.</summary>
    public ImmutableArray<Claim> Claims { get; init; } = [];
}
