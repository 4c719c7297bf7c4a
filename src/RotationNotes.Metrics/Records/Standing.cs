namespace RotationNotes.Metrics.Records;

/// <summary>Where the newest value of a sample stands among all of them.</summary>
/// <param name="Percentile">Share of the sample at or below it, 0 to 1.</param>
/// <param name="Rank">1 plus the number of strictly more extreme values.</param>
/// <param name="LooksUp">Whether more extreme means larger.</param>
/// <param name="Previous">Index of the latest earlier value at least as extreme, −1 when there is none.</param>
public readonly record struct Standing(double Percentile, int Rank, bool LooksUp, int Previous)
{
    /// <param name="sample">Finite values, oldest first; the last one is the current. At least one.</param>
    /// <param name="rule">Which values count as more extreme; not <see cref="ExtremeRule.None"/>.</param>
    /// <remarks>Equal values tie: they share a rank, and an equal earlier value counts as at least as extreme.</remarks>
    public static Standing OfLast(ReadOnlySpan<double> sample, ExtremeRule rule)
    {
        var current = sample[^1];
        int below = 0, above = 0;
        foreach (var value in sample)
        {
            below += value < current ? 1 : 0;
            above += value > current ? 1 : 0;
        }

        var looksUp = rule switch
        {
            ExtremeRule.BySign => current >= 0,
            // At or above the median exactly when no more values lie above than below.
            ExtremeRule.NearestTail => below >= above,
            ExtremeRule.Highest => true,
            ExtremeRule.Lowest => false,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "This rule ranks nothing."),
        };
        var previous = sample.Length - 2;
        while (previous >= 0 && (looksUp ? sample[previous] < current : sample[previous] > current))
            previous--;
        return new Standing((double)(sample.Length - above) / sample.Length, 1 + (looksUp ? above : below), looksUp, previous);
    }
}
