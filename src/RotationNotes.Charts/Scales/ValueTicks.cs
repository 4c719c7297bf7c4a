using System.Collections.Immutable;

namespace RotationNotes.Charts.Scales;

/// <summary>Round steps and the ticks they give.</summary>
internal static class ValueTicks
{
    private static readonly double[] Mantissas = [1, 2, 2.5, 5];

    /// <summary>A step of 1, 2, 2.5 or 5 times a power of ten.</summary>
    /// <param name="Mantissa">1, 2, 2.5 or 5.</param>
    /// <param name="Exponent">Power of ten.</param>
    public readonly record struct Step(double Mantissa, int Exponent)
    {
        public double Size => At(1);

        /// <summary>The next larger round step.</summary>
        public Step Larger => Mantissa switch { 1 => this with { Mantissa = 2 }, 2 => this with { Mantissa = 2.5 }, 2.5 => this with { Mantissa = 5 }, _ => new Step(1, Exponent + 1) };

        /// <summary>The n-th multiple, computed so that it prints short (0.3, not 0.30000000000000004).</summary>
        public double At(double n) => Exponent >= 0 ? n * Mantissa * Math.Pow(10, Exponent) : n * Mantissa / Math.Pow(10, -Exponent);
    }

    /// <summary>The finest round step that puts at most so many intervals into the range.</summary>
    /// <param name="low">Lower end, finite.</param>
    /// <param name="high">Upper end, above <paramref name="low"/>.</param>
    /// <param name="mostIntervals">At least 1.</param>
    public static Step Choose(double low, double high, double mostIntervals)
    {
        var rough = (high - low) / Math.Max(1, mostIntervals);
        var exponent = (int)Math.Floor(Math.Log10(rough));
        for (var e = exponent; ; e++)
        {
            foreach (var mantissa in Mantissas)
            {
                var step = new Step(mantissa, e);
                if (step.Size >= rough * (1 - 1e-9))
                    return step;
            }
        }
    }

    /// <summary>All multiples of the step inside the range, ends included.</summary>
    public static ImmutableArray<double> Inside(double low, double high, Step step)
    {
        var size = step.Size;
        var first = Math.Ceiling(low / size - 1e-7);
        var last = Math.Floor(high / size + 1e-7);
        var ticks = ImmutableArray.CreateBuilder<double>();
        for (var n = first; n <= last && ticks.Count < 100; n++)
            ticks.Add(step.At(n) + 0.0);
        return ticks.ToImmutable();
    }
}
