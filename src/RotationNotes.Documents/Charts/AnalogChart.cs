using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>Now and earlier episodes laid over each other by sessions since their anchors.</summary>
public sealed record AnalogChart : ChartSpec
{
    /// <param name="current">The present episode.</param>
    /// <param name="analogs">Earlier episodes, at most seven.</param>
    /// <exception cref="ArgumentException">There are more than seven analogs.</exception>
    public AnalogChart(SessionPath current, ImmutableArray<SessionPath> analogs)
    {
        if (analogs.Length > 7)
            throw new ArgumentException($"At most seven analogs can be told apart, not {analogs.Length}.", nameof(analogs));
        (Current, Analogs) = (current, analogs);
    }

    public SessionPath Current { get; }

    public ImmutableArray<SessionPath> Analogs { get; }

    /// <summary>What the horizontal axis counts, e.g. "Sessions since the trough".</summary>
    public string SessionCaption { get; init; } = "Sessions since the anchor";

    /// <summary>Horizontal reference, e.g. 100 for rebased paths.</summary>
    public double? Reference { get; init; }
}
