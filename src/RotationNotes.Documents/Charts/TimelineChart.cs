using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>Dated events on a line, each named. The format of the chart is not used.</summary>
public sealed record TimelineChart : ChartSpec
{
    /// <param name="first">First day of the line.</param>
    /// <param name="last">Last day of the line.</param>
    /// <param name="events">What happened, or is due, between them.</param>
    /// <exception cref="ArgumentException">The days are reversed.</exception>
    public TimelineChart(DateOnly first, DateOnly last, ImmutableArray<TimelineEvent> events)
    {
        if (last < first)
            throw new ArgumentException($"The line would run from {first:O} back to {last:O}.", nameof(last));
        (First, Last, Events) = (first, last, events);
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public ImmutableArray<TimelineEvent> Events { get; }

    /// <summary>The day the note describes: events after it are still to come. Null when all have happened.</summary>
    public DateOnly? Now { get; init; }

    public ImmutableArray<ChartPeriod> Periods { get; init; } = [];
}

/// <param name="Highlight">Whether this is the event the note is about.</param>
public sealed record TimelineEvent(DateOnly Date, string Label, bool Highlight = false);
