using System.Collections.Immutable;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <summary>Two series in different units over sessions: one reads on the left axis, the other on the right one. Each axis has the colour and the name of its line.</summary>
/// <remarks>The format of the chart is that of the left axis.</remarks>
public sealed record DualAxisChart(ChartSeries Left, ChartSeries Right) : ChartSpec
{
    public required ValueFormat RightFormat { get; init; }

    public ImmutableArray<ChartEvent> Events { get; init; } = [];

    public ImmutableArray<ChartPeriod> Periods { get; init; } = [];
}
