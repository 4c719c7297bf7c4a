using RotationNotes.Foundation.Text;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Releases;

namespace RotationNotes.Market.Sample;

/// <summary>Generated federal funds futures: the cuts they price follow the distance of the two-year yield from the policy rate.</summary>
internal static class SamplePolicy
{
    // Effective rate after each change of the target, as published.
    private static readonly (string From, double Rate)[] rates =
    [
        ("2015-01-02", 0.12), ("2015-12-17", 0.37), ("2016-12-15", 0.66), ("2017-03-16", 0.91), ("2017-06-15", 1.16), ("2017-12-14", 1.42), ("2018-03-22", 1.68), ("2018-06-14", 1.91),
        ("2018-09-27", 2.18), ("2018-12-20", 2.40), ("2019-08-01", 2.13), ("2019-09-19", 1.90), ("2019-10-31", 1.58), ("2020-03-04", 1.09), ("2020-03-16", 0.10), ("2022-03-17", 0.33),
        ("2022-05-05", 0.83), ("2022-06-16", 1.58), ("2022-07-28", 2.33), ("2022-09-22", 3.08), ("2022-11-03", 3.83), ("2022-12-15", 4.33), ("2023-02-02", 4.58), ("2023-03-23", 4.83),
        ("2023-05-04", 5.08), ("2023-07-27", 5.33),
    ];

    private const double YearPerGap = 1.65;

    // How a year's easing falls on the next eight meetings: little on the next, a full step on the second.
    private static readonly double[] weights = [0.1, 1.35, 1.09, 1.09, 1.09, 1.09, 1.09, 1.1];

    public static void AddTo(SampleLazy sample, DateOnly[] sessions, Series twoYear)
    {
        var all = sessions[SamplePrices.IndexOf(sessions, "2015-01-02")..];
        sample.Add("DFF", all, () => [.. all.Select(Rate)], 2);
        var days = sessions[SamplePrices.IndexOf(sessions, "2022-08-01")..];
        for (var month = new DateOnly(2022, 8, 1); month < new DateOnly(2025, 10, 1); month = month.AddMonths(1))
        {
            var (first, contract) = (month, FedFundsContract.Describe(month.Year, month.Month));
            // A contract trades until the end of its month, and is followed here for fifteen months before.
            DateOnly[] traded = [.. days.Where(d => d < first.AddMonths(1) && d >= first.AddMonths(-15))];
            sample.Add(contract, traded, d => new Series(d, traded, [.. traded.Select(day => Math.Round((100 - Mean(day, first, twoYear)) * 400) / 400)]));
        }
    }

    public static double Rate(DateOnly day)
    {
        var rate = rates[0].Rate;
        foreach (var (from, value) in rates)
        {
            if (string.CompareOrdinal(from, IsoDate.Of(day)) <= 0)
                rate = value;
        }

        return rate;
    }

    private static double Mean(DateOnly day, DateOnly month, Series twoYear)
    {
        var now = Rate(day);
        var easing = (now - twoYear.Values[Math.Max(twoYear.CountUntil(day) - 1, 0)]) * YearPerGap;
        var meetings = PolicyMeetings.After(day, 16);
        var days = DateTime.DaysInMonth(month.Year, month.Month);
        var sum = 0.0;
        for (var d = month; d < month.AddMonths(1); d = d.AddDays(1))
        {
            var rate = now;
            for (var k = 0; k < meetings.Length && meetings[k] < d; k++)
                rate -= easing / 8 * (k < weights.Length ? weights[k] : 0.6);
            sum += d <= day ? Rate(d) : rate;
        }

        return sum / days;
    }
}
