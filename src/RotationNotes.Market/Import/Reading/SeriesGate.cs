using RotationNotes.Foundation.Units;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Quality;

namespace RotationNotes.Market.Import.Reading;

/// <summary>Plausibility of imported values: what cannot be is refused, what is odd is said.</summary>
internal static class SeriesGate
{
    private const double MaxPercent = 150;
    private const double MaxVolatility = 500;
    private const double MaxShare = 10;
    private const int MostLeftOut = 3;
    private const int FewestToSpace = 8;

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

    /// <summary>Adds warnings about days, gaps and odd moves, and errors for impossible ones.</summary>
    /// <param name="lines">Line of each row in the file.</param>
    /// <returns>The series without the rows that were left out, see <see cref="Moves"/>.</returns>
    public static Series Review(FileReading reading, Series series, MappedSeries mapped, TradingCalendar calendar, IReadOnlyList<int> lines)
    {
        var (weekend, holiday, negative) = (new DayTally(), new DayTally(), new DayTally());
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
        }

        if (weekend.Count > 0)
            reading.Warn($"rows on a weekend: {weekend.Describe()}{(mapped.FollowsSessions ? "; they are left out" : "")}.");
        if (holiday.Count > 0)
            reading.Warn($"rows without a session of the exchange: {holiday.Describe()}; they are left out.");
        if (negative.Count > 0)
            reading.Warn($"negative on {negative.Describe()}.");
        if (SpacingFault(series) is { } fault)
            reading.Error(lines[^1], fault, $"Download the file of {series.Descriptor.Frequency.ToString().ToLowerInvariant()} values; changes over sessions would otherwise span weeks.");
        if (mapped.FollowsSessions)
            (series, lines) = OnSessions(series, calendar, lines);
        if (series.Count == 0)
        {
            reading.Error(1, "no row is of a session of the exchange.", "Check the dates.");
            return series;
        }

        var quotes = Moves(reading, series, mapped, lines);
        if (mapped.FollowsSessions && Gaps(quotes, calendar) is { Count: > 0 } gaps)
            reading.Warn($"no row on sessions of the exchange: {gaps.Describe()}.");
        return quotes;
    }

    /// <summary>What <see cref="QualityGate"/> finds in a daily series: impossible rows by line, the rest in one sentence and day by day.</summary>
    /// <remarks>
    /// A few impossible rows amid good ones are left out and named. An impossible newest row, or more than a few, refuse the file: a note would
    /// otherwise print the day before as today, or trust what is broken throughout.
    /// </remarks>
    /// <returns>The series without the rows left out.</returns>
    public static Series Moves(FileReading reading, Series series, MappedSeries mapped, IReadOnlyList<int> lines)
    {
        var descriptor = series.Descriptor;
        if (descriptor.Frequency != Frequency.Daily || descriptor.Unit is not (Unit.Price or Unit.VolatilityPoints or Unit.IndexNumber or Unit.Percent))
            return series;
        var leftOut = new List<int>();
        var odd = new List<QualityFinding>();
        var repeats = mapped.FollowsSessions && descriptor.Unit is Unit.Price or Unit.VolatilityPoints;
        var findings = QualityGate.Review(descriptor.Unit, mapped.MayBeNegative, repeats, series.Dates, series.Values, mapped.RealMoves);
        var refuse = findings.Count(f => f.Blocks) > MostLeftOut || findings is [.., { Blocks: true } newest] && newest.Row == series.Count - 1;
        foreach (var finding in findings)
        {
            if (finding.Blocks && !refuse)
            {
                leftOut.Add(finding.Row);
                reading.Warn(lines[finding.Row], $"the row of {series.Dates[finding.Row]:yyyy-MM-dd} is left out: {finding.Message}.", $"Correct it; if it is right, list the date under 'realMoves' of {descriptor.Id} in a series map.");
                continue;
            }

            if (finding.Blocks)
            {
                reading.Error(lines[finding.Row], finding.Message + ".", $"Correct or remove the row; if {series.Dates[finding.Row]:yyyy-MM-dd} is right, list it under 'realMoves' of {descriptor.Id} in a series map.");
                continue;
            }

            odd.Add(finding);
            reading.OddDays.Add(OddDay.Of(descriptor.Id, series.Dates[finding.Row], finding));
        }

        if (odd.Count > 0)
            reading.Warn(OddDay.Describe(odd, series.Dates));
        if (leftOut.Count == 0)
            return series;
        var kept = Enumerable.Range(0, series.Count).Except(leftOut).ToArray();
        return new Series(descriptor, [.. kept.Select(i => series.Dates[i])], [.. kept.Select(i => series.Values[i])]);
    }

    // A window of sessions must not count a day on which nothing was traded.
    private static (Series, IReadOnlyList<int>) OnSessions(Series series, TradingCalendar calendar, IReadOnlyList<int> lines)
    {
        var kept = new List<int>(series.Count);
        for (var i = 0; i < series.Count; i++)
        {
            if (series.Dates[i] < calendar.First || series.Dates[i] > calendar.Last ? series.Dates[i].DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) : calendar.IsSession(series.Dates[i]))
                kept.Add(i);
        }

        return kept.Count == series.Count
            ? (series, lines)
            : (new Series(series.Descriptor, [.. kept.Select(i => series.Dates[i])], [.. kept.Select(i => series.Values[i])]), [.. kept.Select(i => lines[i])]);
    }

    /// <summary>Why the distance of most rows is not that of the series; null when it is, and for a handful of rows.</summary>
    internal static string? SpacingFault(Series series)
    {
        if (series.Count < FewestToSpace)
            return null;
        var gaps = new int[series.Count - 1];
        for (var i = 0; i < gaps.Length; i++)
            gaps[i] = series.Dates[i + 1].DayNumber - series.Dates[i].DayNumber;
        // The newest stretch counts for itself: it is what a note looks at.
        foreach (var some in (int[][])[[.. gaps.TakeLast(2 * FewestToSpace)], gaps])
        {
            Array.Sort(some);
            var usual = some[some.Length / 2];
            var (least, most) = series.Descriptor.Frequency switch
            {
                Frequency.Daily => (1, 4),
                Frequency.Weekly => (5, 10),
                Frequency.Monthly => (25, 35),
                _ => (80, 100),
            };
            if (usual < least || usual > most)
                return $"most rows lie {usual} {(usual == 1 ? "day" : "days")} apart, but {series.Id} is a {series.Descriptor.Frequency.ToString().ToLowerInvariant()} series.";
        }

        return null;
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
