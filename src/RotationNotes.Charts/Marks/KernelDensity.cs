namespace RotationNotes.Charts.Marks;

/// <summary>A smooth density of a sample: Gaussian kernels of Silverman's width, on an even grid.</summary>
/// <remarks>Width 0.9·min(s, IQR/1.34)·n^(−1/5): B. W. Silverman, Density Estimation (1986), equation 3.31.</remarks>
internal sealed class KernelDensity
{
    private const int Places = 257;
    private const double Tails = 3;
    private readonly double low, step;

    private KernelDensity(double low, double step, double[] values)
    {
        (this.low, this.step, Values) = (low, step, values);
        foreach (var value in values)
            Peak = Math.Max(Peak, value);
    }

    /// <summary>Density per unit of the sample at each place; integrates to about one.</summary>
    public double[] Values { get; }

    public double Peak { get; }

    public double PlaceOf(int index) => low + index * step;

    /// <summary>The density; null when the sample has fewer than two different values.</summary>
    /// <param name="sample">Finite values in any order.</param>
    public static KernelDensity? Of(double[] sample)
    {
        var sorted = (double[])sample.Clone();
        Array.Sort(sorted);
        if (sorted.Length < 2 || !(sorted[^1] > sorted[0]))
            return null;
        double mean = 0, squares = 0;
        foreach (var value in sorted)
            mean += value / sorted.Length;
        foreach (var value in sorted)
            squares += (value - mean) * (value - mean);
        var deviation = Math.Sqrt(squares / (sorted.Length - 1));
        var middle = (sorted[(int)(0.75 * (sorted.Length - 1))] - sorted[(int)(0.25 * (sorted.Length - 1))]) / 1.34;
        var width = 0.9 * (middle > 0 ? Math.Min(deviation, middle) : deviation) * Math.Pow(sorted.Length, -0.2);
        double low = sorted[0] - Tails * width, step = (sorted[^1] + Tails * width - low) / (Places - 1);

        // Each value is shared between its two neighbouring places, then the places are smoothed: n + places² instead of n × places.
        var weights = new double[Places];
        foreach (var value in sorted)
        {
            var place = (value - low) / step;
            var index = Math.Min((int)place, Places - 2);
            weights[index] += 1 - (place - index);
            weights[index + 1] += place - index;
        }

        var values = new double[Places];
        var factor = 1 / (sorted.Length * width * Math.Sqrt(2 * Math.PI));
        for (var i = 0; i < Places; i++)
        {
            for (var k = 0; k < Places; k++)
            {
                var distance = (i - k) * step / width;
                if (weights[k] > 0 && Math.Abs(distance) < 6)
                    values[i] += weights[k] * factor * Math.Exp(-0.5 * distance * distance);
            }
        }

        return new KernelDensity(low, step, values);
    }
}
