using System.Numerics;

namespace RotationNotes.Metrics.Kernels;

/// <summary>A set of places that counts how many of its members lie below one.</summary>
/// <remarks>
/// One bit per place, and a tree over the words of 64 bits in which every node counts its members: sixteen children each, so a change
/// touches log₁₆(n / 64) counters and a question adds at most fifteen neighbours a level.
/// </remarks>
internal sealed class RankSet
{
    private const int FanOut = 4; // as a power of two

    private readonly ulong[] members;
    private readonly int[][] levels;

    /// <param name="places">Places run from 0 to one less; a question may name the one behind.</param>
    public RankSet(int places)
    {
        members = new ulong[(places >> 6) + 1];
        var sizes = new List<int>();
        for (var nodes = members.Length; nodes > 1; nodes = ((nodes - 1) >> FanOut) + 1)
            sizes.Add(nodes);
        levels = [.. sizes.Select(size => new int[size])];
    }

    /// <summary>Puts in a place that is not in the set.</summary>
    public void Add(int place)
    {
        var node = place >> 6;
        members[node] |= 1UL << place;
        foreach (var level in levels)
        {
            level[node]++;
            node >>= FanOut;
        }
    }

    /// <summary>Takes out a place that is in the set.</summary>
    public void Remove(int place)
    {
        var node = place >> 6;
        members[node] &= ~(1UL << place);
        foreach (var level in levels)
        {
            level[node]--;
            node >>= FanOut;
        }
    }

    /// <summary>Members below <paramref name="place"/>, the place itself not counted.</summary>
    public int CountBelow(int place)
    {
        var node = place >> 6;
        var count = BitOperations.PopCount(members[node] & ((1UL << place) - 1));
        foreach (var level in levels)
        {
            for (var left = node & -(1 << FanOut); left < node; left++)
                count += level[left];
            node >>= FanOut;
        }

        return count;
    }
}
