using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;

namespace RotationNotes.Metrics.Expressions;

/// <summary>A node of a parsed expression. <see cref="Text"/> is canonical: equal text means equal meaning, so results are shared by it.</summary>
internal abstract record Term(string Text, int Position);

internal sealed record SeriesTerm(SeriesId Id, int Position) : Term(Id.Value, Position);

internal sealed record MetricTerm(string Id, int Position) : Term(Id, Position);

/// <summary>A number as written: <c>3</c>, <c>3%</c> or <c>25bp</c>; <see cref="Unit"/> is null for a bare one.</summary>
internal sealed record ConstantTerm(double Value, MetricUnit? Unit, int Position) : Term(Print(Value, Unit), Position)
{
    private static string Print(double value, MetricUnit? unit) => unit switch
    {
        MetricUnit.Fraction => (value * 100).ToString("R", CultureInfo.InvariantCulture) + "%",
        MetricUnit.BasisPoints => value.ToString("R", CultureInfo.InvariantCulture) + "bp",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}

internal sealed record DateTerm(DateOnly Date, int Position) : Term($"\"{Date:yyyy-MM-dd}\"", Position);

internal sealed record CallTerm(ExpressionFunction Function, ImmutableArray<Term> Arguments, int Position)
    : Term($"{Function.Name}({string.Join(", ", Arguments.Select(a => a.Text))})", Position)
{
    /// <summary>Its constants, in order.</summary>
    public int[] Windows { get; } = WindowsOf(Arguments);

    /// <summary>Observations the first value needs, inputs' own needs not counted.</summary>
    public int Needs => Function.Needs(Windows);

    private static int[] WindowsOf(ImmutableArray<Term> arguments)
    {
        var count = 0;
        foreach (var argument in arguments)
            count += argument is ConstantTerm ? 1 : 0;
        var windows = new int[count];
        count = 0;
        foreach (var argument in arguments)
        {
            if (argument is ConstantTerm constant)
                windows[count++] = (int)constant.Value;
        }

        return windows;
    }
}

internal sealed record BinaryTerm(BinaryOperator Operator, Term Left, Term Right, int Position)
    : Term($"({Left.Text} {Operator.Sign()} {Right.Text})", Position);

internal sealed record NegationTerm(Term Operand, int Position) : Term($"(-{Operand.Text})", Position);

internal sealed record NotTerm(Term Operand, int Position) : Term($"(not {Operand.Text})", Position);

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
}

internal static class BinaryOperators
{
    public static string Sign(this BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.And => "and",
        _ => "or",
    };

    public static bool IsComparison(this BinaryOperator op) => op is >= BinaryOperator.Less and <= BinaryOperator.GreaterOrEqual;

    public static bool IsLogic(this BinaryOperator op) => op is BinaryOperator.And or BinaryOperator.Or;
}
