using System.Collections.Immutable;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <summary>Picks the most extreme separate stretches of a history.</summary>
internal static class Episodes
{
    /// <summary>
    /// Indices of the most extreme values on the side of the newest one, most extreme first. Overlapping windows make
    /// neighbours alike, so two picks lie at least <paramref name="apart"/> observations apart; the newest value is always in.
    /// </summary>
    public static ImmutableArray<int> Largest(ReadOnlySpan<double> values, int count, int apart)
    {
        if (values.IsEmpty)
            return [];
        var up = values[^1] >= 0;
        var keys = new double[values.Length];
        var order = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
            (keys[i], order[i]) = (up ? -values[i] : values[i], i);
        Array.Sort(keys, order);
        var chosen = new List<int> { values.Length - 1 };
        foreach (var index in order)
        {
            if (chosen.Count == count)
                break;
            if (values[index] >= 0 == up && chosen.TrueForAll(c => Math.Abs(c - index) >= apart))
                chosen.Add(index);
        }

        var copy = values.ToArray();
        return [.. chosen.OrderBy(i => up ? -copy[i] : copy[i]).ThenByDescending(i => i)];
    }

    /// <summary>Place of the newest value among separate stretches, 1 for the most extreme.</summary>
    public static int RankOfNewest(ReadOnlySpan<double> values, int apart) => Largest(values, values.Length, apart).IndexOf(values.Length - 1) + 1;

    /// <summary>Whether the newest value bears comparison: at least half of the least extreme of the largest.</summary>
    public static bool IsNewestNear(ReadOnlySpan<double> values, ImmutableArray<int> largest)
    {
        var least = double.PositiveInfinity;
        foreach (var index in largest)
        {
            if (index != values.Length - 1)
                least = Math.Min(least, Math.Abs(values[index]));
        }

        return double.IsPositiveInfinity(least) || Math.Abs(values[^1]) >= least / 2;
    }
}
