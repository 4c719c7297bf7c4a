using System.Collections.Immutable;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <summary>The same picture for several markets: small line charts over one period.</summary>
public sealed record SmallMultiplesChart : ChartSpec
{
    /// <param name="panels">One to twelve panels, read row by row.</param>
    /// <exception cref="ArgumentException">There is no panel, or more than twelve.</exception>
    public SmallMultiplesChart(ImmutableArray<ChartPanel> panels)
    {
        if (panels.Length is < 1 or > 12)
            throw new ArgumentException($"One to twelve panels fit an exhibit, not {panels.Length}.", nameof(panels));
        Panels = panels;
    }

    public ImmutableArray<ChartPanel> Panels { get; }

    /// <summary>Panels beside each other; chosen from the width when null.</summary>
    public int? PanelsPerRow { get; init; }

    /// <summary>One value axis for all panels, so that heights compare; otherwise each panel has its own.</summary>
    public bool SharedScale { get; init; } = true;

    /// <summary>Horizontal reference in every panel, e.g. 0.</summary>
    public double? Reference { get; init; }
}

/// <param name="Title">Name above the panel.</param>
/// <param name="Series">What it shows; the other panels' series can be given as context.</param>
/// <param name="Format">Format of its values when it differs from the chart's; needs scales that are not shared.</param>
public sealed record ChartPanel(string Title, ImmutableArray<ChartSeries> Series, ValueFormat? Format = null);
