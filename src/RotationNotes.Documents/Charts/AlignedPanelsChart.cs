using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>Two or three measures below each other over one time axis, each on an axis of its own.</summary>
public sealed record AlignedPanelsChart : ChartSpec
{
    /// <param name="panels">Two or three, the one that leads on top.</param>
    /// <exception cref="ArgumentException">There are fewer than two panels or more than three, or one of them has no series.</exception>
    public AlignedPanelsChart(ImmutableArray<ChartPanel> panels)
    {
        if (panels.Length is < 2 or > 3)
            throw new ArgumentException($"Two or three panels share a time axis, not {panels.Length}.", nameof(panels));
        foreach (var panel in panels)
        {
            if (panel.Series.IsDefaultOrEmpty)
                throw new ArgumentException($"Panel '{panel.Title}' has no series.", nameof(panels));
        }

        Panels = panels;
    }

    public ImmutableArray<ChartPanel> Panels { get; }

    /// <summary>Named in the top panel.</summary>
    public ImmutableArray<ChartEvent> Events { get; init; } = [];

    /// <summary>Shaded through all panels.</summary>
    public ImmutableArray<ChartPeriod> Periods { get; init; } = [];
}
