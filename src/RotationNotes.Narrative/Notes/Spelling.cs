namespace RotationNotes.Narrative.Notes;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Spelling
{
    /// <summary>"Did you mean 'x'?" for the nearest of <paramref name="allowed"/>, else the whole list when short, else null.</summary>
    public static string? Hint(string written, IEnumerable<string> allowed)
    {
        var names = allowed.ToArray();
        var nearest = Nearest(written, names);
        if (nearest is not null)
            return $"Did you mean '{nearest}'?";
        return names.Length is > 0 and <= 12 ? $"Allowed: {string.Join(", ", names)}." : null;
    }

    /// <summary>The name with the smallest edit distance, or null when none is close.</summary>
    public static string? Nearest(string written, IEnumerable<string> names)
    {
        string? best = null;
        var bestDistance = Math.Max(2, written.Length / 3) + 1;
        foreach (var name in names)
        {
            var distance = Distance(written, name);
            if (distance < bestDistance)
                (best, bestDistance) = (name, distance);
        }

        return best;
    }

    /// <summary>Levenshtein distance, case ignored.</summary>
    internal static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
