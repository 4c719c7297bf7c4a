using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>Two lines over sessions with the area between them shaded by which one is higher.</summary>
public sealed record SpreadChart(ChartSeries First, ChartSeries Second) : ChartSpec
{
    public ImmutableArray<ChartEvent> Events { get; init; } = [];

    public ImmutableArray<ChartPeriod> Periods { get; init; } = [];
}
