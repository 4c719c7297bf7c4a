namespace RotationNotes.Metrics.Records;

/// <summary>Where the newest value of a sample stands among all of them.</summary>
/// <param name="Percentile">Share of the sample at or below it, 0 to 1.</param>
/// <param name="Rank">1 plus the number of strictly more extreme values.</param>
/// <param name="LooksUp">Whether more extreme means larger.</param>
/// <param name="Previous">Index of the latest earlier value at least as extreme, −1 when there is none.</param>
/// <param name="PreviousIndependent">The same among values whose windows share no observation with the current one's.</param>
public readonly record struct Standing(double Percentile, int Rank, bool LooksUp, int Previous, int PreviousIndependent)
{
    // Rounding of the last digits must neither make a record nor break a tie.
    private const double Tie = 1e-12;

    /// <param name="sample">Finite values, oldest first; the last one is the current. At least one.</param>
    /// <param name="rule">Which values count as more extreme; not <see cref="ExtremeRule.None"/>.</param>
    /// <param name="overlap">Observations that the windows of two neighbouring values share: 5 for a five-session return.</param>
    /// <remarks>
    /// Values within 1e-12 of each other (relative, above 1) tie: they share a rank, and a tied earlier value counts as at least as extreme.
    /// </remarks>
    public static Standing OfLast(ReadOnlySpan<double> sample, ExtremeRule rule, int overlap = 0)
    {
        var tolerance = Tie * Math.Max(1, Math.Abs(sample[^1]));
        double low = sample[^1] - tolerance, high = sample[^1] + tolerance;
        int below = 0, above = 0;
        foreach (var value in sample)
        {
            below += value < low ? 1 : 0;
            above += value > high ? 1 : 0;
        }

        var looksUp = rule switch
        {
            ExtremeRule.BySign => sample[^1] >= 0,
            // At or above the median exactly when no more values lie above than below.
            ExtremeRule.NearestTail => below >= above,
            ExtremeRule.Highest => true,
            ExtremeRule.Lowest => false,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "This rule ranks nothing."),
        };
        var threshold = looksUp ? low : high;
        var previous = LastAtLeast(sample, sample.Length - 2, threshold, looksUp);
        var independent = overlap == 0 ? previous : LastAtLeast(sample, Math.Min(previous, sample.Length - 1 - Math.Max(1, overlap)), threshold, looksUp);
        return new Standing((double)(sample.Length - above) / sample.Length, 1 + (looksUp ? above : below), looksUp, previous, independent);
    }

    private static int LastAtLeast(ReadOnlySpan<double> sample, int from, double threshold, bool looksUp)
    {
        var i = from;
        while (i >= 0 && (looksUp ? sample[i] < threshold : sample[i] > threshold))
            i--;
        return Math.Max(i, -1);
    }
}
