using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RotationNotes.Metrics.Kernels;

/// <summary>Counts the defined values of a column.</summary>
internal static class Finite
{
    public static int Count(ReadOnlySpan<double> values)
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        var counts = Vector128<long>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector128<double>.Count; i += Vector128<double>.Count)
        {
            var value = Vector128.LoadUnsafe(ref start, (nuint)i);
            // x − x is 0 for numbers and undefined for infinities; true is −1.
            counts -= Vector128.Equals(value - value, Vector128<double>.Zero).AsInt64();
        }

        var count = (int)(counts[0] + counts[1]);
        for (; i < values.Length; i++)
            count += double.IsFinite(values[i]) ? 1 : 0;
        return count;
    }
}
