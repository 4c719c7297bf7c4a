namespace RotationNotes.Market;

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
    private readonly ReadOnlyMemory<DateOnly> dates;
    private readonly ReadOnlyMemory<double> values;

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

        (Descriptor, this.dates, this.values) = (descriptor, dates, values);
    }

    private Series(SeriesDescriptor descriptor, ReadOnlyMemory<DateOnly> dates, ReadOnlyMemory<double> values) =>
        (Descriptor, this.dates, this.values) = (descriptor, dates, values);

    public SeriesDescriptor Descriptor { get; }

    public SeriesId Id => Descriptor.Id;

    public int Count => dates.Length;

    public ReadOnlySpan<DateOnly> Dates => dates.Span;

    public ReadOnlySpan<double> Values => values.Span;

    /// <summary>The observations dated on or before <paramref name="last"/>, sharing memory with this series.</summary>
    public Series Until(DateOnly last) => Take(CountUntil(last));

    /// <summary>How many observations are dated on or before <paramref name="last"/>.</summary>
    public int CountUntil(DateOnly last)
    {
        var index = Dates.BinarySearch(last);
        return index >= 0 ? index + 1 : ~index;
    }

    /// <summary>The first <paramref name="count"/> observations, sharing memory with this series.</summary>
    public Series Take(int count) => new(Descriptor, dates[..count], values[..count]);
}
