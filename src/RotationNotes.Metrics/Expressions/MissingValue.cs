using System.Globalization;

namespace RotationNotes.Metrics.Expressions;

/// <summary>Finds the innermost part of an expression that has no value on the last date, and says why.</summary>
internal static class MissingValue
{
    /// <param name="count">How many of the frame's dates there are; the last of them is meant.</param>
    public static string Why(Term term, ColumnRun run, UnitCheck units, int count) => Innermost(term, run, units, count) ?? "it is not defined on the last date";

    private static string? Innermost(Term term, ColumnRun run, UnitCheck units, int count)
    {
        if (term is ConstantTerm or DateTerm || double.IsFinite(run.Column(term, units).Span[count - 1]))
            return null;
        return term switch
        {
            CallTerm { Function.HasOwnDates: false } call => call.Arguments.Select(a => Innermost(a, run, units, count)).FirstOrDefault(reason => reason is not null) ?? Of(call, run, units, count),
            BinaryTerm binary => Innermost(binary.Left, run, units, count) ?? Innermost(binary.Right, run, units, count) ?? $"the divisor {binary.Right.Text} is {(ColumnRun.IsBase(units.Of(binary.Right)?.Unit) ? "not above zero" : "zero")}",
            NegationTerm negation => Innermost(negation.Operand, run, units, count),
            NotTerm not => Innermost(not.Operand, run, units, count),
            _ => null,
        };
    }

    private static string Of(CallTerm call, ColumnRun run, UnitCheck units, int count)
    {
        var needed = call.Needs;
        var counts = call.Arguments.Where(a => a is not (ConstantTerm or DateTerm)).Select(a => FiniteAtEnd(run.Column(a, units).Span[..count]));
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
