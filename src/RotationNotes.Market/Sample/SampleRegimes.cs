namespace RotationNotes.Market.Sample;

/// <summary>A quantity that changes slowly over the years, given at a few dates and linear between them.</summary>
internal sealed class SampleRegimes(params (int Year, int Month, double Value)[] knots)
{
    // The volatility of large stocks as remembered: calm 1993–95 and 2004–06 and 2017, storms 1998, 2000–02, 2008, 2011, 2020, 2022.
    public static readonly SampleRegimes Volatility = new(
        (1990, 1, 0.15), (1990, 9, 0.22), (1991, 6, 0.14), (1993, 6, 0.09), (1995, 6, 0.08), (1996, 12, 0.13), (1997, 10, 0.20),
        (1998, 5, 0.15), (1998, 9, 0.30), (1999, 6, 0.18), (2000, 4, 0.24), (2001, 4, 0.24), (2001, 8, 0.17), (2001, 10, 0.24),
        (2002, 4, 0.17), (2002, 8, 0.32), (2003, 3, 0.25), (2004, 1, 0.12), (2006, 12, 0.09), (2007, 8, 0.19), (2008, 8, 0.22),
        (2008, 10, 0.60), (2009, 4, 0.36), (2010, 1, 0.14), (2010, 6, 0.24), (2011, 4, 0.12), (2011, 9, 0.36), (2012, 6, 0.14),
        (2013, 6, 0.11), (2014, 9, 0.10), (2015, 9, 0.20), (2016, 2, 0.20), (2017, 6, 0.065), (2018, 2, 0.18), (2018, 8, 0.09),
        (2018, 12, 0.26), (2019, 6, 0.12), (2020, 1, 0.10), (2020, 3, 0.70), (2020, 6, 0.28), (2021, 3, 0.15), (2021, 10, 0.12),
        (2022, 6, 0.26), (2022, 12, 0.21), (2023, 7, 0.11), (2023, 10, 0.15),
        (2023, 12, 0.15), (2024, 2, 0.11), (2024, 7, 0.08));

    /// <summary>Daily spread of the Nasdaq-100 against the S&amp;P 500, in log points: the dot-com years stand apart.</summary>
    public static readonly SampleRegimes TechSpread = new(
        (1990, 1, 0.007), (1998, 6, 0.008), (1999, 10, 0.013), (2000, 4, 0.018), (2001, 6, 0.016), (2002, 4, 0.010), (2003, 6, 0.005),
        (2008, 6, 0.0045), (2010, 1, 0.0035), (2019, 6, 0.0035), (2020, 3, 0.005), (2022, 6, 0.005), (2024, 7, 0.0042));

    /// <summary>Daily spread of the Russell 2000 against the S&amp;P 500, in log points.</summary>
    public static readonly SampleRegimes SmallSpread = new(
        (1990, 1, 0.004), (1998, 6, 0.0045), (2000, 4, 0.0075), (2002, 4, 0.006), (2004, 1, 0.0045), (2008, 10, 0.0065), (2010, 1, 0.005),
        (2014, 1, 0.0045), (2019, 6, 0.0042), (2020, 4, 0.0072), (2021, 6, 0.0062), (2023, 10, 0.0075),
        (2024, 2, 0.0065), (2024, 5, 0.0045));

    /// <summary>Daily noise of the two-year yield in percentage points: next to nothing while the policy rate was at zero.</summary>
    public static readonly SampleRegimes YieldNoise = new(
        (1990, 1, 0.045), (2000, 1, 0.05), (2006, 1, 0.04), (2008, 10, 0.07), (2009, 6, 0.04), (2011, 8, 0.015), (2014, 1, 0.02),
        (2017, 1, 0.025), (2019, 6, 0.045), (2020, 6, 0.008), (2021, 9, 0.025), (2022, 6, 0.08), (2023, 6, 0.065), (2024, 7, 0.04));

    /// <summary>Move of the two-year yield per unit of market return: yields rose with stocks until 2021 and against them since.</summary>
    public static readonly SampleRegimes YieldBeta = new(
        (1990, 1, -1.0), (1998, 1, 1.0), (2003, 1, 1.6), (2009, 6, 0.8), (2011, 8, 0.5), (2018, 6, 1.2), (2020, 4, 0.1),
        (2021, 9, -0.4), (2022, 6, -1.6), (2023, 3, 1.5), (2023, 7, -0.8), (2024, 3, -0.6), (2024, 7, -0.2));

    /// <summary>Move of the two-year yield per unit of small-cap outperformance.</summary>
    public static readonly SampleRegimes YieldSmallBeta = new(
        (1990, 1, 0.0), (2016, 10, 0.5), (2022, 6, -1.0), (2023, 4, 0.5), (2023, 8, -4.0), (2024, 7, -4.5));

    private readonly (int Day, double Value)[] points = [.. knots.Select(k => (new DateOnly(k.Year, k.Month, 1).DayNumber, k.Value))];

    /// <summary>The value on each date, which must ascend.</summary>
    public double[] On(DateOnly[] dates)
    {
        var values = new double[dates.Length];
        var next = 0;
        for (var i = 0; i < dates.Length; i++)
        {
            var day = dates[i].DayNumber;
            while (next < points.Length && points[next].Day <= day)
                next++;
            if (next == 0 || next == points.Length)
            {
                values[i] = points[next == 0 ? 0 : ^1].Value;
                continue;
            }

            var (a, b) = (points[next - 1], points[next]);
            values[i] = a.Value + (b.Value - a.Value) * (day - a.Day) / (b.Day - a.Day);
        }

        return values;
    }
}
