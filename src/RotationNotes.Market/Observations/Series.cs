using RotationNotes.Foundation.Units;

namespace RotationNotes.Market.Observations;

/// <summary>How often a series has an observation.</summary>
public enum Frequency
{
    Daily,
    Weekly,
    Monthly,
    Quarterly,
}

/// <summary>How long after the date it describes an observation becomes public.</summary>
public enum ReleaseRule
{
    /// <summary>Market quotes: known at the close of their own day.</summary>
    SameDayClose,
    /// <summary>CFTC Commitments of Traders: Tuesday's positions, public on Friday 15:30 New York, later in holiday weeks.</summary>
    CommitmentsOfTraders,
    /// <summary>Monthly or quarterly macro figures, dated by the first day of their period: public after the period's end plus the lag of the descriptor.</summary>
    AfterPeriodEnd,
    /// <summary>Each observation carries the moment it became known, see <see cref="Market.Vintages"/>.</summary>
    Recorded,
}

/// <summary>Everything that is true of a series as a whole.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Name">Reader's name, e.g. "Russell 2000".</param>
/// <param name="Unit">Unit of every value.</param>
/// <param name="Source">Publisher as printed in source lines, e.g. "Cboe".</param>
/// <param name="Adjusted">True when prices include reinvested dividends: returns are right, levels are not the quoted ones.</param>
/// <param name="ReleaseLagDays">Calendar days after the period's end, for <see cref="ReleaseRule.AfterPeriodEnd"/>.</param>
public sealed record SeriesDescriptor(
    SeriesId Id,
    string Name,
    Unit Unit,
    string Source,
    Frequency Frequency = Frequency.Daily,
    ReleaseRule Release = ReleaseRule.SameDayClose,
    bool Adjusted = false,
    int ReleaseLagDays = 0);

/// <summary>Observations of one measure: dates ascending without repeats, finite values, one unit. A missing day has no entry.</summary>
public sealed class Series
{
    // A known part of a series is always its beginning, so a slice is the same arrays with a smaller count.
    private readonly DateOnly[] dates;
    private readonly double[] values;

    /// <exception cref="ArgumentException">Lengths differ, dates do not ascend, or a value is not finite.</exception>
    public Series(SeriesDescriptor descriptor, DateOnly[] dates, double[] values)
    {
        if (dates.Length != values.Length)
            throw new ArgumentException($"{descriptor.Id}: {dates.Length} dates but {values.Length} values.", nameof(values));
        for (var i = 0; i < dates.Length; i++)
        {
            if (i > 0 && dates[i] <= dates[i - 1])
                throw new ArgumentException($"{descriptor.Id}: {dates[i]:O} does not follow {dates[i - 1]:O}.", nameof(dates));
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"{descriptor.Id}: the value of {dates[i]:O} is not a finite number.", nameof(values));
        }

        (Descriptor, this.dates, this.values, Count) = (descriptor, dates, values, dates.Length);
    }

    private Series(SeriesDescriptor descriptor, DateOnly[] dates, double[] values, int count) =>
        (Descriptor, this.dates, this.values, Count) = (descriptor, dates, values, count);

    /// <summary>A series whose observations became known, and were revised, at recorded moments.</summary>
    /// <remarks>Its dates and values are those of the newest revisions; a view at an earlier moment holds the older ones.</remarks>
    public static Series OfVintages(SeriesDescriptor descriptor, Vintages vintages)
    {
        var (dates, values) = vintages.Latest();
        return new Series(descriptor with { Release = ReleaseRule.Recorded }, dates, values) { Vintages = vintages };
    }

    public SeriesDescriptor Descriptor { get; }

    /// <summary>When each value became known; null for series whose release follows a rule.</summary>
    public Vintages? Vintages { get; private init; }

    public SeriesId Id => Descriptor.Id;

    public int Count { get; }

    public ReadOnlySpan<DateOnly> Dates => new(dates, 0, Count);

    public ReadOnlySpan<double> Values => new(values, 0, Count);

    /// <summary><see cref="Dates"/> for those who keep them: the same memory, never written to.</summary>
    public ReadOnlyMemory<DateOnly> DateMemory => new(dates, 0, Count);

    /// <summary><see cref="Values"/> for those who keep them: the same memory, never written to.</summary>
    public ReadOnlyMemory<double> ValueMemory => new(values, 0, Count);

    /// <summary>The observations dated on or before <paramref name="last"/>, sharing memory with this series; with vintages, what was known by the end of that day.</summary>
    public Series Until(DateOnly last) => Vintages is null ? Take(CountUntil(last)) : KnownBy(last.ToDateTime(TimeOnly.MaxValue)) ?? Take(0);

    /// <summary>For a series with vintages: what was known at a moment; null when nothing was.</summary>
    /// <exception cref="InvalidOperationException">The series has no vintages.</exception>
    public Series? KnownBy(DateTime moment)
    {
        var all = Vintages ?? throw new InvalidOperationException($"{Id} has no vintages.");
        return all.KnownBy(moment) is not { } known ? null : ReferenceEquals(known, all) ? this : OfVintages(Descriptor, known);
    }

    /// <summary>How many observations are dated on or before <paramref name="last"/>.</summary>
    public int CountUntil(DateOnly last)
    {
        // By hand: the generic search over DateOnly would be compiled at every start.
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (dates[middle].DayNumber <= last.DayNumber)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Place of the observation of <paramref name="date"/>, or −1 when there is none.</summary>
    public int IndexOf(DateOnly date) => CountUntil(date) is var count and > 0 && dates[count - 1] == date ? count - 1 : -1;

    /// <summary>The first <paramref name="count"/> observations, sharing memory with this series.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than there are, or negative.</exception>
    public Series Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return count == Count ? this : new Series(Descriptor, dates, values, count) { Vintages = Vintages };
    }
}
