using System.Collections.Immutable;

namespace RotationNotes.Documents.Words;

// Heads and captions of exhibits that no author writes.
public abstract partial class FixedWords
{
    /// <summary>Heads of a table of records: measure, now, percentile, last at least as extreme, then, data from.</summary>
    public abstract ImmutableArray<string> RecordHeads { get; }

    /// <summary>In place of the last date at least as extreme.</summary>
    public abstract string NoneIsRecord { get; }

    /// <summary>Head of a column of event dates.</summary>
    public abstract string DateHead { get; }

    /// <summary>Heads of a study: sessions later, cases, share up, median, worst, best, usual share up, usual median.</summary>
    public abstract ImmutableArray<string> StudyHeads { get; }

    /// <summary>How the cases of a study are counted, where its data begin, and a caution when they are few.</summary>
    /// <param name="startYear">First year of the data, or null.</param>
    /// <param name="fewCases">Most cases of a horizon when they are too few to weigh, or null.</param>
    /// <param name="count">Puts a count into words.</param>
    public abstract string StudyRemark(int? startYear, int? fewCases, Func<long, string> count);

    /// <summary>Says what the small line in a cell shows.</summary>
    public abstract string Trend(string name, int count, string first, string last, string lowest, string highest);

    /// <summary>The present among earlier paths.</summary>
    public abstract string Now { get; }

    /// <summary>A day with its place among the largest, 1 for the first.</summary>
    public abstract string Ranked(string day, int rank);

    /// <summary>A point of comparison without a date.</summary>
    public abstract string Earlier { get; }

    /// <summary>Caption of a range that begins at a date.</summary>
    public abstract string RangeSince(string when);

    public abstract string SessionsSinceEvent { get; }

    public abstract string SessionsSinceAnchor { get; }

    public abstract string SessionsFromCounterpart { get; }

    /// <summary>Head of the column behind the twelve months.</summary>
    public abstract string YearHead { get; }
}
