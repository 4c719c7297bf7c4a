using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Blocks;

/// <summary>A unit of the page. Closed set: every renderer has a rule for each kind.</summary>
public abstract record Block;

/// <summary>A heading; levels start at 1 and never skip one going down.</summary>
public sealed record Heading(int Level, string Id, ImmutableArray<Inline> Content) : Block;

public enum ParagraphRole
{
    Body,
    /// <summary>The opening paragraph, set a little larger.</summary>
    Lead,
}

public sealed record Paragraph(ImmutableArray<Inline> Content, ParagraphRole Role = ParagraphRole.Body) : Block;

public enum ListRole
{
    Body,
    /// <summary>Remarks to look up, at the end of a note.</summary>
    Notes,
}

public sealed record ItemList(bool Ordered, ImmutableArray<ImmutableArray<Block>> Items, ListRole Role = ListRole.Body) : Block
{
    /// <summary>Number of the first item of an ordered list.</summary>
    public int Start { get; init; } = 1;

    /// <summary>What stands before item <paramref name="index"/>, counted from 0, of an ordered list: "3.".</summary>
    public string Number(int index) => string.Create(CultureInfo.InvariantCulture, $"{Start + index}.");
}

public enum CalloutRole
{
    /// <summary>The key takeaways of page 1.</summary>
    Takeaways,
    /// <summary>A boxed aside.</summary>
    Aside,
}

public sealed record Callout(CalloutRole Role, string Title, ImmutableArray<Block> Content) : Block;

/// <summary>A strip of headline numbers.</summary>
public sealed record KeyFigures(ImmutableArray<KeyFigure> Items) : Block;

/// <param name="Label">What is measured, e.g. "Russell 2000, 5 sessions".</param>
/// <param name="Value">The number as printed, usually one claim span.</param>
/// <param name="Detail">One short line of context below, may be empty.</param>
public sealed record KeyFigure(string Label, ImmutableArray<Inline> Value, ImmutableArray<Inline> Detail);

/// <summary>Title, measure and provenance that every exhibit prints around its content.</summary>
/// <param name="Id">Id used by cross references, e.g. <c>rut-vs-ndx</c>.</param>
/// <param name="Number">One-based exhibit number in order of appearance.</param>
/// <param name="Title">States the finding.</param>
/// <param name="Subtitle">Measure, unit and period.</param>
/// <param name="Source">Source and as-of line, without the word "Source".</param>
/// <param name="Note">Further remark below, or null.</param>
public sealed record ExhibitCaption(string Id, int Number, ImmutableArray<Inline> Title, string Subtitle, string Source, string? Note = null)
{
    /// <summary>Language of the label and of the words before source and remark.</summary>
    public FixedWords Words { get; init; } = FixedWords.English;
}

/// <summary>A chart with its caption. <paramref name="AltText"/> is mandatory: kind, series, period, first, last, extremes.</summary>
public sealed record Figure(ExhibitCaption Caption, ChartSpec Chart, string AltText) : Block;

/// <summary>A table with its caption.</summary>
public sealed record TableExhibit(ExhibitCaption Caption, Table Table) : Block;

/// <summary>Two exhibits beside each other; mail stacks them.</summary>
public sealed record SideBySide(Block Left, Block Right) : Block;

/// <summary>A visible hole where an exhibit or passage could not be made, and why.</summary>
/// <param name="What">What is missing, e.g. "Exhibit 4: Russell 2000 positioning".</param>
/// <param name="Reason">Why, and what would fill it.</param>
public sealed record Hole(string What, string Reason) : Block;

/// <summary>A quotation with its attribution (may be empty).</summary>
public sealed record Quotation(ImmutableArray<Block> Content, string Attribution) : Block;

public sealed record ThematicBreak : Block;

public sealed record PageBreak : Block;

/// <summary>Terms and what they mean: the definitions appendix.</summary>
public sealed record DefinitionList(ImmutableArray<Definition> Items) : Block;

public sealed record Definition(ImmutableArray<Inline> Term, ImmutableArray<Inline> Meaning);

/// <summary>Small-type legal matter at the end.</summary>
public sealed record Disclosure(ImmutableArray<Block> Content) : Block;
