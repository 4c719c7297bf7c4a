using System.Collections.Immutable;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Narrative.Notes;

public enum TableKind
{
    /// <summary>Labelled rows whose cells are facts.</summary>
    Grid,
    /// <summary>One fact per row: value, place in its history, previous date at least as extreme, sample.</summary>
    Records,
    /// <summary>The dates of an event metric, with other metrics as they stood on those dates.</summary>
    Events,
    /// <summary>What an outcome did after the days on which a signal held.</summary>
    Study,
    /// <summary>Rows that people write, from a comma file of the note's folder.</summary>
    Editorial,
}

/// <summary>A table as <c>note.json</c> declares it.</summary>
public sealed record TableDefinition
{
    public required string Id { get; init; }

    public required Place Place { get; init; }

    public required TableKind Kind { get; init; }

    /// <summary>What the table is about in a few neutral words: stands in for the title when the title's facts are missing.</summary>
    public required string Topic { get; init; }

    public required TemplateText Title { get; init; }

    public required TemplateText Subtitle { get; init; }

    public TemplateText? Note { get; init; }

    /// <summary>Header of the label column.</summary>
    public string RowHeader { get; init; } = "";

    /// <summary>Columns right of the label; for <see cref="TableKind.Events"/> each names a metric.</summary>
    public ImmutableArray<TableColumnDefinition> Columns { get; init; } = [];

    public ImmutableArray<TableRowDefinition> Rows { get; init; } = [];

    /// <summary>The facts of a <see cref="TableKind.Records"/> table.</summary>
    public ImmutableArray<string> Metrics { get; init; } = [];

    /// <summary>The event metric of an <see cref="TableKind.Events"/> table.</summary>
    public string EventMetric { get; init; } = "";

    /// <summary>The condition of a <see cref="TableKind.Study"/>, e.g. <c>ret(RUT, 5) &gt;= 8%</c>.</summary>
    public string Signal { get; init; } = "";

    /// <summary>The price or ratio whose returns a <see cref="TableKind.Study"/> measures, e.g. <c>RUT</c>.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>At most so many event rows, the newest ones.</summary>
    public int Limit { get; init; } = 12;

    /// <summary>The rows of an <see cref="TableKind.Editorial"/> table; null for other kinds.</summary>
    public EditorialRows? Editorial { get; init; }

    /// <summary>Whether cells are shaded by the percentile of their value.</summary>
    public bool Shade { get; init; }
}

/// <param name="Metric">Metric shown in this column, for event tables.</param>
/// <param name="Bars">Whether each number has a bar beside it, for grids.</param>
public sealed record TableColumnDefinition(string Header, ValueFormat? Format, string? Group, string? Metric, bool Bars = false);

/// <param name="Cells">One reference per column: a metric id, a metric id with a member (<c>am-net-rut.previous</c>, <c>rut-ret-5d.trend</c>), or empty.</param>
public sealed record TableRowDefinition(string Label, ImmutableArray<string> Cells, RowRole Role, Place Place);
