namespace RotationNotes.Metrics.Kernels;

/// <summary>Order of 64-bit keys in linear time.</summary>
internal static class RadixSort
{
    private const int Digit = 11;
    private const int Buckets = 1 << Digit;
    private const int Digits = (64 + Digit - 1) / Digit;

    /// <summary>Indices of the keys, smallest key first; equal keys keep their order.</summary>
    public static int[] Order(ulong[] keys)
    {
        var order = new int[keys.Length];
        var next = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;

        // All digits are counted in one pass over the keys: counts do not depend on the order.
        var starts = new int[Digits * Buckets];
        foreach (var key in keys)
        {
            for (var digit = 0; digit < Digits; digit++)
                starts[digit * Buckets + ((int)(key >> (digit * Digit)) & (Buckets - 1))]++;
        }

        for (var digit = 0; digit < Digits; digit++)
        {
            var counts = starts.AsSpan(digit * Buckets, Buckets);
            if (keys.Length > 0 && counts[(int)(keys[0] >> (digit * Digit)) & (Buckets - 1)] == keys.Length)
                continue; // every key has the same digit: nothing moves
            var sum = 0;
            for (var b = 0; b < Buckets; b++)
            {
                var count = counts[b];
                counts[b] = sum;
                sum += count;
            }

            foreach (var index in order)
                next[counts[(int)(keys[index] >> (digit * Digit)) & (Buckets - 1)]++] = index;
            (order, next) = (next, order);
        }

        return order;
    }
}
