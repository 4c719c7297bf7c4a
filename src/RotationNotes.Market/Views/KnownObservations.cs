using RotationNotes.Market.Observations;
using RotationNotes.Market.Releases;

namespace RotationNotes.Market.Views;

/// <summary>Release lags: which observations were public at a moment.</summary>
public static class KnownObservations
{
    // Statistical offices publish at 08:30 New York, before every close; only the date matters.
    private static readonly TimeOnly macroTime = new(8, 30);

    /// <summary>New York time at which the observation of <paramref name="date"/> became public.</summary>
    public static DateTime KnownAt(SeriesDescriptor descriptor, DateOnly date) => descriptor.Release switch
    {
        // Quotes belong to the close of their own day, whenever that day's close is.
        // Without vintages nothing is recorded: the value counts as known on its own day.
        ReleaseRule.SameDayClose or ReleaseRule.Recorded => date.ToDateTime(TimeOnly.MinValue),
        ReleaseRule.CommitmentsOfTraders => TradersReport.Published(date).ToDateTime(TradersReport.Time),
        ReleaseRule.AfterPeriodEnd => PeriodEnd(descriptor.Frequency, date).AddDays(descriptor.ReleaseLagDays).ToDateTime(macroTime),
        var other => throw new InvalidOperationException($"No release lag for rule {other}."),
    };

    /// <summary>How many of the series' first observations are public at <paramref name="knownAt"/>, the close of <paramref name="asOf"/>.</summary>
    internal static int Count(Series series, DateOnly asOf, DateTime knownAt)
    {
        var count = series.CountUntil(asOf);
        if (series.Descriptor.Release is ReleaseRule.SameDayClose or ReleaseRule.Recorded)
            return count;
        var dates = series.Dates;
        while (count > 0 && KnownAt(series.Descriptor, dates[count - 1]) > knownAt)
            count--;
        return count;
    }

    private static DateOnly PeriodEnd(Frequency frequency, DateOnly date) => frequency switch
    {
        Frequency.Quarterly => new DateOnly(date.Year, date.Month, 1).AddMonths(3).AddDays(-1),
        Frequency.Monthly => new DateOnly(date.Year, date.Month, 1).AddMonths(1).AddDays(-1),
        _ => date,
    };
}
