using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Facts;

/// <summary>Every value of one metric up to an as-of date: what records are searched in and charts draw.</summary>
/// <remarks>Dates ascend; values are finite; both have the same length.</remarks>
public sealed record MetricHistory(MetricDefinition Definition, ReadOnlyMemory<DateOnly> Dates, ReadOnlyMemory<double> Values);
