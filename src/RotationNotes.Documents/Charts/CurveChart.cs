using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>A term structure (yields, implied volatility) on several dates, latest first.</summary>
public sealed record CurveChart : ChartSpec
{
    /// <param name="tenors">Names along the axis, short end first, e.g. "2y".</param>
    /// <param name="snapshots">One to six curves, the latest first; one value per tenor, NaN for missing.</param>
    /// <exception cref="ArgumentException">A curve has another number of values than there are tenors, or there are more than six.</exception>
    public CurveChart(ImmutableArray<string> tenors, ImmutableArray<CategorySeries> snapshots)
    {
        if (snapshots.Length is < 1 or > 6)
            throw new ArgumentException($"One to six curves can be told apart, not {snapshots.Length}.", nameof(snapshots));
        foreach (var one in snapshots)
        {
            if (one.Values.Length != tenors.Length)
                throw new ArgumentException($"Curve '{one.Name}' has {one.Values.Length} values for {tenors.Length} tenors.", nameof(snapshots));
        }

        (Tenors, Snapshots) = (tenors, snapshots);
    }

    public ImmutableArray<string> Tenors { get; }

    public ImmutableArray<CategorySeries> Snapshots { get; }
}
