using System.Collections.Immutable;
using RotationNotes.Foundation.Units;

namespace RotationNotes.Narrative.Exhibits.Charts;

/// <summary>What a box chart groups: the moves of a series from date to date or from month to month, or its own values.</summary>
/// <param name="Values">Oldest first, each dated by the end of its move.</param>
/// <param name="IsReturn">Whether they are returns, as fractions.</param>
/// <param name="IsChange">Whether they are changes in basis points.</param>
/// <param name="IsOfMonths">Whether each is the move of a whole month, the newest as far as it has come.</param>
internal sealed record GroupedMoves(ImmutableArray<(DateOnly Date, double Value)> Values, bool IsReturn, bool IsChange, bool IsOfMonths)
{
    /// <param name="data">The series.</param>
    /// <param name="wholeMonths">Moves from month end to month end instead of from date to date.</param>
    public static GroupedMoves Of(ExhibitSeries data, bool wholeMonths)
    {
        var isReturn = data.Unit is MetricUnit.Level or MetricUnit.Ratio or MetricUnit.Dollars;
        var isChange = data.Unit == MetricUnit.QuotedPercent;
        var values = ImmutableArray.CreateBuilder<(DateOnly, double)>();
        if (!isReturn && !isChange)
        {
            for (var i = 0; i < data.Dates.Length; i++)
                values.Add((data.Dates.Span[i], data.Values.Span[i]));
            return new GroupedMoves(values.ToImmutable(), false, false, false);
        }

        var basis = double.NaN;
        for (var i = 0; i < data.Dates.Length; i++)
        {
            var date = data.Dates.Span[i];
            var ends = !wholeMonths || i == data.Dates.Length - 1 || data.Dates.Span[i + 1].Month != date.Month || data.Dates.Span[i + 1].Year != date.Year;
            if (!ends)
                continue;
            var value = data.Values.Span[i];
            if (isChange && double.IsFinite(basis))
                values.Add((date, (value - basis) * 100));
            else if (isReturn && basis > 0)
                values.Add((date, value / basis - 1));
            basis = value;
        }

        return new GroupedMoves(values.ToImmutable(), isReturn, isChange, wholeMonths);
    }
}
