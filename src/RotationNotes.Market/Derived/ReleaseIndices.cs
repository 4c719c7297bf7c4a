using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Releases;

namespace RotationNotes.Market.Derived;

/// <summary>How economic releases of late compare with what was expected, and with their own past year.</summary>
/// <remarks>
/// Each release is a number of standard deviations, signed so that more means a stronger economy: the surprise in deviations of its
/// earlier surprises, the change in deviations of its earlier values from their one-year mean. The index on a day of release is their mean
/// with weights that halve every 90 days, over the releases of one year. Prices are in neither. First prints only.
/// </remarks>
internal static class ReleaseIndices
{
    public const string Surprises = "SURPRISE.INDEX";
    public const string Changes = "DATACHANGE.INDEX";

    private const double HalfLifeDays = 90;
    private const int MemoryDays = 365;
    private const int FewestPast = 8;
    private const int MostPast = 60;

    public static SeriesDescriptor SurpriseDescriptor { get; } = Describe(Surprises, "US surprise index");

    public static SeriesDescriptor ChangeDescriptor { get; } = Describe(Changes, "US data-change index");

    public static IEnumerable<Series> Derive(Func<string, Series?> find)
    {
        var surprises = new List<(DateOnly Date, DateTime KnownAt, double Score)>();
        var changes = new List<(DateOnly Date, DateTime KnownAt, double Score)>();
        foreach (var code in ReleaseCodes.All.Where(c => c.Sign != 0))
        {
            if (find($"EC.{code.Code}.ACTUAL") is not { } actual)
                continue;
            var moments = Moments(actual);
            changes.AddRange(Scores(actual.Dates, moments, ChangesOf(actual), code.Sign));
            if (find($"EC.{code.Code}.CONSENSUS") is not { } consensus)
                continue;
            var misses = new double[actual.Count];
            for (var i = 0; i < misses.Length; i++)
                misses[i] = consensus.IndexOf(actual.Dates[i]) is var at and >= 0 ? actual.Values[i] - consensus.Values[at] : double.NaN;
            surprises.AddRange(Scores(actual.Dates, moments, misses, code.Sign));
        }

        if (Index(SurpriseDescriptor, surprises) is { } surprise)
            yield return surprise;
        if (Index(ChangeDescriptor, changes) is { } change)
            yield return change;
    }

    private static Dictionary<DateOnly, DateTime> Moments(Series actual)
    {
        var moments = new Dictionary<DateOnly, DateTime>();
        if (actual.Vintages is { } vintages)
        {
            foreach (var row in vintages.Rows)
                moments.TryAdd(row.Date, row.KnownAt);
        }

        return moments;
    }

    // Distance from the mean of the year before, without the value itself.
    private static double[] ChangesOf(Series actual)
    {
        var changes = new double[actual.Count];
        for (var i = 0; i < changes.Length; i++)
        {
            var (sum, count) = (0.0, 0);
            for (var j = i - 1; j >= 0 && actual.Dates[i].DayNumber - actual.Dates[j].DayNumber <= MemoryDays; j--)
                (sum, count) = (sum + actual.Values[j], count + 1);
            changes[i] = count < 3 ? double.NaN : actual.Values[i] - sum / count;
        }

        return changes;
    }

    private static List<(DateOnly, DateTime, double)> Scores(ReadOnlySpan<DateOnly> dates, Dictionary<DateOnly, DateTime> moments, double[] misses, int sign)
    {
        var scores = new List<(DateOnly, DateTime, double)>();
        var past = new List<double>();
        for (var i = 0; i < misses.Length; i++)
        {
            if (double.IsNaN(misses[i]))
                continue;
            var known = past.Count > MostPast ? past[^MostPast..] : past;
            var mean = known.Count == 0 ? 0 : known.Average();
            var deviation = known.Count < FewestPast ? 0 : Math.Sqrt(known.Sum(p => (p - mean) * (p - mean)) / (known.Count - 1));
            if (deviation > 0)
                scores.Add((dates[i], moments.GetValueOrDefault(dates[i], dates[i].ToDateTime(TimeOnly.MinValue)), sign * misses[i] / deviation));
            past.Add(misses[i]);
        }

        return scores;
    }

    private static Series? Index(SeriesDescriptor descriptor, List<(DateOnly Date, DateTime KnownAt, double Score)> scores)
    {
        if (scores.Count == 0)
            return null;
        scores.Sort((a, b) => a.KnownAt != b.KnownAt ? a.KnownAt.CompareTo(b.KnownAt) : a.Score.CompareTo(b.Score));
        var rows = new List<Vintage>();
        var start = 0;
        for (var end = 0; end < scores.Count; end++)
        {
            // One value a day, after its last release.
            if (end + 1 < scores.Count && scores[end + 1].Date == scores[end].Date)
                continue;
            var today = scores[end].Date.DayNumber;
            while (today - scores[start].Date.DayNumber > MemoryDays)
                start++;
            var (sum, weights) = (0.0, 0.0);
            for (var i = start; i <= end; i++)
            {
                var weight = Math.Pow(0.5, (today - scores[i].Date.DayNumber) / HalfLifeDays);
                (sum, weights) = (sum + weight * scores[i].Score, weights + weight);
            }

            rows.Add(new Vintage(scores[end].Date, scores[end].KnownAt, Math.Round(sum / weights, 9)));
        }

        return Series.OfVintages(descriptor, new Vintages(rows));
    }

    private static SeriesDescriptor Describe(string id, string name) =>
        new(new SeriesId(id), name, Unit.IndexNumber, "Statistical offices; consensus from the operator's vendor", Frequency.Weekly, ReleaseRule.Recorded);
}
