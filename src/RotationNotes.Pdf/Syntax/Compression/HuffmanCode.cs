namespace RotationNotes.Pdf.Syntax.Compression;

/// <summary>A prefix code of limited length over a small alphabet (RFC 1951, 3.2.2).</summary>
internal sealed class HuffmanCode(int symbols, int longest)
{
    private readonly long[] order = new long[symbols];
    private readonly int[] weights = new int[symbols];

    /// <summary>Bits of each symbol, 0 for one that does not occur.</summary>
    public byte[] Lengths { get; } = new byte[symbols];

    /// <summary>Code of each symbol, its first bit lowest.</summary>
    public ushort[] Codes { get; } = new ushort[symbols];

    /// <summary>Makes the best code for these counts.</summary>
    public void Build(ReadOnlySpan<int> counts)
    {
        Array.Clear(Lengths);
        var used = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            // Count first, symbol second: equal counts keep the order of the alphabet.
            if (counts[i] > 0)
                order[used++] = ((long)counts[i] << 16) | (uint)i;
        }

        if (used == 1)
            Lengths[(int)(order[0] & 0xFFFF)] = 1;
        if (used > 1)
        {
            order.AsSpan(0, used).Sort();
            AssignLengths(used);
        }

        AssignCodes();
    }

    /// <summary>Takes lengths as they are given.</summary>
    public void Use(ReadOnlySpan<byte> lengths)
    {
        lengths.CopyTo(Lengths);
        AssignCodes();
    }

    private void AssignLengths(int used)
    {
        for (var i = 0; i < used; i++)
            weights[i] = (int)(order[i] >> 16);
        Depths(weights.AsSpan(0, used));
        Span<int> perLength = stackalloc int[64];
        perLength.Clear();
        for (var i = 0; i < used; i++)
            perLength[Math.Min(weights[i], longest)]++;
        Shorten(perLength);
        // The rarest symbols take the longest codes.
        var at = 0;
        for (var length = longest; length >= 1; length--)
        {
            for (var i = perLength[length]; i > 0; i--)
                Lengths[(int)(order[at++] & 0xFFFF)] = (byte)length;
        }
    }

    /// <summary>Turns ascending weights into depths in a tree of least cost, in place (Moffat and Katajainen, "In-Place Calculation of Minimum-Redundancy Codes", 1995).</summary>
    private static void Depths(Span<int> a)
    {
        var n = a.Length;
        a[0] += a[1];
        var (root, leaf) = (0, 2);
        for (var next = 1; next < n - 1; next++)
        {
            if (leaf >= n || a[root] < a[leaf])
            {
                a[next] = a[root];
                a[root++] = next;
            }
            else
            {
                a[next] = a[leaf++];
            }

            if (leaf >= n || (root < next && a[root] < a[leaf]))
            {
                a[next] += a[root];
                a[root++] = next;
            }
            else
            {
                a[next] += a[leaf++];
            }
        }

        a[n - 2] = 0;
        for (var next = n - 3; next >= 0; next--)
            a[next] = a[a[next]] + 1;
        var (available, used, depth, place) = (1, 0, 0, n - 1);
        for (root = n - 2; available > 0; depth++)
        {
            while (root >= 0 && a[root] == depth)
            {
                used++;
                root--;
            }

            while (available > used)
            {
                a[place--] = depth;
                available--;
            }

            (available, used) = (2 * used, 0);
        }
    }

    /// <summary>Codes cut to the longest length take room from the others until all fit again (Kraft's inequality).</summary>
    private void Shorten(Span<int> perLength)
    {
        var taken = 0L;
        for (var length = 1; length <= longest; length++)
            taken += (long)perLength[length] << (longest - length);
        for (var over = taken - (1L << longest); over > 0; over--)
        {
            perLength[longest]--;
            var length = longest - 1;
            while (perLength[length] == 0)
                length--;
            perLength[length]--;
            perLength[length + 1] += 2;
        }
    }

    private void AssignCodes()
    {
        Span<int> next = stackalloc int[17];
        next.Clear();
        foreach (var length in Lengths)
            next[length + 1] += length > 0 ? 1 : 0;
        for (var length = 2; length <= 16; length++)
            next[length] = (next[length - 1] + next[length]) << 1;
        for (var i = 0; i < Lengths.Length; i++)
        {
            if (Lengths[i] is > 0 and var length)
                Codes[i] = Reversed(next[length]++, length);
        }
    }

    private static ushort Reversed(int code, int length)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++)
            reversed |= ((code >> i) & 1) << (length - 1 - i);
        return (ushort)reversed;
    }
}
