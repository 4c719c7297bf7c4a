using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Layouts;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Sample;

/// <summary>Generated shares outstanding, short interest, option volumes and skews: a crowd that had fled small caps and came back in a week.</summary>
internal static class SampleTrading
{
    // Ticker, series of its price, price over the series on 16 July 2024, shares on that date in millions, five-session flow to it as part of the shares.
    private static readonly (string Ticker, double Nav, double Shares, double Flow)[] funds =
    [
        ("IWM", 224.60, 303, 0.075), ("IJR", 114.90, 720, 0.012), ("VB", 231.90, 242, 0.003), ("IWN", 168.40, 78, 0.020), ("IWO", 285.10, 42, 0.010), ("SPSM", 44.20, 240, 0.010), ("SCHA", 50.60, 350, 0.002),
        ("VTWO", 90.90, 105, 0.030), ("SPY", 564.86, 998, 0.011), ("IVV", 567.60, 880, 0.004), ("VOO", 519.40, 905, 0.003), ("QQQ", 496.34, 608, -0.004), ("RSP", 169.90, 350, 0.006), ("XLK", 229.30, 317, -0.012),
        ("XLF", 43.20, 940, 0.016), ("SMH", 268.90, 91, -0.018), ("UWM", 46.20, 6.2, 0.060), ("RWM", 18.40, 13.4, -0.080), ("TNA", 51.60, 52, -0.090), ("TZA", 12.90, 43, 0.110),
    ];

    public static void AddTo(SampleLazy sample, DateOnly[] sessions, SampleIndices indices, Func<string, Series> made, TradingCalendar calendar)
    {
        var from = SamplePrices.IndexOf(sessions, "2018-01-02");
        var days = sessions[from..];
        ulong seed = 600;
        foreach (var fund in funds)
        {
            var own = seed++;
            sample.Add($"NAV.{fund.Ticker}", days, () => Nav(fund.Ticker, fund.Nav, sessions, indices, from), 4);
            sample.Add($"SHS.{fund.Ticker}", days, () => Shares(days, fund.Shares, fund.Flow, own), 0);
        }

        var settlements = Settlements(days, calendar);
        foreach (var (ticker, shares, pins) in new[] { ("IWM", 303.0, new[] { 0.21, 0.24, 0.29, 0.25 }), ("SPY", 998.0, [0.12, 0.13, 0.115, 0.099]), ("QQQ", 608.0, [0.06, 0.09, 0.085, 0.076]) })
        {
            var own = seed++;
            (string, double)[] knots = [("2018-01-12", pins[0]), ("2020-03-31", pins[1]), ("2023-10-31", pins[2]), ("2024-06-28", pins[3])];
            sample.AddVintages($"SI.{ticker}", settlements, () => Published(settlements, SampleWander.Around(settlements, knots, 0.02, 0.85, own).Select(v => Math.Round(v * shares * 1e6 / 1000) * 1000), calendar));
            sample.AddVintages($"SI.{ticker}.DTC", settlements, () => Published(settlements, SampleWander.Around(settlements, [("2018-01-12", 1.8), ("2024-06-28", 2.4)], 0.4, 0.7, own + 100).Select(v => Math.Round(Math.Max(0.4, v), 2)), calendar));
        }

        foreach (var (index, last, size) in new[] { ("RUT", 0.062, 0.004), ("SPX", 0.019, 0.001), ("NDX", 0.018, 0.001) })
        {
            var own = seed++;
            sample.AddVintages($"SI.{index}.FLOAT", settlements, () => Published(settlements, SampleWander.Around(settlements, [("2018-01-12", last * 0.85), ("2024-06-28", last)], size, 0.85, own).Select(v => Math.Round(v, 4)), calendar));
        }

        AddVolumes(sample, sessions);
        AddSurfaces(sample, made, ref seed);
    }

    private static double[] Nav(string ticker, double nav, DateOnly[] sessions, SampleIndices indices, int from)
    {
        var peak = SamplePrices.IndexOf(sessions, "2024-07-16");
        var logs = ticker switch
        {
            "SPY" or "IVV" or "VOO" or "RSP" or "XLF" => indices.Market,
            "QQQ" or "XLK" or "SMH" => indices.Tech,
            _ => indices.Small,
        };
        var multiple = ticker switch { "UWM" => 2.0, "TNA" => 3, "RWM" => -1, "TZA" => -3, _ => 1 };
        var values = new double[sessions.Length - from];
        values[0] = 1;
        for (var i = 1; i < values.Length; i++)
            values[i] = values[i - 1] * Math.Max(0.05, 1 + multiple * (Math.Exp(logs[from + i] - logs[from + i - 1]) - 1));
        var scale = nav / values[peak - from];
        for (var i = 0; i < values.Length; i++)
            values[i] *= scale;
        return values;
    }

    // Creations and redemptions come in blocks of fifty thousand shares.
    private static double[] Shares(DateOnly[] days, double millions, double flow, ulong seed)
    {
        var before = millions / (1 + flow);
        var values = SampleWander.Around(days, [("2018-01-02", millions * 0.9), ("2023-11-01", millions * 0.93), ("2024-07-09", before), ("2024-07-16", millions), ("2024-07-31", millions * 1.01)], millions * 0.03, 0.98, seed);
        for (var i = 0; i < values.Length; i++)
            values[i] = Math.Round(values[i] * 20) * 50_000;
        return values;
    }

    // The fifteenth and the last day of a month, or the session before.
    private static DateOnly[] Settlements(DateOnly[] days, TradingCalendar calendar)
    {
        var dates = new List<DateOnly>();
        for (var month = new DateOnly(days[0].Year, days[0].Month, 1); month < days[^1]; month = month.AddMonths(1))
        {
            foreach (var day in new[] { month.AddDays(14), month.AddMonths(1).AddDays(-1) })
            {
                var settlement = calendar.LastSessionOnOrBefore(day);
                if (settlement <= days[^1])
                    dates.Add(settlement);
            }
        }

        return [.. dates];
    }

    private static IEnumerable<Vintage> Published(DateOnly[] settlements, IEnumerable<double> values, TradingCalendar calendar) =>
        settlements.Zip(values, (date, value) => new Vintage(date, ShortInterest.Published(calendar, date).ToDateTime(new TimeOnly(18, 0)), value));

    private static void AddVolumes(SampleLazy sample, DateOnly[] sessions)
    {
        var from = SamplePrices.IndexOf(sessions, "2009-01-02");
        var days = sessions[from..];
        ulong seed = 700;
        // Thousands of contracts: typical in 2009 and now, then the sessions around 11 July 2024; small caps drew calls, Nvidia lost them.
        foreach (var (ticker, early, late, week) in new[]
        {
            ("IWM", 260.0, 330.0, new[] { 410.0, 450, 1420, 1010, 1130, 1290 }), ("SPY", 900, 3600, [3300, 3500, 4300, 3700, 3600, 3900]),
            ("QQQ", 300, 1500, [1500, 1600, 1900, 1700, 1500, 1650]), ("NVDA", 60, 1900, [1250, 1300, 1100, 980, 860, 790]),
        })
        {
            foreach (var (side, scale) in new[] { ("CALLS", 1.0), ("PUTS", ticker is "NVDA" ? 0.6 : 1.25) })
            {
                var own = seed++;
                sample.Add($"OPT.{ticker}.{side}", days, () => Volumes(days, early * scale, late * scale, side == "CALLS" ? week : [.. week.Select(_ => late * scale)], ticker, side, own), 0);
            }
        }
    }

    private static double[] Volumes(DateOnly[] days, double early, double late, double[] week, string ticker, string side, ulong seed)
    {
        var random = new SampleRandom(seed);
        var first = Array.BinarySearch(days, new DateOnly(2024, 7, 9));
        var values = new double[days.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var level = early + (late - early) * Math.Min(1, i / (double)first);
            // Never as high as the pinned days, so that the July records stay records.
            values[i] = 1000 * level * Math.Exp(0.28 * Math.Clamp(random.Normal(), -2.2, 2.4));
        }

        for (var i = 0; i < week.Length; i++)
            values[first + i] = week[i] * 1000;
        // The last time so many IWM calls traded.
        if (ticker == "IWM" && side == "CALLS")
            values[Array.BinarySearch(days, new DateOnly(2009, 12, 17))] = 1_460_000;
        return values;
    }

    private static void AddSurfaces(SampleLazy sample, Func<string, Series> made, ref ulong seed)
    {
        // Call and put wings over the middle, in points: typical, then mid-July 2024 when calls were as dear as puts.
        foreach (var (ticker, index, call, put) in new[] { ("IWM", "RVX", (-1.9, 0.9), (2.9, 1.3)), ("SPY", "VIX", (-2.4, -1.9), (3.9, 3.4)), ("QQQ", "VXN", (-2.1, -1.6), (3.3, 3.0)) })
        {
            var volatility = made(index);
            var from = volatility.CountUntil(new DateOnly(2012, 1, 2));
            DateOnly[] days = [.. volatility.Dates[from..]];
            var own = seed;
            seed += 3;
            sample.Add($"IV.{ticker}.ATM", days, () => [.. volatility.Values[from..].ToArray().Select(v => v * 0.94)], 2);
            foreach (var (wing, (typical, now), offset) in new[] { ("C25", call, 1UL), ("P25", put, 2UL) })
            {
                sample.Add($"IV.{ticker}.{wing}", days, () =>
                {
                    var skew = SampleWander.Around(days, [("2012-01-03", typical), ("2024-07-08", typical), ("2024-07-16", now), ("2024-07-31", typical)], 0.45, 0.97, own + offset);
                    for (var i = 0; i < skew.Length; i++)
                        skew[i] += volatility.Values[from + i] * 0.94;
                    return skew;
                }, 2);
            }
        }
    }
}
