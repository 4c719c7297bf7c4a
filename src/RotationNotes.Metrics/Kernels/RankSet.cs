using System.Numerics;

namespace RotationNotes.Metrics.Kernels;

/// <summary>A set of places that counts how many of its members lie at or below one.</summary>
/// <remarks>One bit per place and a binary indexed tree over words of 64 bits: both operations take log₂(n / 64) steps.</remarks>
internal sealed class RankSet
{
    private readonly ulong[] members;
    private readonly int[] tree;

    /// <param name="places">Places run from 0 to one less.</param>
    public RankSet(int places)
    {
        members = new ulong[(places >> 6) + 1];
        tree = new int[members.Length + 1];
    }

    public int Count { get; private set; }

    /// <summary>Puts in a place that is not in the set.</summary>
    public void Add(int place)
    {
        Count++;
        members[place >> 6] |= 1UL << place;
        for (var i = (place >> 6) + 1; i < tree.Length; i += i & -i)
            tree[i]++;
    }

    /// <summary>Takes out a place that is in the set.</summary>
    public void Remove(int place)
    {
        Count--;
        members[place >> 6] &= ~(1UL << place);
        for (var i = (place >> 6) + 1; i < tree.Length; i += i & -i)
            tree[i]--;
    }

    /// <summary>Members below <paramref name="place"/>, the place itself not counted.</summary>
    public int CountBelow(int place)
    {
        var count = BitOperations.PopCount(members[place >> 6] & ((1UL << place) - 1));
        for (var i = place >> 6; i > 0; i -= i & -i)
            count += tree[i];
        return count;
    }
}
