using System.Collections.Immutable;
using RotationNotes.Documents.Inlines;

namespace RotationNotes.Documents.Blocks;

public enum ContentsScope
{
    /// <summary>The headings of the first two levels: a table of contents.</summary>
    Headings,
    /// <summary>Every numbered chart and table.</summary>
    Exhibits,
}

/// <summary>A list that leads to the parts of the note; its entries follow from the document.</summary>
/// <param name="Title">Stands above the list, e.g. "In this note"; may be empty.</param>
public sealed record Contents(ContentsScope Scope, string Title) : Block
{
    private const int DeepestHeading = 2;

    /// <summary>What the list leads to, in reading order.</summary>
    /// <param name="blocks">The whole note.</param>
    public ImmutableArray<ContentsEntry> Entries(ImmutableArray<Block> blocks) => [.. BlockWalk.Descendants(blocks).Select(block => (Scope, block) switch
    {
        (ContentsScope.Headings, Heading { Level: <= DeepestHeading } heading) => new ContentsEntry(heading.Level, heading.Id, InlineText.Plain(heading.Content)),
        (ContentsScope.Exhibits, Figure figure) => Exhibit(figure.Caption),
        (ContentsScope.Exhibits, TableExhibit table) => Exhibit(table.Caption),
        _ => null,
    }).OfType<ContentsEntry>()];

    private static ContentsEntry Exhibit(ExhibitCaption caption) =>
        new(1, caption.Id, caption.Words.Exhibit(caption.Number).Replace(' ', '\u00A0') + caption.Words.Colon + InlineText.Plain(caption.Title));
}

/// <param name="Level">Depth, from 1.</param>
/// <param name="TargetId">Id of the heading or exhibit.</param>
public sealed record ContentsEntry(int Level, string TargetId, string Text);
