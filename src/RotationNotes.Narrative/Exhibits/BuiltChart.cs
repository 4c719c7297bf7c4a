using System.Collections.Immutable;
using RotationNotes.Documents.Exhibits.Charts;

namespace RotationNotes.Narrative.Exhibits;

/// <summary>A chart with everything its caption says: period, sources, and what could not be drawn.</summary>
/// <param name="First">First date drawn.</param>
/// <param name="Last">Last date drawn.</param>
/// <param name="Missing">Names of series left out, each with its reason.</param>
internal sealed record BuiltChart(
    ChartSpec Spec,
    DateOnly First,
    DateOnly Last,
    ImmutableArray<string> Sources,
    bool IsCalculated,
    ImmutableArray<string> Missing,
    string Csv);
