namespace RotationNotes.Metrics.Kernels;

/// <summary>Releases against what was expected of them.</summary>
public static class Surprises
{
    /// <summary>Actual minus expected, over the sample standard deviation of the <paramref name="past"/> differences before it.</summary>
    /// <remarks>
    /// The current difference is not in its own yardstick: a large surprise would otherwise make itself small. Undefined until there are so many
    /// earlier ones, and when they never differed.
    /// </remarks>
    public static void Standardised(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, int past, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(past, 2);
        Require.SameLength(actual, result);
        Require.SameLength(expected, result);
        var differences = new double[actual.Length];
        for (var i = 0; i < differences.Length; i++)
            differences[i] = actual[i] - expected[i];
        RollingMoments.StandardDeviation(differences, past, result);
        for (var i = result.Length - 1; i >= 0; i--)
            result[i] = i > 0 && result[i - 1] > 0 ? differences[i] / result[i - 1] : double.NaN;
    }
}
