using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>The area under one series, or several stacked on each other as parts of a whole.</summary>
public sealed record AreaChart : ChartSpec
{
    /// <param name="parts">One to six series, the lowest first. Several are stacked where all of them have a value.</param>
    /// <exception cref="ArgumentException">There is no part, there are more than six, or a stacked one is below zero somewhere.</exception>
    public AreaChart(ImmutableArray<ChartSeries> parts)
    {
        if (parts.Length is < 1 or > 6)
            throw new ArgumentException($"One to six areas can be told apart, not {parts.Length}.", nameof(parts));
        if (parts.Length > 1)
        {
            foreach (var part in parts)
            {
                foreach (var value in part.Values)
                {
                    if (value < 0)
                        throw new ArgumentException($"'{part.Name}' holds {value}: parts of a stack are zero or more.", nameof(parts));
                }
            }
        }

        Parts = parts;
    }

    public ImmutableArray<ChartSeries> Parts { get; }

    public ImmutableArray<ChartEvent> Events { get; init; } = [];

    public ImmutableArray<ChartPeriod> Periods { get; init; } = [];
}
