using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Sources.Fetching;

namespace RotationNotes.Market.Sources;

/// <summary>What came of one address.</summary>
public enum FetchOutcome
{
    /// <summary>It brought values that were not stored, or other ones.</summary>
    New,
    /// <summary>It brought nothing that was not stored.</summary>
    NothingNew,
    /// <summary>Nothing came, or what came was refused; the store is as it was.</summary>
    Failed,
}

/// <summary>One line of the table that <c>data fetch</c> prints.</summary>
/// <param name="Series">Ids that the body brings, or the one that it was to bring.</param>
/// <param name="From">First date of the body.</param>
/// <param name="To">Last date of the body.</param>
public sealed record FetchRow(string Source, string File, string Series, DateOnly? From, DateOnly? To, FetchOutcome Outcome)
{
    /// <summary>Values on dates that the store did not have.</summary>
    public int NewValues { get; init; }

    /// <summary>Stored values that changed.</summary>
    public int RevisedValues { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public FetchProblem? Problem { get; init; }
}

/// <summary>Everything a fetch did.</summary>
/// <param name="Rows">A line for each address, in the order asked.</param>
/// <param name="SavedSeries">Number of series written to the store.</param>
/// <param name="Findings">Warnings of the importer and what the store said.</param>
public sealed record FetchReport(ImmutableArray<FetchRow> Rows, int SavedSeries, ImmutableArray<Diagnostic> Findings)
{
    public bool HasFailures => Rows.Any(row => row.Outcome == FetchOutcome.Failed);
}
