using System.Collections.Immutable;
using RotationNotes.Documents;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Narrative.Notes;

public enum MissingData
{
    /// <summary>The note is made with a visible hole.</summary>
    Hole,
    /// <summary>No note is made.</summary>
    Stop,
}

/// <summary>A note as its author wrote it: everything in the folder, read and validated, with no market data in it yet.</summary>
public sealed record NoteDefinition
{
    /// <summary>Folder name, e.g. <c>weekly-rotation</c>.</summary>
    public required string Id { get; init; }

    public required string Publication { get; init; }

    public required string Author { get; init; }

    /// <summary>BCP 47 tag of the prose.</summary>
    public required string Language { get; init; }

    /// <summary>Theme file in <c>templates/themes</c>, without extension.</summary>
    public required string Theme { get; init; }

    public DateStyle DateStyle { get; init; } = DateStyle.DayMonth;

    /// <summary>The headline; states the finding.</summary>
    public required TemplateText Title { get; init; }

    public TemplateText? Subtitle { get; init; }

    /// <summary>Subject line of the mail.</summary>
    public required TemplateText Subject { get; init; }

    public MissingData OnMissing { get; init; } = MissingData.Hole;

    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>How many pages the note should fill; null when any number will do.</summary>
    public PageRange? Pages { get; init; }

    /// <summary>Metric ids that the prose may use; tables and charts add theirs.</summary>
    public required ImmutableArray<string> Metrics { get; init; }

    /// <summary>Fixed words with digits that are not numbers, e.g. "Russell 2000".</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The note's own names for metrics, by metric id, where the catalogue's do not fit its language.</summary>
    public ImmutableDictionary<string, string> Terms { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<KeyFigureDefinition> KeyFigures { get; init; } = [];

    public ImmutableArray<ChartDefinition> Charts { get; init; } = [];

    public ImmutableArray<TableDefinition> Tables { get; init; } = [];

    /// <summary>Dated events, oldest first.</summary>
    public ImmutableArray<NoteEvent> Events { get; init; } = [];

    /// <summary>Rows of <c>house-views.csv</c>, past ones included.</summary>
    public ImmutableArray<HouseView> Views { get; init; } = [];

    /// <summary>The main template, <c>note.scriban</c>.</summary>
    public required NoteFile Body { get; init; }

    /// <summary>Every file the note is made of, <c>note.json</c> first, the others by name.</summary>
    public required ImmutableArray<NoteFile> Files { get; init; }
}

/// <param name="Label">What is measured.</param>
/// <param name="Metric">Metric id whose value is printed.</param>
/// <param name="Format">Null takes it from the metric's unit, with a plus sign where the sign matters.</param>
/// <param name="Detail">One short line of context.</param>
public sealed record KeyFigureDefinition(string Label, string Metric, ValueFormat? Format, TemplateText? Detail, Place Place);
