using System.Globalization;

namespace RotationNotes.Metrics.Expressions;

/// <summary>Finds the innermost part of an expression that has no value on the last date, and says why.</summary>
internal static class MissingValue
{
    public static string Why(Term term, ColumnRun run, UnitCheck units) => Innermost(term, run, units) ?? "it is not defined on the last date";

    private static string? Innermost(Term term, ColumnRun run, UnitCheck units)
    {
        if (term is ConstantTerm or DateTerm || double.IsFinite(run.Column(term, units).Span[^1]))
            return null;
        return term switch
        {
            CallTerm { Function.HasOwnDates: false } call => call.Arguments.Select(a => Innermost(a, run, units)).FirstOrDefault(reason => reason is not null) ?? Of(call, run, units),
            BinaryTerm binary => Innermost(binary.Left, run, units) ?? Innermost(binary.Right, run, units) ?? $"the divisor {binary.Right.Text} is zero",
            NegationTerm negation => Innermost(negation.Operand, run, units),
            NotTerm not => Innermost(not.Operand, run, units),
            _ => null,
        };
    }

    private static string Of(CallTerm call, ColumnRun run, UnitCheck units)
    {
        var needed = call.Needs;
        var counts = call.Arguments.Where(a => a is not (ConstantTerm or DateTerm)).Select(a => FiniteAtEnd(run.Column(a, units).Span));
        var available = counts.Min();
        return available < needed
            ? $"{call.Text} needs {needed} observations, there are {available}"
            : string.Format(CultureInfo.InvariantCulture, call.Function.WhenUndefined, call.Windows is [var window, ..] ? window : 0);
    }

    private static int FiniteAtEnd(ReadOnlySpan<double> column)
    {
        var count = 0;
        while (count < column.Length && double.IsFinite(column[^(count + 1)]))
            count++;
        return count;
    }
}
