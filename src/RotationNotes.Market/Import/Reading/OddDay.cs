using RotationNotes.Market.Observations;
using RotationNotes.Market.Quality;

namespace RotationNotes.Market.Import.Reading;

/// <summary>A row of a daily series that is odd, but was kept as the vendor has it.</summary>
/// <param name="Kind"><c>split</c>, <c>spike</c>, <c>jump</c> or <c>repeat</c>.</param>
/// <param name="What">What is odd, e.g. "0.52 after 0.68, 9.3 times its usual day".</param>
public sealed record OddDay(SeriesId Series, DateOnly Date, string Kind, string What)
{
    internal static OddDay Of(SeriesId series, DateOnly date, QualityFinding finding) => new(series, date, finding.Suspicion.ToString().ToLowerInvariant(), finding.Message);

    /// <summary>The odd days of a series in one sentence: how many moves and which is the largest, how many repeated values.</summary>
    /// <param name="findings">At least one.</param>
    internal static string Describe(IReadOnlyList<QualityFinding> findings, ReadOnlySpan<DateOnly> dates)
    {
        var moves = findings.Where(f => f.Suspicion != Suspicion.Repeat).ToArray();
        var repeats = findings.Count - moves.Length;
        var repeated = repeats == 0 ? "" : $"the same value as the day before on {repeats} {(repeats == 1 ? "day" : "days")}";
        if (moves.Length == 0)
            return repeated + ".";
        var largest = moves.MaxBy(f => f.Size);
        var at = $"{dates[largest.Row]:yyyy-MM-dd}: {largest.Message}";
        var said = moves.Length == 1 ? $"a move far beyond the usual on {at}" : $"{moves.Length} moves far beyond the usual{Kinds(moves)}, the largest on {at}";
        var adjusted = moves.Any(f => f.Suspicion == Suspicion.Split) ? "; were earlier prices adjusted for splits?" : ".";
        return said + (repeats == 0 ? "" : "; " + repeated) + adjusted;
    }

    private static string Kinds(QualityFinding[] moves)
    {
        var (splits, spikes) = (moves.Count(f => f.Suspicion == Suspicion.Split), moves.Count(f => f.Suspicion == Suspicion.Spike));
        string[] kinds = [.. splits > 0 ? [$"{splits} the size of a split"] : Array.Empty<string>(), .. spikes > 0 ? [$"{spikes} gone the day after"] : Array.Empty<string>()];
        return kinds.Length == 0 ? "" : $" ({string.Join(", ", kinds)})";
    }
}
