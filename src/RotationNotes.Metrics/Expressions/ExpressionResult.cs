using RotationNotes.Foundation.Units;

namespace RotationNotes.Metrics.Expressions;

/// <summary>Values of an expression up to the as-of date of a view, or the reason why there are none.</summary>
/// <param name="Unit">Unit of the values; for a condition <see cref="MetricUnit.Count"/> (1 fulfilled, 0 not).</param>
/// <param name="Dates">Ascending; empty when unavailable. Dates on which the expression is not defined are left out.</param>
/// <param name="Values">Finite, one per date.</param>
/// <param name="Unavailable">Why there are no values at all, e.g. "no observation of RVX is known by 2024-07-16"; null when there are some.</param>
public sealed record ExpressionResult(MetricUnit Unit, ReadOnlyMemory<DateOnly> Dates, ReadOnlyMemory<double> Values, string? Unavailable = null);
