namespace RotationNotes.Foundation.Text;

/// <summary>The "did you mean" rule: the known name that takes fewest typing errors to become the written one, and only when those are few for its length.</summary>
/// <remarks>Case counts for nothing; a typing error is a character too many, missing or wrong, or two neighbours swapped.</remarks>
public static class NearestName
{
    // Nobody mistypes a name of this length; comparing two such would only cost time.
    private const int Longest = 128;
    private const int ShortList = 12;

    /// <summary>The nearest of <paramref name="known"/>, the first in ordinal order of several; null when none is near.</summary>
    public static string? Find(string written, IEnumerable<string> known) => Find(written, known, 1) is [var best] ? best : null;

    /// <summary>At most <paramref name="count"/> near names, the nearest first, equally near ones in ordinal order.</summary>
    public static IReadOnlyList<string> Find(string written, IEnumerable<string> known, int count) =>
    [
        .. known
            .Distinct(StringComparer.Ordinal)
            .Where(name => MayBeNear(written, name))
            .Select(name => (Name: name, Errors: Errors(written, name)))
            .Where(pair => pair.Errors <= Allowed(written, pair.Name))
            .OrderBy(pair => pair.Errors)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Take(count)
            .Select(pair => pair.Name),
    ];

    /// <summary>"Did you mean 'x'?", or null when no known name is near.</summary>
    public static string? Hint(string written, IEnumerable<string> known) =>
        Find(written, known) is { } nearest ? $"Did you mean '{nearest}'?" : null;

    /// <summary>"Did you mean 'x'?", else all allowed names when they are few, else null.</summary>
    public static string? HintOrList(string written, IEnumerable<string> allowed)
    {
        var names = allowed.ToArray();
        return Hint(written, names) ?? (names.Length is > 0 and <= ShortList ? $"Allowed: {string.Join(", ", names)}." : null);
    }

    /// <summary>Fewest insertions, deletions, replacements and swaps of neighbours that turn one text into the other, case ignored.</summary>
    public static int Errors(string from, string to)
    {
        var before = new int[to.Length + 1];
        var previous = new int[to.Length + 1];
        var current = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = previous[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[to.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);

    private static bool MayBeNear(string written, string name) =>
        written.Length is > 0 and <= Longest && name.Length is > 0 and <= Longest
        && !string.Equals(written, name, StringComparison.Ordinal)
        && Math.Abs(written.Length - name.Length) <= Allowed(written, name);

    // A third of the longer name, but two errors in a word of three letters leave nothing of it.
    private static int Allowed(string written, string name) =>
        Math.Max(Math.Min(written.Length, name.Length) <= 3 ? 1 : 2, Math.Max(written.Length, name.Length) / 3);
}
