using System.Collections.Immutable;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Narrative.Phrases;

/// <summary>Chooses between equal words: always the same for the same note and date, and never a word just used.</summary>
public sealed class Wording
{
    private const int Memory = 3;
    private readonly ulong seed;
    private readonly Queue<string> recent = new();
    private ulong asked;

    /// <param name="variant">Other choices for the same note and date; editions use 0.</param>
    public Wording(string noteId, DateOnly asOf, int variant = 0) => seed = Fnv(Fnv(14695981039346656037UL, noteId), IsoDate.Of(asOf)) + ((ulong)variant << 20);

    public string Pick(ImmutableArray<string> words)
    {
        if (words.IsDefaultOrEmpty)
            throw new ArgumentException("There is nothing to choose from.", nameof(words));
        var first = (int)(Mix(seed + asked++) % (ulong)words.Length);
        var chosen = words[first];
        for (var i = 0; i < words.Length; i++)
        {
            var candidate = words[(first + i) % words.Length];
            if (recent.Contains(candidate))
                continue;
            chosen = candidate;
            break;
        }

        recent.Enqueue(chosen);
        if (recent.Count > Memory)
            recent.Dequeue();
        return chosen;
    }

    private static ulong Fnv(ulong hash, string text)
    {
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    // FNV leaves neighbouring counters in neighbouring low bits; a finaliser spreads them.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdUL;
        x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return x ^ (x >> 33);
    }
}
