namespace RotationNotes.Metrics.Kernels;

/// <summary>Order of 64-bit keys in linear time.</summary>
internal static class RadixSort
{
    private const int Digit = 11;
    private const int Buckets = 1 << Digit;
    private const int IndexBits = 31;
    private const int MostMoves = 4;

    /// <summary>Indices of the keys, smallest key first; equal keys keep their order.</summary>
    /// <remarks>
    /// The upper 33 bits of different numbers rarely agree: they are sorted by their digits, each beside the index it belongs to, and what little
    /// is left by insertion. Where much is left, it is sorted by comparison.
    /// </remarks>
    public static int[] Order(ulong[] keys)
    {
        var entries = new ulong[keys.Length];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = (keys[i] >> IndexBits << IndexBits) | (uint)i;
        entries = ByUpperDigits(entries);
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = (int)(entries[i] & ((1UL << IndexBits) - 1));
        if (!Insert(keys, order))
            Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        return order;
    }

    private static ulong[] ByUpperDigits(ulong[] entries)
    {
        var next = new ulong[entries.Length];
        var counts = new int[Buckets];
        for (var shift = IndexBits; shift < 64; shift += Digit)
        {
            Array.Clear(counts);
            foreach (var entry in entries)
                counts[(int)(entry >> shift) & (Buckets - 1)]++;
            if (entries.Length > 0 && counts[(int)(entries[0] >> shift) & (Buckets - 1)] == entries.Length)
                continue; // every entry has the same digit: nothing moves
            var sum = 0;
            for (var b = 0; b < Buckets; b++)
            {
                var count = counts[b];
                counts[b] = sum;
                sum += count;
            }

            foreach (var entry in entries)
                next[counts[(int)(entry >> shift) & (Buckets - 1)]++] = entry;
            (entries, next) = (next, entries);
        }

        return entries;
    }

    // False when more would have to move than a linear sort may.
    private static bool Insert(ulong[] keys, int[] order)
    {
        var moves = MostMoves * (long)order.Length;
        var last = 0UL;
        for (var i = 0; i < order.Length; i++)
        {
            var index = order[i];
            var key = keys[index];
            if (key >= last)
            {
                last = key;
                continue;
            }

            var place = i;
            for (; place > 0 && keys[order[place - 1]] > key; place--)
                order[place] = order[place - 1];
            order[place] = index;
            moves -= i - place;
            if (moves < 0)
                return false;
        }

        return true;
    }
}
