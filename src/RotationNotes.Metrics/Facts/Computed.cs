using System.Collections.Immutable;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Kernels;

namespace RotationNotes.Metrics.Facts;

/// <summary>The defined values of an expression up to the as-of date, and why the newest one is missing, if it is.</summary>
internal sealed record Computed(ReadOnlyMemory<DateOnly> Dates, ReadOnlyMemory<double> Values, string? Unavailable)
{
    public ImmutableArray<DateOnly> Events { get; init; } = [];

    /// <summary>Last date the inputs have in common, defined or not.</summary>
    public DateOnly? LastDate { get; private init; }

    public static Computed None(string reason) => new(default, default, reason);

    /// <summary>A value by its place; null for a negative one.</summary>
    public DatedValue? At(int index) => index < 0 ? null : new DatedValue(Dates.Span[index], Values.Span[index]);

    /// <summary>What of this was there when <paramref name="lastDate"/> was the last date and <paramref name="count"/> values were defined.</summary>
    public Computed First(int count, DateOnly lastDate)
    {
        var events = 0;
        while (events < Events.Length && Events[events] <= lastDate)
            events++;
        return new Computed(Dates[..count], Values[..count], null) { LastDate = lastDate, Events = Events[..events] };
    }

    /// <summary>Leaves out undefined values. The usual case, a warm-up and nothing else, copies nothing.</summary>
    public static Computed Of(ReadOnlyMemory<DateOnly> frameDates, ReadOnlyMemory<double> frameColumn)
    {
        var dates = frameDates.Span;
        var column = frameColumn.Span;
        var first = 0;
        while (first < column.Length && !double.IsFinite(column[first]))
            first++;
        if (Finite.All(column[first..]))
            return new Computed(frameDates[first..], frameColumn[first..], null) { LastDate = dates[^1] };

        var keptDates = new DateOnly[Finite.Count(column)];
        var keptValues = new double[keptDates.Length];
        var count = 0;
        for (var i = first; i < column.Length; i++)
        {
            if (double.IsFinite(column[i]))
                (keptDates[count], keptValues[count++]) = (dates[i], column[i]);
        }

        return new Computed(keptDates, keptValues, null) { LastDate = dates[^1] };
    }
}
