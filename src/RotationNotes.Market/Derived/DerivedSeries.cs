using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Derived;

/// <summary>Series computed from several stored ones by more than one formula's length: the policy path, fund flows, surprise indices, contributions.</summary>
/// <remarks>
/// Computed when data are imported and stored like any other, so that an edition's manifest names them. Each value uses only what was
/// known on its own date, so a view cuts them like their inputs.
/// </remarks>
internal static class DerivedSeries
{
    /// <summary>All that can be derived, in order of id; nothing whose inputs are missing.</summary>
    /// <param name="ids">Ids of every series there is.</param>
    /// <param name="find">The series of an id.</param>
    public static IReadOnlyList<Series> From(IReadOnlyCollection<string> ids, Func<string, Series?> find) =>
    [
        .. PolicyPath.Derive(ids, find)
            .Concat(FundFlows.Derive(ids, find))
            .Concat(ReleaseIndices.Derive(find))
            .Concat(IndexContributions.Derive(find))
            .OrderBy(s => s.Id.Value, StringComparer.Ordinal),
    ];

    /// <summary>Whether a series is one of these; such ids are not read from files.</summary>
    public static bool IsDerived(string id) =>
        id.StartsWith("FFP.", StringComparison.Ordinal) || id.StartsWith("FLOW", StringComparison.Ordinal) || id.StartsWith("AUM.", StringComparison.Ordinal)
        || id.StartsWith("CONTRIB.", StringComparison.Ordinal) || id is ReleaseIndices.Surprises or ReleaseIndices.Changes;
}
