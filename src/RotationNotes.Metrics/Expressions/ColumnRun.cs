using RotationNotes.Metrics.Kernels;

namespace RotationNotes.Metrics.Expressions;

/// <summary>Computes the terms of an expression on one frame, each distinct term once.</summary>
internal sealed class ColumnRun(Frame frame)
{
    public Frame Frame => frame;

    private readonly Dictionary<string, double[]> done = new(StringComparer.Ordinal);

    /// <summary>One value per date of the frame, NaN where the term is not defined. Shared: callers never write into it.</summary>
    public double[] Column(Term term, UnitCheck check)
    {
        if (done.TryGetValue(term.Text, out var column))
            return column;
        column = Compute(term, check);
        done.Add(term.Text, column);
        return column;
    }

    private double[] Compute(Term term, UnitCheck check)
    {
        switch (term)
        {
            case SeriesTerm or MetricTerm or CallTerm { Function.HasOwnDates: true }:
                return frame.Column(term.Text);
            case CallTerm call:
                return Call(call, check);
            case BinaryTerm binary:
                return Binary(binary, check);
            case NegationTerm negation:
                return Map(Column(negation.Operand, check), static v => -v);
            case NotTerm not:
                return Map(Column(not.Operand, check), static v => 1 - v);
            case ConstantTerm constant:
                return Filled(constant.Value);
            default:
                throw new InvalidOperationException($"No values for {term.GetType().Name}.");
        }
    }

    private double[] Call(CallTerm call, UnitCheck check)
    {
        var columns = new List<double[]>(2);
        var date = default(DateOnly);
        foreach (var argument in call.Arguments)
        {
            switch (argument)
            {
                case DateTerm d:
                    date = d.Date;
                    break;
                case ConstantTerm:
                    break;
                default:
                    columns.Add(Column(argument, check));
                    break;
            }
        }

        var unit = check.Of(call.Arguments[0])?.Unit;
        var result = new double[frame.Dates.Length];
        call.Function.Kernel(new Arguments(frame.Dates, [.. columns], call.Windows, date, unit), result);
        return result;
    }

    private double[] Binary(BinaryTerm term, UnitCheck check)
    {
        double[] left = Column(term.Left, check), right = Column(term.Right, check);
        var result = new double[left.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = Apply(term.Operator, left[i], right[i]);
        // Quotes carry few decimals: 23.95 − 14.48 must be 9.47, or equal spreads would not tie.
        if (term.Operator is BinaryOperator.Add or BinaryOperator.Subtract
            && check.Of(term)?.Unit is MetricUnit.VolatilityPoints or MetricUnit.QuotedPercent or MetricUnit.BasisPoints)
        {
            foreach (ref var value in result.AsSpan())
                value = Quotes.WithoutDust(value);
        }

        return result;
    }

    private static double Apply(BinaryOperator op, double a, double b)
    {
        if (op >= BinaryOperator.Less && (double.IsNaN(a) || double.IsNaN(b)))
            return double.NaN;
        return op switch
        {
            BinaryOperator.Add => a + b,
            BinaryOperator.Subtract => a - b,
            BinaryOperator.Multiply => a * b,
            BinaryOperator.Divide => b == 0 ? double.NaN : a / b,
            BinaryOperator.Less => a < b ? 1 : 0,
            BinaryOperator.LessOrEqual => a <= b ? 1 : 0,
            BinaryOperator.Greater => a > b ? 1 : 0,
            BinaryOperator.GreaterOrEqual => a >= b ? 1 : 0,
            BinaryOperator.And => Math.Min(a, b),
            _ => Math.Max(a, b),
        };
    }

    private double[] Filled(double constant)
    {
        var filled = new double[frame.Dates.Length];
        for (var i = 0; i < filled.Length; i++)
            filled[i] = constant;
        return filled;
    }

    private static double[] Map(double[] values, Func<double, double> change)
    {
        var result = new double[values.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = change(values[i]);
        return result;
    }
}
