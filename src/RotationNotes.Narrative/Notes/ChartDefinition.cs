using System.Collections.Immutable;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Documents.Exhibits;
using RotationNotes.Documents.Exhibits.Charts;

namespace RotationNotes.Narrative.Notes;

public enum ChartKind
{
    /// <summary>Lines over sessions.</summary>
    Line,
    /// <summary>Columns over sessions.</summary>
    Columns,
    /// <summary>The largest separate episodes of one measure, the current one marked.</summary>
    Extremes,
    /// <summary>Distribution of one measure with today's value marked.</summary>
    Histogram,
    /// <summary>Two measures against each other, the newest points marked.</summary>
    Scatter,
}

/// <summary>A chart as <c>note.json</c> declares it.</summary>
public sealed record ChartDefinition
{
    public required string Id { get; init; }

    public required Place Place { get; init; }

    public required ChartKind Kind { get; init; }

    /// <summary>What the chart is about in a few neutral words: stands in for the title when the title's facts are missing.</summary>
    public required string Topic { get; init; }

    /// <summary>States the finding.</summary>
    public required TemplateText Title { get; init; }

    /// <summary>Measure, unit and period.</summary>
    public required TemplateText Subtitle { get; init; }

    public TemplateText? Note { get; init; }

    public required ImmutableArray<ChartSeriesDefinition> Series { get; init; }

    public ChartWindow Window { get; init; } = ChartWindow.All;

    /// <summary>Format of axis and labels; null takes it from the measure's unit.</summary>
    public ValueFormat? Format { get; init; }

    /// <summary>Whether every line starts at 100 on the first common session of the window.</summary>
    public bool Rebase { get; init; }

    public double? Reference { get; init; }

    public bool Logarithmic { get; init; }

    public string? AxisCaption { get; init; }

    /// <summary>How many episodes an <see cref="ChartKind.Extremes"/> chart ranks.</summary>
    public int Count { get; init; } = 10;

    /// <summary>Sessions that must lie between two episodes of an <see cref="ChartKind.Extremes"/> chart.</summary>
    public int Apart { get; init; } = 21;

    /// <summary>Events of the note; those of the last <see cref="EventSessions"/> sessions are marked.</summary>
    public ImmutableArray<NoteEvent> Events { get; init; } = [];

    public int EventSessions { get; init; }

    public ImmutableArray<ChartPeriod> Periods { get; init; } = [];

    /// <summary>When above zero the last so many sessions are shaded as the measured window.</summary>
    public int ShadeSessions { get; init; }
}

/// <param name="Expression">A series id (<c>RUT</c>), a metric id (<c>rut-z50</c>) or an expression over series (<c>RUT/SPX</c>).</param>
/// <param name="Name">Direct label; null takes the series' or metric's own name.</param>
public sealed record ChartSeriesDefinition(string Expression, string? Name, SeriesEmphasis Emphasis, Place Place);
