using System.Collections.Immutable;

namespace RotationNotes.Documents.Charts;

/// <summary>Contributions that add up to a total: each column starts where the one before ended.</summary>
/// <param name="Contributions">Parts in the order they are added; the sum is drawn as the last column.</param>
/// <param name="TotalLabel">Name of the sum.</param>
public sealed record WaterfallChart(ImmutableArray<Contribution> Contributions, string TotalLabel) : ChartSpec
{
    /// <summary>Sum of all contributions that exist.</summary>
    public double Total
    {
        get
        {
            var total = 0.0;
            foreach (var part in Contributions)
                total += double.IsFinite(part.Value) ? part.Value : 0;
            return total;
        }
    }
}

/// <param name="Label">Name below the column.</param>
/// <param name="Value">Contribution in the unit of the total; NaN prints "n/a" and adds nothing.</param>
public sealed record Contribution(string Label, double Value);
