namespace RotationNotes.Templating.Evaluation;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    private const int LongestName = 64;

    /// <summary>"Did you mean …?" or null when no known name is close.</summary>
    public static string? Hint(string written, IEnumerable<string> known)
    {
        if (written.Length is 0 or > LongestName)
            return null;
        var allowed = Math.Max(1, written.Length / 3);
        string? best = null;
        var bestDistance = allowed + 1;
        foreach (var name in known)
        {
            if (name == written || name.Length > LongestName || Math.Abs(name.Length - written.Length) > allowed)
                continue;
            var distance = Distance(written, name);
            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(name, best) < 0))
                (best, bestDistance) = (name, distance);
        }
        return best is null ? null : $"Did you mean '{best}'?";
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two names, case ignored.</summary>
    private static int Distance(string left, string right)
    {
        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> previous = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                var cost = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    cost = Math.Min(cost, before[j - 2] + 1);
                current[j] = cost;
            }
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[right.Length];
    }
}
