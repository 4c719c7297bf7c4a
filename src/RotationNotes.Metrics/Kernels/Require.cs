namespace RotationNotes.Metrics.Kernels;

internal static class Require
{
    /// <exception cref="ArgumentException">Input and result differ in length.</exception>
    public static void SameLength(ReadOnlySpan<double> input, ReadOnlySpan<double> result)
    {
        if (input.Length != result.Length)
            throw new ArgumentException($"Expected one result per observation: {input.Length} observations, {result.Length} results.");
    }

    /// <exception cref="ArgumentException">Two series that should share their dates differ in length.</exception>
    public static void Paired(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"Expected paired observations: {first.Length} against {second.Length}.");
    }
}
