using System.Globalization;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Releases;

namespace RotationNotes.Market.Sample;

/// <summary>Generated economic figures with their days of release and revisions; the releases of summer 2024 are the published ones.</summary>
internal static class SampleEconomy
{
    private static readonly TimeOnly morning = new(8, 30);

    // Code, day of the month's release (a weekday of a week: 0 is the first Friday), typical value, its noise, spread of consensus misses, decimals, slide of actuals in the year to July 2024.
    private static readonly (string Code, int Week, DayOfWeek Weekday, double Typical, double Noise, double Miss, int Decimals, double Slide)[] monthly =
    [
        ("PAYROLLS", 0, DayOfWeek.Friday, 205, 55, 60, 0, -45), ("UNEMPLOYMENT", 0, DayOfWeek.Friday, 3.9, 0.15, 0.1, 1, 0.15), ("CPI_YOY", 1, DayOfWeek.Wednesday, 2.9, 0.5, 0.12, 1, -0.1),
        ("CPI_MOM", 1, DayOfWeek.Wednesday, 0.24, 0.13, 0.09, 1, -0.08), ("CORE_CPI_MOM", 1, DayOfWeek.Wednesday, 0.25, 0.09, 0.08, 1, -0.06), ("RETAIL_SALES", 2, DayOfWeek.Tuesday, 0.35, 0.5, 0.4, 1, -0.25),
        ("ISM_MANUFACTURING", 0, DayOfWeek.Monday, 51.5, 1.8, 1.1, 1, -1.3), ("ISM_SERVICES", 0, DayOfWeek.Wednesday, 54.5, 1.6, 1.2, 1, -1.6), ("INDUSTRIAL_PRODUCTION", 2, DayOfWeek.Wednesday, 0.12, 0.4, 0.3, 1, -0.1),
    ];

    // Date of release, code, actual, consensus, prior: as published.
    private const string Published = """
        2024-07-01 ISM_MANUFACTURING 48.5 49.1 48.7
        2024-07-03 ISM_SERVICES 48.8 52.7 53.8
        2024-07-05 PAYROLLS 206 190 218
        2024-07-05 UNEMPLOYMENT 4.1 4.0 4.0
        2024-07-11 CPI_YOY 3.0 3.1 3.3
        2024-07-11 CPI_MOM -0.1 0.1 0.0
        2024-07-11 CORE_CPI_MOM 0.1 0.2 0.2
        2024-07-16 RETAIL_SALES 0.0 -0.3 0.3
        2024-07-17 INDUSTRIAL_PRODUCTION 0.6 0.3 0.9
        2024-04-25 GDP 1.6 2.5 3.4
        2024-07-25 GDP 2.8 2.1 1.4
        """;

    public static void AddTo(SampleLazy sample, DateOnly[] sessions, TradingCalendar calendar)
    {
        AddReleases(sample, sessions, calendar);
        AddPrices(sample);
        AddGrowth(sample);
        var fridays = Weekly(new DateOnly(1990, 1, 5), sessions[^1], DayOfWeek.Friday);
        sample.Add("NFCI", fridays, () => SampleWander.Around(fridays, [("1990-01-05", 0.1), ("1994-01-07", -0.5), ("2007-06-01", -0.6), ("2008-11-28", 2.9), ("2010-01-08", -0.3), ("2020-01-10", -0.65), ("2020-04-03", 0.4), ("2021-06-04", -0.7), ("2022-10-14", -0.1), ("2023-10-27", -0.33), ("2024-07-05", -0.55), ("2024-07-19", -0.58)], 0.06, 0.95, 901), 2);
        DateOnly[] months = [.. Months(new DateOnly(1990, 1, 1), new DateOnly(2024, 6, 1))];
        sample.AddVintages("UNRATE", months, () => months.Zip(SampleWander.Around(months, [("1990-01-01", 5.4), ("1992-06-01", 7.7), ("2000-04-01", 3.9), ("2003-06-01", 6.2), ("2007-03-01", 4.4), ("2009-10-01", 9.9), ("2020-02-01", 3.5), ("2020-04-01", 14.0), ("2021-12-01", 4.0), ("2023-04-01", 3.5), ("2024-04-01", 3.9), ("2024-05-01", 4.0), ("2024-06-01", 4.1)], 0.08, 0.8, 902), (m, v) => new Vintage(m, calendar.LastSessionOnOrBefore(m.AddMonths(1).AddDays(5)).ToDateTime(morning), Math.Round(v, 1))));
    }

    private static void AddReleases(SampleLazy sample, DateOnly[] sessions, TradingCalendar calendar)
    {
        ulong seed = 920;
        foreach (var row in monthly)
        {
            var own = seed++;
            var code = ReleaseCodes.Find(row.Code)!;
            DateOnly[] dates = [.. Months(new DateOnly(2014, 1, 1), new DateOnly(2024, 7, 1)).Select(m => Day(m, row.Week, row.Weekday, calendar)).Where(d => d <= sessions[^1])];
            Add(sample, code, dates, () => Generate(dates, row.Typical, row.Noise, row.Miss, row.Decimals, row.Slide, own));
        }

        var thursdays = Weekly(new DateOnly(2014, 1, 2), sessions[^1], DayOfWeek.Thursday);
        Add(sample, ReleaseCodes.Find("CLAIMS")!, thursdays, () => Generate(thursdays, 240, 14, 9, 0, 6, 940));
        DateOnly[] quarters = [.. Months(new DateOnly(2014, 1, 1), new DateOnly(2024, 7, 1)).Where(m => m.Month % 3 == 1).Select(m => calendar.LastSessionOnOrBefore(m.AddDays(24)))];
        Add(sample, ReleaseCodes.Find("GDP")!, quarters, () => Generate(quarters, 2.3, 1.1, 0.7, 1, -0.3, 941));
    }

    private static void Add(SampleLazy sample, ReleaseCode code, DateOnly[] dates, Func<double[][]> make)
    {
        // The published releases replace the generated ones of the same month.
        (DateOnly Date, double[] Values)[] published = [.. Published.Split('\n').Select(l => l.Trim().Split(' ')).Where(c => c[1] == code.Code)
            .Select(c => (IsoDate.Parse(c[0]), c[2..].Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray()))];
        DateOnly[] all = [.. dates.Where(d => !published.Any(p => p.Date.Year == d.Year && p.Date.Month == d.Month)).Concat(published.Select(p => p.Date)).Order()];
        var values = new Lazy<double[][]>(make);
        for (var part = 0; part < 3; part++)
        {
            var which = part;
            sample.AddVintages($"EC.{code.Code}.{(part switch { 0 => "ACTUAL", 1 => "CONSENSUS", _ => "PRIOR" })}", all, () => all.Select(d =>
                new Vintage(d, d.ToDateTime(morning), Array.Find(published, p => p.Date == d) is { Values: { } row } ? row[which] : values.Value[which][Array.IndexOf(dates, d)])));
        }
    }

    // Actuals around a typical value that slides in the last year; consensus misses them, and was too hopeful of late.
    private static double[][] Generate(DateOnly[] dates, double typical, double noise, double miss, int decimals, double slide, ulong seed)
    {
        var random = new SampleRandom(seed);
        double[] actual = new double[dates.Length], consensus = new double[dates.Length], prior = new double[dates.Length];
        var last = new DateOnly(2024, 7, 16).DayNumber;
        for (var i = 0; i < dates.Length; i++)
        {
            var late = Math.Clamp(1 - (last - dates[i].DayNumber) / 300.0, 0, 1);
            actual[i] = Math.Round(typical + late * slide + noise * random.Normal(), decimals);
            consensus[i] = Math.Round(actual[i] + miss * random.Normal() - late * slide * 0.8, decimals);
            prior[i] = i == 0 ? Math.Round(typical, decimals) : actual[i - 1];
        }

        return [actual, consensus, prior];
    }

    private static void AddPrices(SampleLazy sample)
    {
        DateOnly[] months = [.. Months(new DateOnly(1990, 1, 1), new DateOnly(2024, 6, 1))];
        sample.AddVintages("CPIAUCNS", months, () => Prices(months, 127.4, 903, [("2023-06-01", 305.109), ("2024-04-01", 313.548), ("2024-05-01", 314.069), ("2024-06-01", 314.175)], revised: false));
        sample.AddVintages("CPIAUCSL", months, () => Prices(months, 127.5, 904, [("2023-06-01", 304.003), ("2024-04-01", 313.207), ("2024-05-01", 313.225), ("2024-06-01", 313.049)], revised: true));
        sample.AddVintages("CPILFESL", months, () => Prices(months, 132.1, 905, [("2023-06-01", 308.309), ("2024-04-01", 317.622), ("2024-05-01", 318.140), ("2024-06-01", 318.346)], revised: true));
    }

    // Prices rise each month but in three crises; new seasonal factors each February move the five years before by a little.
    private static IEnumerable<Vintage> Prices(DateOnly[] months, double start, ulong seed, (string Month, double Level)[] pins, bool revised)
    {
        var random = new SampleRandom(seed);
        var logs = new double[months.Length];
        for (var i = 1; i < logs.Length; i++)
        {
            var (year, month) = (months[i].Year, months[i].Month);
            var fast = year is 2021 or 2022 ? 0.0055 : 0.0021;
            var fall = (year, month) is (2008, 11 or 12) ? -0.012 : (year, month) is (2015, 1) ? -0.006 : (year, month) is (2020, 3 or 4 or 5) ? -0.005 : 0;
            logs[i] = logs[i - 1] + (fall < 0 ? fall : fast * (0.35 + 1.3 * random.Uniform()));
        }

        SampleWalk.Bridge(logs, SampleWalk.Log([new SamplePin(0, start), .. pins.Select(p => new SamplePin(Array.IndexOf(months, IsoDate.Parse(p.Month)), p.Level))]));
        for (var i = 0; i < months.Length; i++)
        {
            var level = Math.Round(Math.Exp(logs[i]), 3);
            yield return new Vintage(months[i], Release(months[i]), level);
            if (revised && months[i].Year is >= 2010 and < 2023)
                yield return new Vintage(months[i], new DateOnly(months[i].Year + 1, 2, 13).ToDateTime(morning), Math.Round(level * (1 + 0.0002 * random.Normal()), 3));
        }
    }

    private static DateTime Release(DateOnly month) =>
        month == new DateOnly(2024, 6, 1) ? new DateOnly(2024, 7, 11).ToDateTime(morning) : month.AddMonths(1).AddDays(11).ToDateTime(morning);

    private static void AddGrowth(SampleLazy sample)
    {
        DateOnly[] quarters = [.. Months(new DateOnly(1990, 1, 1), new DateOnly(2024, 4, 1)).Where(m => m.Month % 3 == 1)];
        sample.AddVintages("A191RL1Q225SBEA", quarters, () =>
        {
            var values = SampleWander.Around(quarters, [("1990-01-01", 3.0), ("1991-01-01", -1.5), ("1995-01-01", 2.8), ("2001-07-01", -1), ("2004-01-01", 3), ("2008-10-01", -8.4), ("2010-01-01", 2.4), ("2019-10-01", 2.4), ("2020-04-01", -28), ("2020-07-01", 34), ("2021-04-01", 6), ("2022-01-01", -1), ("2023-07-01", 4.9), ("2023-10-01", 3.4), ("2024-01-01", 1.6), ("2024-04-01", 2.8)], 0.9, 0.3, 906);
            var rows = new List<Vintage>();
            for (var i = 0; i < quarters.Length; i++)
            {
                rows.Add(new Vintage(quarters[i], quarters[i].AddMonths(3).AddDays(24).ToDateTime(morning), Math.Round(values[i], 1)));
                // Two further estimates, a month apart.
                rows.Add(new Vintage(quarters[i], quarters[i].AddMonths(4).AddDays(27).ToDateTime(morning), Math.Round(values[i] - 0.1, 1)));
                rows.Add(new Vintage(quarters[i], quarters[i].AddMonths(5).AddDays(26).ToDateTime(morning), Math.Round(values[i] - 0.2, 1)));
            }

            return rows.Where(r => r.KnownAt < new DateTime(2024, 8, 1));
        });
    }

    internal static IEnumerable<DateOnly> Months(DateOnly first, DateOnly last)
    {
        for (var month = first; month <= last; month = month.AddMonths(1))
            yield return month;
    }

    internal static DateOnly[] Weekly(DateOnly first, DateOnly last, DayOfWeek weekday)
    {
        var dates = new List<DateOnly>();
        for (var date = first; date <= last; date = date.AddDays(7))
            dates.Add(date);
        return dates[0].DayOfWeek == weekday ? [.. dates] : throw new InvalidOperationException($"{first} is no {weekday}.");
    }

    private static DateOnly Day(DateOnly month, int week, DayOfWeek weekday, TradingCalendar calendar)
    {
        var first = month.AddDays(((int)weekday - (int)month.DayOfWeek + 7) % 7);
        return calendar.LastSessionOnOrBefore(first.AddDays(7 * week));
    }
}
