using RotationNotes.Foundation.Text;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Sources.Fetching;
using RotationNotes.Market.Views;

namespace RotationNotes.Market.Sources;

/// <summary>Whether a body is as new and as long as it should be: judged by its rows, since stamps of vendors say nothing.</summary>
internal static class BodyAge
{
    /// <summary>Refuses a body that ends before the one we had, or has lost rows since.</summary>
    public static FetchProblem? Compare(Fetched result, FileReading reading)
    {
        if (result.Before is not { Last: { } last } before || reading.Last is not { } newest)
            return null;
        if (newest < last)
            return new FetchProblem($"an older body came: it ends on {IsoDate.Of(newest)}, the one before on {IsoDate.Of(last)}", "Fetch again later.");
        // A window that moves on loses as many rows as it gains.
        return reading.Rows < before.Rows * 9L / 10
            ? new FetchProblem($"the body is short: {reading.Rows} rows, the one before had {before.Rows}", "Fetch again later; if the vendor cut its history, import the file once with 'data import'.")
            : null;
    }

    /// <summary>Refuses a body whose newest row is older than is normal for its series; archives of past years are as old as they should be.</summary>
    public static FetchProblem? Refuse(Fetched result, SeriesMap map, TradingCalendar calendar, DateOnly today)
    {
        if (result.IsEmpty || result.Request.FinalFrom <= today || result.Last is not { } last || last >= today)
            return null;
        // A year's first days stand at the end of the file before.
        if (result.Request.FinalFrom is not null && last.Year < today.Year)
            return null;
        var limit = result.Request.Series is { } wanted && map.Find(wanted) is { } mapped ? Staleness.LimitOf(mapped.Descriptor) : Staleness.LimitOf(result.Source.Kind.Frequency, 0);
        var behind = calendar.SessionsBetween(last, today);
        return behind > limit
            ? new FetchProblem($"the vendor's file ends on {IsoDate.Of(last)}, {behind} sessions ago", "The vendor no longer writes it, or is late: look at its page.")
            : null;
    }
}
