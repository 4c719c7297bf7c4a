using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <summary>A chart with everything its caption says: period, sources, and what could not be drawn.</summary>
/// <param name="First">First date drawn.</param>
/// <param name="Last">Last date drawn.</param>
/// <param name="Missing">What was left out, each with its reason.</param>
internal sealed record BuiltChart(
    ChartSpec Spec,
    DateOnly First,
    DateOnly Last,
    ImmutableArray<string> Sources,
    bool IsCalculated,
    ImmutableArray<Absence> Missing,
    string Csv)
{
    /// <summary>What the subtitle must say of the data, e.g. that prices are adjusted; in the note's language, without full stop.</summary>
    public ImmutableArray<string> Qualities { get; init; } = [];

    /// <summary>Subtitle in place of the author's, when something else is drawn than he named; the title is the chart's topic then.</summary>
    public string? OtherSubtitle { get; init; }
}

/// <summary>A part that a chart leaves out.</summary>
internal readonly record struct Absence(string Name, string Reason);

/// <summary>What the builder of one kind gives.</summary>
/// <param name="Used">The series drawn, for period and sources.</param>
/// <param name="IsCalculated">Whether the drawn numbers differ from those of the series.</param>
internal sealed record Drawn(ChartSpec Spec, ImmutableArray<ExhibitSeries> Used, bool IsCalculated = false)
{
    /// <summary>First date drawn when it differs from that of the series.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Last date drawn when it differs from that of the series.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>See <see cref="BuiltChart.OtherSubtitle"/>.</summary>
    public string? OtherSubtitle { get; init; }

    /// <summary>The data when they say more than the chart holds, such as the date of each point.</summary>
    public string? Csv { get; init; }

    /// <summary>What was left out, each with its reason.</summary>
    public ImmutableArray<Absence> Missing { get; init; } = [];

    /// <summary>What the subtitle must say of the data.</summary>
    public ImmutableArray<string> Qualities { get; init; } = [];
}

/// <summary>A series of a chart and how its author wants it drawn.</summary>
internal sealed record WantedSeries(ChartSeriesDefinition Wanted, ExhibitSeries Data);
