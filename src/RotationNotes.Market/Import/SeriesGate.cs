using RotationNotes.Market.Calendar;
using RotationNotes.Market.Mapping;

namespace RotationNotes.Market.Import;

/// <summary>Plausibility of imported values: what cannot be is refused, what is odd is said.</summary>
internal static class SeriesGate
{
    // Vendors mix up pence and pounds or miss a split; no index and no fund here doubles in a day.
    private const double Jump = 2;
    private const double MaxPercent = 150;
    private const double MaxVolatility = 500;
    private const double MaxShare = 10;

    /// <summary>Why a single value cannot be; null when it can.</summary>
    public static string? Refuse(MappedSeries mapped, double value) => Refuse(mapped.Descriptor, mapped.MayBeNegative, value);

    /// <inheritdoc cref="Refuse(MappedSeries, double)"/>
    public static string? Refuse(SeriesDescriptor descriptor, bool mayBeNegative, double value)
    {
        var id = descriptor.Id;
        return descriptor.Unit switch
        {
            Unit.Price or Unit.IndexNumber or Unit.Dollars when value <= 0 && !mayBeNegative => $"{Shown(value)} is no possible value of {id}, which is always above zero.",
            Unit.VolatilityPoints when value is <= 0 or > MaxVolatility => $"{Shown(value)} is no possible value of {id} in volatility points.",
            Unit.Percent when Math.Abs(value) > MaxPercent => $"{Shown(value)} is no possible value of {id} in percent; is the file in another unit?",
            Unit.Share when value < 0 && !mayBeNegative => $"{Shown(value)} is no possible value of {id}, which is never below zero.",
            Unit.Share when Math.Abs(value) > MaxShare => $"{Shown(value)} is no possible share; 0.25 stands for 25 %. Is the file in percent?",
            Unit.Count when value < 0 && !mayBeNegative || value != Math.Floor(value) => $"{Shown(value)} is no number of {id}.",
            Unit.Contracts when value < 0 || value != Math.Floor(value) => $"{Shown(value)} is no number of contracts.",
            _ => null,
        };
    }

    /// <summary>Adds warnings about days, gaps and jumps.</summary>
    public static void Review(FileReading reading, Series series, MappedSeries mapped, TradingCalendar calendar)
    {
        var (weekend, holiday, negative, jumps) = (new DayTally(), new DayTally(), new DayTally(), new DayTally());
        var dates = series.Dates;
        var values = series.Values;
        var daily = series.Descriptor.Frequency == Frequency.Daily;
        for (var i = 0; i < dates.Length; i++)
        {
            if (daily && dates[i].DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                weekend.Add(dates[i]);
            else if (mapped.FollowsSessions && dates[i] >= calendar.First && dates[i] <= calendar.Last && !calendar.IsSession(dates[i]))
                holiday.Add(dates[i]);
            if (values[i] < 0 && (!mapped.MayBeNegative || series.Descriptor.Unit == Unit.Price))
                negative.Add(dates[i]);
            if (i > 0 && series.Descriptor.Unit == Unit.Price && values[i - 1] > 0 && values[i] > 0 && (values[i] / values[i - 1]) is > Jump or < 1 / Jump)
                jumps.Add(dates[i]);
        }

        if (weekend.Count > 0)
            reading.Warn($"rows on a weekend: {weekend.Describe()}.");
        if (holiday.Count > 0)
            reading.Warn($"rows without a session of the exchange: {holiday.Describe()}.");
        if (negative.Count > 0)
            reading.Warn($"negative on {negative.Describe()}.");
        if (jumps.Count > 0)
            reading.Warn($"more than doubled or halved within a day on {jumps.Describe()}; check for a missed split or another unit.");
        if (mapped.FollowsSessions && Gaps(series, calendar) is { Count: > 0 } gaps)
            reading.Warn($"no row on sessions of the exchange: {gaps.Describe()}.");
    }

    private static DayTally Gaps(Series series, TradingCalendar calendar)
    {
        var gaps = new DayTally();
        var dates = series.Dates;
        for (var i = 1; i < dates.Length; i++)
        {
            if (dates[i - 1] < calendar.First || dates[i] > calendar.Last)
                continue;
            for (var date = calendar.NextSession(dates[i - 1]); date < dates[i]; date = calendar.NextSession(date))
                gaps.Add(date);
        }

        return gaps;
    }

    private static string Shown(double value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
