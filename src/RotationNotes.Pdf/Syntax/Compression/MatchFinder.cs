using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RotationNotes.Pdf.Syntax.Compression;

/// <summary>Finds earlier occurrences of what comes next: hash chains over four bytes, one step of looking ahead (RFC 1951, 4).</summary>
internal sealed class MatchFinder
{
    private const int WindowSize = 1 << 15;
    private const int HashBits = 15;
    private const int ShortestMatch = 4;
    private const int LongestMatch = 258;
    // Trades of time for size, found by measuring notes: chains of 40 take twice as long and gain one part in a hundred.
    private const int LongestChain = 10;
    private const int GoodLength = 16;
    private const int NiceLength = 64;
    private const int FarForShort = 4096;

    // Positions plus one, so that zero means none.
    private readonly int[] heads = new int[1 << HashBits];
    private readonly int[] previous = new int[WindowSize];

    // The match found at the place where the next block begins, and that place: looking twice would chain a place to itself.
    private (int Length, int Distance) found;
    private int lookedAt;

    public void Begin(int length)
    {
        if (length > 0)
            Array.Clear(heads);
        lookedAt = -1;
    }

    /// <summary>Adds literals and matches to a block until it is full or the data end; returns the place behind the last one.</summary>
    public int Fill(ReadOnlySpan<byte> data, int start, DeflateBlock block)
    {
        // Behind this place four bytes for a hash are no longer there.
        var lastHash = data.Length - ShortestMatch;
        var at = start;
        while (at < data.Length && !block.IsFull)
        {
            if (lookedAt != at)
                (found, lookedAt) = (at <= lastHash ? Longest(data, at, 0) : (0, 0), at);
            var (length, distance) = found;
            if (length < ShortestMatch)
            {
                block.Literal(data[at++]);
                continue;
            }

            var looksAhead = length < GoodLength && at < lastHash;
            if (looksAhead)
            {
                // A longer match one byte later is worth a literal.
                (found, lookedAt) = (Longest(data, at + 1, length), at + 1);
                if (found.Length > length)
                {
                    block.Literal(data[at++]);
                    continue;
                }
            }

            block.Match(length, distance);
            Insert(data, at + (looksAhead ? 2 : 1), Math.Min(at + length, lastHash + 1));
            at += length;
        }

        return at;
    }

    private void Insert(ReadOnlySpan<byte> data, int from, int to)
    {
        ref var bytes = ref MemoryMarshal.GetReference(data);
        for (var i = from; i < to; i++)
        {
            ref var head = ref heads[Hash(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, i)))];
            previous[i & (WindowSize - 1)] = head;
            head = i + 1;
        }
    }

    /// <summary>Adds a position to its chain and returns the longest match that is longer than <paramref name="atLeast"/>.</summary>
    private (int Length, int Distance) Longest(ReadOnlySpan<byte> data, int at, int atLeast)
    {
        ref var bytes = ref MemoryMarshal.GetReference(data);
        ref var here = ref Unsafe.Add(ref bytes, at);
        var first = Unsafe.ReadUnaligned<uint>(ref here);
        ref var head = ref heads[Hash(first)];
        var candidate = head - 1;
        previous[at & (WindowSize - 1)] = head;
        head = at + 1;
        var lowest = Math.Max(0, at - WindowSize);
        var most = Math.Min(LongestMatch, data.Length - at);
        var (best, distance) = (Math.Max(atLeast, ShortestMatch - 1), 0);
        if (best >= most)
            return (0, 0);
        var chain = LongestChain;
        var nice = Math.Min(NiceLength, most);
        while (candidate >= lowest && candidate < at && chain-- > 0)
        {
            ref var there = ref Unsafe.Add(ref bytes, candidate);
            if (Unsafe.Add(ref there, best) == Unsafe.Add(ref here, best) && Unsafe.ReadUnaligned<uint>(ref there) == first)
            {
                var length = Common(ref there, ref here, most);
                if (length > best)
                {
                    (best, distance) = (length, at - candidate);
                    if (length >= nice)
                        break;
                }
            }

            var next = previous[candidate & (WindowSize - 1)] - 1;
            if (next >= candidate)
                break;
            candidate = next;
        }

        // Four far bytes cost about as much as four literals.
        return distance == 0 || (best == ShortestMatch && distance > FarForShort) ? (0, 0) : (best, distance);
    }

    private static int Common(ref byte there, ref byte here, int most)
    {
        var length = ShortestMatch;
        while (length + 8 <= most)
        {
            var difference = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref there, length)) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref here, length));
            if (difference != 0)
                return length + ((BitConverter.IsLittleEndian ? BitOperations.TrailingZeroCount(difference) : BitOperations.LeadingZeroCount(difference)) >> 3);
            length += 8;
        }

        while (length < most && Unsafe.Add(ref there, length) == Unsafe.Add(ref here, length))
            length++;
        return length;
    }

    // The same on machines of either byte order.
    private static int Hash(uint four) => (int)(((BitConverter.IsLittleEndian ? four : BinaryPrimitives.ReverseEndianness(four)) * 2654435761u) >> (32 - HashBits));
}
