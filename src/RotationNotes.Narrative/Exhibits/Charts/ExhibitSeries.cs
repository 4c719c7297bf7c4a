using System.Collections.Immutable;
using RotationNotes.Foundation.Units;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <summary>What an expression of <c>note.json</c> gave: dated values with unit and origin, or the reason why there are none.</summary>
/// <param name="Name">Reader's name.</param>
/// <param name="Sources">Publishers of the inputs, in order of first use.</param>
/// <param name="IsCalculated">True when the values are not published as such.</param>
/// <param name="Unavailable">Why there is nothing to draw; null when there is.</param>
internal sealed record ExhibitSeries(
    string Name,
    MetricUnit Unit,
    ReadOnlyMemory<DateOnly> Dates,
    ReadOnlyMemory<double> Values,
    ImmutableArray<string> Sources,
    bool IsCalculated,
    string? Unavailable)
{
    /// <summary>True when all prices it comes from include dividends, false when none does, null when it mixes them or has no prices.</summary>
    public bool? IsTotalReturn { get; init; }

    public bool IsEmpty => Unavailable is not null || Dates.Length == 0;

    /// <summary>The observations dated on or after <paramref name="first"/>.</summary>
    public ExhibitSeries From(DateOnly first)
    {
        var index = Dates.Span.BinarySearch(first);
        if (index < 0)
            index = ~index;
        return this with { Dates = Dates[index..], Values = Values[index..] };
    }
}
