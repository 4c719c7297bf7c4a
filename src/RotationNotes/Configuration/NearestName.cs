namespace RotationNotes.Configuration;

/// <summary>The "did you mean" rule: fewest single-character edits, and only when that is few for the word's length.</summary>
public static class NearestName
{
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var fewest = int.MaxValue;
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            var edits = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits < fewest)
                (best, fewest) = (candidate, edits);
        }

        return best is not null && fewest <= Math.Max(2, Math.Max(name.Length, best.Length) / 3) ? best : null;
    }

    /// <summary>Levenshtein distance: insertions, deletions and replacements that turn one text into the other.</summary>
    public static int Distance(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
            row[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replace = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
