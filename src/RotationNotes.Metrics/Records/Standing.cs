using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RotationNotes.Metrics.Definitions;

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
    internal const double Tie = 1e-12;

    /// <param name="sample">Finite values, oldest first; the last one is the current. At least one.</param>
    /// <param name="rule">Which values count as more extreme; not <see cref="ExtremeRule.None"/>.</param>
    /// <param name="overlap">Observations that the windows of two neighbouring values share: 5 for a five-session return.</param>
    /// <remarks>
    /// Values within 1e-12 of each other (relative, above 1) tie: they share a rank, and a tied earlier value counts as at least as extreme.
    /// </remarks>
    public static Standing OfLast(ReadOnlySpan<double> sample, ExtremeRule rule, int overlap = 0)
    {
        var (low, high) = TiesOf(sample[^1]);
        var (below, above) = Outside(sample, low, high);
        var looksUp = LooksUpFrom(rule, sample[^1], below, above);
        var threshold = looksUp ? low : high;
        var previous = LastAtLeast(sample, sample.Length - 2, threshold, looksUp);
        var independent = overlap == 0 ? previous : LastAtLeast(sample, Math.Min(previous, sample.Length - 1 - Math.Max(1, overlap)), threshold, looksUp);
        return new Standing((double)(sample.Length - above) / sample.Length, 1 + (looksUp ? above : below), looksUp, previous, independent);
    }

    /// <summary>The smallest and the largest value that tie with this one.</summary>
    internal static (double Low, double High) TiesOf(double value)
    {
        var tolerance = Tie * Math.Max(1, Math.Abs(value));
        return (value - tolerance, value + tolerance);
    }

    internal static bool LooksUpFrom(ExtremeRule rule, double value, int below, int above) => rule switch
    {
        ExtremeRule.BySign => value >= 0,
        // At or above the median exactly when no more values lie above than below.
        ExtremeRule.NearestTail => below >= above,
        ExtremeRule.Highest => true,
        ExtremeRule.Lowest => false,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "This rule ranks nothing."),
    };

    private static (int Below, int Above) Outside(ReadOnlySpan<double> sample, double low, double high)
    {
        ref var start = ref MemoryMarshal.GetReference(sample);
        Vector256<double> lows = Vector256.Create(low), highs = Vector256.Create(high);
        Vector256<long> under = Vector256<long>.Zero, over = under, underToo = under, overToo = under;
        var i = 0;
        for (; i <= sample.Length - 8; i += 8)
        {
            var (first, second) = (Vector256.LoadUnsafe(ref start, (nuint)i), Vector256.LoadUnsafe(ref start, (nuint)i + 4));
            // True is −1 in every lane.
            under -= Vector256.LessThan(first, lows).AsInt64();
            over -= Vector256.GreaterThan(first, highs).AsInt64();
            underToo -= Vector256.LessThan(second, lows).AsInt64();
            overToo -= Vector256.GreaterThan(second, highs).AsInt64();
        }

        var (below, above) = ((int)Vector256.Sum(under + underToo), (int)Vector256.Sum(over + overToo));
        for (; i < sample.Length; i++)
        {
            below += sample[i] < low ? 1 : 0;
            above += sample[i] > high ? 1 : 0;
        }

        return (below, above);
    }

    private static int LastAtLeast(ReadOnlySpan<double> sample, int from, double threshold, bool looksUp)
    {
        var i = from;
        while (i >= 0 && (looksUp ? sample[i] < threshold : sample[i] > threshold))
            i--;
        return Math.Max(i, -1);
    }
}
