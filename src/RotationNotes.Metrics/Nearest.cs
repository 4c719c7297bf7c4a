namespace RotationNotes.Metrics;

/// <summary>Finds the names a typing error probably meant.</summary>
internal static class Nearest
{
    /// <summary>At most <paramref name="count"/> candidates whose edit distance is small for their length, best first, ties in ordinal order.</summary>
    public static IReadOnlyList<string> To(string name, IEnumerable<string> candidates, int count) =>
    [
        .. candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(name, candidate)))
            .Where(pair => pair.Distance <= Math.Max(2, pair.Candidate.Length / 3))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .Take(count)
            .Select(pair => pair.Candidate),
    ];

    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
