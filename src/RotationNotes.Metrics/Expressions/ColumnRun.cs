using RotationNotes.Foundation.Units;

namespace RotationNotes.Metrics.Expressions;

/// <summary>Computes the terms of an expression on one frame, each distinct term once.</summary>
/// <remarks>
/// Two ways to use it. <see cref="Keep"/> holds every column for whoever asks again. For a whole catalogue, <see cref="Plan"/> counts
/// beforehand how often each term will be read, and <see cref="Release"/> gives its memory to the next column after the last time.
/// </remarks>
internal sealed class ColumnRun(Frame frame, ColumnPool pool)
{
    private readonly Dictionary<string, Column> done = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> reads = new(StringComparer.Ordinal);

    public Frame Frame => frame;

    /// <summary>One value per date of the frame. Shared: callers never write into it, and may keep it.</summary>
    public ReadOnlyMemory<double> Keep(Term term, UnitCheck check)
    {
        var column = Column(term, check);
        column.IsKept = true;
        return column.Values;
    }

    /// <summary>Announces one read of the term; what it is made of is announced once.</summary>
    public void Plan(Term term)
    {
        if (term is ConstantTerm or DateTerm)
            return;
        var planned = reads.GetValueOrDefault(term.Text);
        reads[term.Text] = planned + 1;
        if (planned > 0 || done.ContainsKey(term.Text))
            return;
        foreach (var part in Parts(term))
            Plan(part);
    }

    /// <summary>The column of a term, valid until it is released.</summary>
    public Column Column(Term term, UnitCheck check)
    {
        if (done.TryGetValue(term.Text, out var column))
            return column;
        column = Compute(term, check);
        done.Add(term.Text, column);
        return column;
    }

    /// <summary>Says that an announced read is over.</summary>
    public void Release(Term term)
    {
        if (!reads.TryGetValue(term.Text, out var left))
            return;
        reads[term.Text] = left - 1;
        if (left > 1 || !done.TryGetValue(term.Text, out var column))
            return;
        reads.Remove(term.Text);
        if (column is not { IsKept: false, Buffer: { } buffer })
            return;
        done.Remove(term.Text);
        pool.Return(buffer);
    }

    private static ReadOnlySpan<Term> Parts(Term term) => term switch
    {
        CallTerm { Function.HasOwnDates: false } call => call.Arguments.AsSpan(),
        BinaryTerm binary => new[] { binary.Left, binary.Right },
        NegationTerm negation => new[] { negation.Operand },
        NotTerm not => new[] { not.Operand },
        _ => default,
    };

    private Column Compute(Term term, UnitCheck check)
    {
        if (term is SeriesTerm or MetricTerm or CallTerm { Function.HasOwnDates: true })
            return new Column(frame.Column(term.Text));
        var buffer = pool.Rent(frame.Dates.Length);
        var result = buffer.AsSpan(0, frame.Dates.Length);
        switch (term)
        {
            case CallTerm call:
                Call(call, check, result);
                break;
            case BinaryTerm binary:
                var right = Column(binary.Right, check).Span;
                Arithmetic.Run(binary.Operator, Column(binary.Left, check).Span, right, RoundsDust(binary, check), result);
                if (binary.Operator == BinaryOperator.Divide && IsBase(check.Of(binary.Right)?.Unit))
                    Arithmetic.UndefineWhereNotAboveZero(right, result);
                break;
            case NegationTerm negation:
                Arithmetic.Negate(Column(negation.Operand, check).Span, result);
                break;
            case NotTerm not:
                Arithmetic.Not(Column(not.Operand, check).Span, result);
                break;
            case ConstantTerm constant:
                result.Fill(constant.Value);
                break;
            default:
                throw new InvalidOperationException($"No values for {term.GetType().Name}.");
        }

        foreach (var part in Parts(term))
            Release(part);
        return new Column(buffer.AsMemory(0, frame.Dates.Length), buffer);
    }

    private void Call(CallTerm call, UnitCheck check, Span<double> result)
    {
        var columns = new List<ReadOnlyMemory<double>>(2);
        var dates = new List<DateOnly>(1);
        foreach (var argument in call.Arguments)
        {
            switch (argument)
            {
                case DateTerm d:
                    dates.Add(d.Date);
                    break;
                case ConstantTerm:
                    break;
                default:
                    columns.Add(Column(argument, check).Values);
                    break;
            }
        }

        call.Function.Kernel(new Arguments(frame.Dates, [.. columns], call.Windows, [.. dates], check.Of(call.Arguments[0])?.Unit), result);
    }

    // Quotes carry few decimals: 23.95 − 14.48 must be 9.47, or equal spreads would not tie.
    /// <summary>Whether a ratio to values of the unit reads as "so many times": over a negative price it would say the opposite of what happened.</summary>
    public static bool IsBase(MetricUnit? divisor) => divisor is MetricUnit.Level or MetricUnit.Dollars or MetricUnit.IndexNumber;

    private static bool RoundsDust(BinaryTerm term, UnitCheck check) =>
        term.Operator is BinaryOperator.Add or BinaryOperator.Subtract
        && check.Of(term)?.Unit is MetricUnit.VolatilityPoints or MetricUnit.QuotedPercent or MetricUnit.BasisPoints;
}
