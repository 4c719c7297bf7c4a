using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Releases;

namespace RotationNotes.Market.Derived;

/// <summary>What 30-day federal funds futures say about the next meetings: probabilities on a grid of 25 basis points, and the easing priced in.</summary>
/// <remarks>
/// The method that CME Group documents for FedWatch. A contract is 100 less the mean effective rate of its month. In a month with a
/// meeting the mean weighs the rate before by the days up to and including the decision and the rate after by the other days. The rate after is
/// that of the next month when it has no meeting, else it follows from the mean. The expected move in steps of 25 bp splits between the two
/// neighbouring whole numbers of steps, and the meetings' distributions are convolved. The rate now is the last published effective rate.
/// </remarks>
internal static class PolicyPath
{
    /// <summary>So many meetings get probabilities.</summary>
    public const int Meetings = 3;

    private const double Step = 0.25;
    private const string EffectiveRate = "DFF";

    /// <summary>Ids and names of what comes out.</summary>
    public static IReadOnlyList<SeriesDescriptor> Descriptors { get; } =
    [
        .. Enumerable.Range(1, Meetings).SelectMany(k => new[]
        {
            Describe($"FFP.M{k}.UNCHANGED", $"Probability that the policy rate is unchanged after {Words(k)}", Unit.Share),
            Describe($"FFP.M{k}.LOWER", $"Probability that the policy rate is lower after {Words(k)}", Unit.Share),
        }),
        Describe("FFP.EASING.YE", "Easing priced in to the year's last meeting", Unit.Percent),
        Describe("FFP.EASING.12M", "Easing priced in over twelve months", Unit.Percent),
    ];

    public static IEnumerable<Series> Derive(IReadOnlyCollection<string> ids, Func<string, Series?> find)
    {
        var contracts = new Dictionary<(int Year, int Month), Series>();
        foreach (var id in ids.Where(i => i.StartsWith("ZQ.", StringComparison.Ordinal)))
        {
            if (FedFundsContract.Find(id) is not null && find(id) is { Count: > 0 } series)
                contracts[(int.Parse(id.AsSpan(3, 4)), int.Parse(id.AsSpan(8)))] = series;
        }

        if (contracts.Count == 0 || find(EffectiveRate) is not { Count: > 0 } effective)
            return [];
        var columns = Descriptors.Select(_ => (Dates: new List<DateOnly>(), Values: new List<double>())).ToArray();
        foreach (var date in contracts.Values.SelectMany(s => s.Dates.ToArray()).Distinct().Order())
        {
            // The rate of a day is published the morning after.
            var known = effective.CountUntil(date.AddDays(-1));
            if (known == 0)
                continue;
            var values = On(date, effective.Values[known - 1], (year, month) => contracts.GetValueOrDefault((year, month)) is { } s && s.IndexOf(date) is var at and >= 0 ? 100 - s.Values[at] : null);
            for (var i = 0; i < columns.Length; i++)
            {
                if (values[i] is not { } value)
                    continue;
                columns[i].Dates.Add(date);
                columns[i].Values.Add(value);
            }
        }

        return Descriptors.Zip(columns, (d, c) => new Series(d, [.. c.Dates], [.. c.Values])).Where(s => s.Count > 0);
    }

    /// <summary>One value per descriptor, null where a contract is missing.</summary>
    /// <param name="effective">Effective rate in percent before any of the meetings.</param>
    /// <param name="mean">Mean rate that the contract of a month implies, or null.</param>
    internal static double?[] On(DateOnly date, double effective, Func<int, int, double?> mean)
    {
        var result = new double?[Descriptors.Count];
        var start = (double?)effective;
        var masses = new Dictionary<int, double> { [0] = 1 };
        var meetings = PolicyMeetings.After(date, 12);
        for (var k = 0; k < meetings.Length && start is { } before; k++)
        {
            var meeting = meetings[k];
            start = After(meeting, before, mean);
            if (start is not { } after)
                break;
            if (k < Meetings)
            {
                masses = Convolve(masses, (after - before) / Step);
                result[2 * k] = Rounded(masses.GetValueOrDefault(0));
                result[2 * k + 1] = Rounded(masses.Where(m => m.Key < 0).Sum(m => m.Value));
            }

            var last = k + 1 == meetings.Length || meetings[k + 1].Year > meeting.Year;
            if (last && meeting.Year == date.Year)
                result[2 * Meetings] = Rounded(effective - after);
        }

        var year = date.AddMonths(12);
        if (mean(year.Year, year.Month) is { } ahead)
            result[2 * Meetings + 1] = Rounded(effective - ahead);
        return result;
    }

    private static double? After(DateOnly meeting, double before, Func<int, int, double?> mean)
    {
        var next = meeting.AddMonths(1);
        if (!PolicyMeetings.All.Any(m => m.Year == next.Year && m.Month == next.Month) && mean(next.Year, next.Month) is { } undisturbed)
            return undisturbed;
        if (mean(meeting.Year, meeting.Month) is not { } average)
            return null;
        var days = DateTime.DaysInMonth(meeting.Year, meeting.Month);
        // Nothing can be read from a month that the new rate hardly touches.
        return days - meeting.Day < 3 ? null : (average * days - before * meeting.Day) / (days - meeting.Day);
    }

    private static Dictionary<int, double> Convolve(Dictionary<int, double> masses, double steps)
    {
        // Prices tick in half basis points; binary dust must not turn a whole step into two outcomes.
        steps = Math.Round(steps, 9);
        var floor = (int)Math.Floor(steps);
        var up = steps - floor;
        var result = new Dictionary<int, double>();
        foreach (var (level, mass) in masses)
        {
            result[level + floor] = result.GetValueOrDefault(level + floor) + mass * (1 - up);
            if (up > 0)
                result[level + floor + 1] = result.GetValueOrDefault(level + floor + 1) + mass * up;
        }

        return result;
    }

    private static double Rounded(double value) => Math.Round(value, 9);

    private static string Words(int k) => k switch { 1 => "the next meeting", 2 => "the next two meetings", _ => "the next three meetings" };

    private static SeriesDescriptor Describe(string id, string name, Unit unit) => new(new SeriesId(id), name, unit, "CME Group futures; Federal Reserve");
}
