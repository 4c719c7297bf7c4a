using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Sample;

/// <summary>Generated figures of the kind that only vendors sell: valuations, estimates, breadth, holdings, odds, prime-broker positions.</summary>
internal static class SampleVendor
{
    private static readonly (string Id, (string, double)[] Path, double Size, int Decimals)[] fundamentals =
    [
        ("FUND.SPX.PE", [("2000-01-31", 24.5), ("2003-03-31", 15.5), ("2009-02-27", 11.5), ("2014-12-31", 16.4), ("2020-08-31", 22.9), ("2022-09-30", 15.4), ("2024-06-28", 21.2)], 0.7, 1),
        ("FUND.SPXEX100.PE", [("2000-01-31", 17.5), ("2003-03-31", 15.2), ("2009-02-27", 11.3), ("2014-12-31", 17.2), ("2020-08-31", 21.5), ("2022-09-30", 15.2), ("2024-06-28", 18.4)], 0.5, 1),
        ("FUND.SML.PE", [("2000-01-31", 16.2), ("2003-03-31", 15.6), ("2009-02-27", 12.4), ("2014-12-31", 18.2), ("2020-08-31", 20.4), ("2022-09-30", 11.0), ("2024-06-28", 13.7)], 0.5, 1),
        ("FUND.RUT.PE", [("2000-01-31", 21.5), ("2003-03-31", 18.5), ("2009-02-27", 15.5), ("2014-12-31", 23.5), ("2020-08-31", 28.0), ("2022-09-30", 18.3), ("2024-06-28", 22.6)], 0.8, 1),
        ("FUND.RUT.EPS_GROWTH", [("2000-01-31", 0.16), ("2009-02-27", -0.15), ("2010-06-30", 0.3), ("2019-12-31", 0.1), ("2020-06-30", -0.3), ("2021-06-30", 0.5), ("2023-06-30", -0.05), ("2024-06-28", 0.18)], 0.02, 3),
        ("FUND.SPX.EPS_GROWTH", [("2000-01-31", 0.14), ("2009-02-27", -0.1), ("2010-06-30", 0.22), ("2019-12-31", 0.08), ("2020-06-30", -0.18), ("2021-06-30", 0.35), ("2023-06-30", 0.06), ("2024-06-28", 0.125)], 0.01, 3),
        ("FUND.RUT.SALES_GROWTH", [("2000-01-31", 0.1), ("2009-02-27", -0.06), ("2019-12-31", 0.05), ("2021-06-30", 0.16), ("2023-06-30", 0.03), ("2024-06-28", 0.044)], 0.008, 3),
        ("FUND.SPX.SALES_GROWTH", [("2000-01-31", 0.09), ("2009-02-27", -0.05), ("2019-12-31", 0.05), ("2021-06-30", 0.12), ("2023-06-30", 0.045), ("2024-06-28", 0.052)], 0.006, 3),
    ];

    private static readonly (string Id, double Start, double End, double Size, int Decimals)[] quarterly =
    [
        ("FUND.SPX.LEVERAGE", 1.7, 1.4, 0.08, 2), ("FUND.RUT.LEVERAGE", 3.4, 4.3, 0.2, 2), ("FUND.SML.LEVERAGE", 3.1, 4.1, 0.2, 2),
        ("FUND.SPX.FLOATING", 0.09, 0.07, 0.005, 3), ("FUND.RUT.FLOATING", 0.36, 0.38, 0.01, 3), ("FUND.SML.FLOATING", 0.38, 0.4, 0.01, 3),
        ("FUND.SPX.DOMESTIC", 0.6, 0.59, 0.005, 3), ("FUND.RUT.DOMESTIC", 0.8, 0.79, 0.005, 3), ("FUND.SPX.TAX", 0.27, 0.19, 0.006, 3), ("FUND.RUT.TAX", 0.31, 0.23, 0.008, 3),
    ];

    public static void AddTo(SampleLazy sample, DateOnly[] sessions, SampleIndices indices)
    {
        ulong seed = 1000;
        DateOnly[] monthEnds = [.. SampleEconomy.Months(new DateOnly(2000, 1, 1), new DateOnly(2024, 6, 1)).Select(m => LastSession(sessions, m.AddMonths(1).AddDays(-1)))];
        foreach (var row in fundamentals)
        {
            var own = seed++;
            sample.Add(row.Id, monthEnds, () => SampleWander.Around(monthEnds, row.Path, row.Size, 0.85, own), row.Decimals);
        }

        DateOnly[] quarters = [.. monthEnds.Where(d => d.Month % 3 == 0)];
        foreach (var row in quarterly)
        {
            var own = seed++;
            sample.Add(row.Id, quarters, () => SampleWander.Around(quarters, [("2000-03-31", row.Start), ("2024-06-28", row.End)], row.Size, 0.9, own), row.Decimals);
        }

        AddEstimates(sample, sessions, ref seed);
        AddBreadth(sample, sessions, indices, ref seed);
        AddHoldings(sample, sessions, ref seed);
        AddSentiment(sample, sessions, ref seed);
    }

    private static void AddEstimates(SampleLazy sample, DateOnly[] sessions, ref ulong seed)
    {
        var fridays = SampleEconomy.Weekly(new DateOnly(2010, 1, 8), sessions[^1], DayOfWeek.Friday);
        foreach (var (index, all, up) in new[] { ("RUT", 900.0, 0.49), ("SPX", 620.0, 0.5) })
        {
            var own = seed;
            seed += 2;
            sample.Add($"FUND.{index}.REV_UP", fridays, () => [.. SampleWander.Around(fridays, [("2010-01-08", 0.6), ("2020-04-10", 0.15), ("2021-06-04", 0.72), ("2023-11-10", 0.38), ("2024-07-12", up)], 0.04, 0.9, own).Select(v => Math.Round(all * v))], 0);
            sample.Add($"FUND.{index}.REV_DOWN", fridays, () => [.. SampleWander.Around(fridays, [("2010-01-08", 0.4), ("2020-04-10", 0.85), ("2021-06-04", 0.28), ("2023-11-10", 0.62), ("2024-07-12", 1 - up)], 0.04, 0.9, own + 1).Select(v => Math.Round(all * v))], 0);
        }

        // Growth by quarter as expected at the end of each month: small caps recover later than thought, and still by the end of 2024.
        DateOnly[] quarters = [.. SampleEconomy.Months(new DateOnly(2023, 1, 1), new DateOnly(2025, 10, 1)).Where(m => m.Month % 3 == 1)];
        foreach (var (id, path) in new (string, double[])[]
        {
            ("EST.RUT.EPS_YOY", [-0.18, -0.26, -0.12, -0.16, -0.11, 0.01, 0.14, 0.28, 0.36, 0.31, 0.27, 0.24]), ("EST.SPX.EPS_YOY", [-0.01, -0.04, 0.06, 0.05, 0.07, 0.10, 0.08, 0.13, 0.14, 0.14, 0.13, 0.12]),
            ("EST.RUT.SALES_YOY", [0.06, 0.01, -0.01, -0.01, 0.00, 0.02, 0.03, 0.05, 0.06, 0.06, 0.06, 0.06]), ("EST.SPX.SALES_YOY", [0.04, 0.01, 0.02, 0.04, 0.04, 0.05, 0.05, 0.055, 0.057, 0.058, 0.06, 0.06]),
        })
        {
            sample.AddVintages(id, quarters, () => SampleEconomy.Months(new DateOnly(2023, 6, 1), new DateOnly(2024, 7, 1)).SelectMany((month, age) => quarters.Select((q, i) =>
            {
                // The further ahead a quarter lay, the more hopeful the estimate.
                var ahead = Math.Max(0, (q.DayNumber - month.DayNumber) / 91.0);
                return new Vintage(q, month.ToDateTime(new TimeOnly(18, 0)), Math.Round(path[i] + 0.006 * ahead * (14 - age) / 14, 4));
            })));
        }
    }

    private static void AddBreadth(SampleLazy sample, DateOnly[] sessions, SampleIndices indices, ref ulong seed)
    {
        var from = SamplePrices.IndexOf(sessions, "2010-01-04");
        foreach (var (id, logs, scale) in new[] { ("RUT", indices.Small, 9.0), ("SPX", indices.Market, 11.0), ("NDX", indices.Tech, 8.0) })
        {
            var own = seed++;
            sample.Add($"BREADTH.{id}.ABOVE50", sessions[from..], () =>
            {
                var random = new SampleRandom(own);
                var values = new double[sessions.Length - from];
                var noise = 0.0;
                for (var i = 0; i < values.Length; i++)
                {
                    var mean = 0.0;
                    for (var j = 0; j < 50; j++)
                        mean += logs[from + i - j] / 50;
                    noise = 0.9 * noise + 0.02 * random.Normal();
                    // The further an index stands above its average, the more of its members do.
                    values[i] = Math.Clamp(0.5 + 0.45 * Math.Tanh(scale * 2 * (logs[from + i] - mean)) + noise, 0.02, 0.98);
                }

                return values;
            }, 3);
        }
    }

    private static void AddHoldings(SampleLazy sample, DateOnly[] sessions, ref ulong seed)
    {
        DateOnly[] ends = [.. SampleEconomy.Months(new DateOnly(2014, 12, 1), new DateOnly(2024, 6, 1)).Select(m => LastSession(sessions, m.AddMonths(1).AddDays(-1)))];
        (string Id, double Start, double End)[] rows =
        [
            ("CONC.IVV.TOP5", 0.115, 0.272), ("CONC.IVV.TOP7", 0.142, 0.322), ("CONC.IVV.TOP10", 0.178, 0.361), ("CONC.IVV.HHI", 0.0069, 0.0178),
            ("CONC.IWM.TOP5", 0.013, 0.019), ("CONC.IWM.TOP7", 0.017, 0.025), ("CONC.IWM.TOP10", 0.024, 0.034), ("CONC.IWM.HHI", 0.0009, 0.0010),
            ("CONC.QQQ.TOP5", 0.36, 0.38), ("CONC.QQQ.TOP7", 0.42, 0.455), ("CONC.QQQ.TOP10", 0.48, 0.51), ("CONC.QQQ.HHI", 0.037, 0.041),
            ("W.IVV.AAPL", 0.035, 0.066), ("W.IVV.AMZN", 0.008, 0.0385), ("W.IVV.GOOGL", 0.023, 0.043), ("W.IVV.META", 0.009, 0.024), ("W.IVV.MSFT", 0.021, 0.0725), ("W.IVV.NVDA", 0.0006, 0.066), ("W.IVV.TSLA", 0.001, 0.012),
            .. Sectors("IWM", 0.02, 0.11, 0.03, 0.07, 0.153, 0.152, 0.172, 0.15, 0.045, 0.06, 0.026), .. Sectors("IVV", 0.093, 0.1, 0.058, 0.036, 0.124, 0.117, 0.081, 0.324, 0.022, 0.022, 0.023), .. Sectors("QQQ", 0.158, 0.183, 0.063, 0.005, 0.005, 0.062, 0.045, 0.51, 0.015, 0.002, 0.013),
        ];
        foreach (var (id, start, end) in rows)
        {
            var own = seed++;
            // Issuers post positions the morning after.
            sample.AddVintages(id, ends, () => ends.Zip(SampleWander.Around(ends, [("2014-12-31", start), ("2019-12-31", start + (end - start) * 0.4), ("2024-06-28", end)], end * 0.02, 0.8, own), (d, v) => new Vintage(d, d.AddDays(1).ToDateTime(new TimeOnly(9, 0)), Math.Round(Math.Max(v, 0.0002), 4))));
        }
    }

    private static IEnumerable<(string, double, double)> Sectors(string fund, params double[] weights)
    {
        string[] names = ["COMMUNICATION", "CONSUMER_DISCRETIONARY", "CONSUMER_STAPLES", "ENERGY", "FINANCIALS", "HEALTH_CARE", "INDUSTRIALS", "INFORMATION_TECHNOLOGY", "MATERIALS", "REAL_ESTATE", "UTILITIES"];
        return names.Zip(weights, (name, weight) => ($"SECTOR.{fund}.{name}", weight, weight));
    }

    private static void AddSentiment(SampleLazy sample, DateOnly[] sessions, ref ulong seed)
    {
        var days = sessions[SamplePrices.IndexOf(sessions, "2024-01-02")..];
        var own = seed;
        seed += 4;
        sample.Add("ODDS.REP_PRESIDENT", days, () => SampleWander.Around(days, [("2024-01-02", 0.44), ("2024-06-27", 0.52), ("2024-06-28", 0.60), ("2024-07-12", 0.60), ("2024-07-15", 0.68), ("2024-07-16", 0.67), ("2024-07-31", 0.56)], 0.015, 0.9, own), 3);
        sample.Add("ODDS.REP_SWEEP", days, () => SampleWander.Around(days, [("2024-01-02", 0.25), ("2024-06-27", 0.30), ("2024-06-28", 0.36), ("2024-07-12", 0.37), ("2024-07-15", 0.45), ("2024-07-16", 0.46), ("2024-07-31", 0.34)], 0.012, 0.9, own + 1), 3);
        var fridays = SampleEconomy.Weekly(new DateOnly(2012, 1, 6), sessions[^1], DayOfWeek.Friday);
        sample.Add("PB.TMT.NET", fridays, () =>
        {
            var values = SampleWander.Around(fridays, [("2012-01-06", 0.2e9), ("2024-06-14", 0.4e9)], 1.6e9, 0.2, own + 2);
            // Four weeks of selling to 12 July 2024, after a week of buying.
            var last = Array.IndexOf(fridays, new DateOnly(2024, 7, 12));
            (values[last - 4], values[last - 3], values[last - 2], values[last - 1], values[last]) = (0.6e9, -0.9e9, -1.4e9, -1.1e9, -2.6e9);
            return values;
        }, 0);
        sample.Add("PB.TMT.WEIGHT", fridays, () => SampleWander.Around(fridays, [("2012-01-06", 0.29), ("2021-02-05", 0.34), ("2023-06-02", 0.28), ("2024-06-14", 0.243), ("2024-07-12", 0.215)], 0.006, 0.92, own + 3), 4);
    }

    private static DateOnly LastSession(DateOnly[] sessions, DateOnly day)
    {
        var index = Array.BinarySearch(sessions, day);
        return sessions[index < 0 ? ~index - 1 : index];
    }
}
