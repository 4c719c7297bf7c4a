namespace RotationNotes.Metrics.Kernels;

/// <summary>Order of 64-bit keys in linear time.</summary>
internal static class RadixSort
{
    private const int Digit = 11;
    private const int Buckets = 1 << Digit;

    /// <summary>Indices of the keys, smallest key first; equal keys keep their order.</summary>
    public static int[] Order(ulong[] keys)
    {
        var order = new int[keys.Length];
        var next = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var starts = new int[Buckets];
        for (var shift = 0; shift < 64; shift += Digit)
        {
            for (var b = 0; b < Buckets; b++)
                starts[b] = 0;
            foreach (var key in keys)
                starts[(int)(key >> shift) & (Buckets - 1)]++;
            var sum = 0;
            for (var b = 0; b < Buckets; b++)
            {
                var count = starts[b];
                starts[b] = sum;
                sum += count;
            }

            foreach (var index in order)
                next[starts[(int)(keys[index] >> shift) & (Buckets - 1)]++] = index;
            (order, next) = (next, order);
        }

        return order;
    }
}
