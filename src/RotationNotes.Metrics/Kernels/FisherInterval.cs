namespace RotationNotes.Metrics.Kernels;

/// <summary>How far a correlation of few pairs can be trusted.</summary>
public static class FisherInterval
{
    // 97.5 % point of the normal distribution.
    private const double TwoSided95 = 1.959963984540054;

    /// <summary>95 % interval of a Pearson correlation by Fisher's transformation: tanh(artanh r ± 1.96 / √(n − 3)).</summary>
    /// <param name="correlation">−1 to 1.</param>
    /// <param name="pairs">How many pairs it rests on.</param>
    /// <returns>Null for three pairs or fewer and for ±1, where the transformation has no interval.</returns>
    /// <remarks>Fisher (1921). Holds for independent pairs; overlapping or trending ones are less certain than it says.</remarks>
    public static (double Low, double High)? Of(double correlation, int pairs)
    {
        if (pairs <= 3 || !(Math.Abs(correlation) < 1))
            return null;
        var centre = Math.Atanh(correlation);
        var reach = TwoSided95 / Math.Sqrt(pairs - 3);
        return (Math.Tanh(centre - reach), Math.Tanh(centre + reach));
    }
}
