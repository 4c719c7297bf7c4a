using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RotationNotes.Metrics.Kernels;

/// <summary>Asks whether a column is defined.</summary>
internal static class Finite
{
    /// <summary>Whether no value is NaN or infinite.</summary>
    public static bool All(ReadOnlySpan<double> values)
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        // x − x is 0 for numbers and undefined for infinities, and undefined stays undefined in a sum. Four sums run beside each other,
        // because one would wait for itself.
        Vector128<double> a = Vector128<double>.Zero, b = a, c = a, d = a;
        var i = 0;
        for (; i <= values.Length - 8; i += 8)
        {
            var (first, second) = (Vector128.LoadUnsafe(ref start, (nuint)i), Vector128.LoadUnsafe(ref start, (nuint)i + 2));
            var (third, fourth) = (Vector128.LoadUnsafe(ref start, (nuint)i + 4), Vector128.LoadUnsafe(ref start, (nuint)i + 6));
            a += first - first;
            b += second - second;
            c += third - third;
            d += fourth - fourth;
        }

        var sum = Vector128.Sum(a + b + (c + d));
        for (; i < values.Length; i++)
            sum += values[i] - values[i];
        return sum == 0;
    }

    public static int Count(ReadOnlySpan<double> values)
    {
        var count = 0;
        foreach (var value in values)
            count += double.IsFinite(value) ? 1 : 0;
        return count;
    }
}
