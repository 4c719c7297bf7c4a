using RotationNotes.Foundation.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Expressions;

internal enum Shape
{
    Values,
    Condition,
    Constant,
}

/// <summary>Type of a term: its shape and, for values and marked constants, its unit.</summary>
/// <remarks>A class on purpose: nullable structs of our own are compiled anew at every cold start.</remarks>
internal sealed record TermType(Shape Shape, MetricUnit? Unit);

/// <summary>A problem of types at a place in the expression.</summary>
internal sealed record TypeProblem(int Position, string Message, string? Hint);

/// <summary>Gives every term its type and gathers what does not fit.</summary>
/// <param name="view">Knows the units of series.</param>
/// <param name="find">Knows the metrics, and with them their units.</param>
/// <param name="nearest">Metric ids that a mistyped one may have meant, best first.</param>
internal sealed class UnitCheck(MarketView view, Func<string, MetricDefinition?> find, Func<string, IReadOnlyList<string>> nearest)
{
    private readonly List<TypeProblem> problems = [];

    public IReadOnlyList<TypeProblem> Problems => problems;

    /// <summary>Type of the term; null when a problem was found inside it.</summary>
    public TermType? Of(Term term) => term switch
    {
        SeriesTerm t => view.Find(t.Id) is { } series ? new TermType(Shape.Values, MetricUnits.Of(series.Descriptor.Unit)) : Problem(t, $"There is no series '{t.Id}'.", NearestSeries(t.Id.Value)),
        MetricTerm t => find(t.Id)?.Unit is { } unit ? new TermType(Shape.Values, unit) : Problem(t, $"There is no metric '{t.Id}'.", NearestMetric(t.Id)),
        ConstantTerm t => new TermType(Shape.Constant, t.Unit),
        DateTerm t => Problem(t, "A date stands only where a function asks for one."),
        CallTerm t => Call(t),
        NegationTerm t => Of(t.Operand) is { } operand ? operand.Shape == Shape.Condition ? Problem(t, "A condition has no sign.") : operand : null,
        NotTerm t => Of(t.Operand) is { } operand ? operand.Shape == Shape.Condition ? operand : Problem(t, "`not` needs a condition.", "Compare with <, <=, > or >=.") : null,
        BinaryTerm t => Both(t, Of(t.Left), Of(t.Right)),
        _ => throw new InvalidOperationException($"No type rule for {term.GetType().Name}."),
    };

    private TermType? Call(CallTerm call)
    {
        var function = call.Function;
        var units = new MetricUnit[function.Parameters.Length];
        var values = 0;
        var before = problems.Count;
        for (var i = 0; i < function.Parameters.Length; i++)
        {
            var argument = call.Arguments[i];
            switch (function.Parameters[i])
            {
                case ParameterKind.Window:
                    if (argument is not ConstantTerm { Unit: null, Value: >= 1 and <= 100_000 } window || window.Value != Math.Floor(window.Value))
                        Problem(argument, $"`{function.Name}` needs a whole number of observations here.", $"Write {function.Usage}.");
                    else if (window.Value < function.SmallestWindow)
                        Problem(argument, $"`{function.Name}` needs at least {function.SmallestWindow} observations.");
                    break;
                case ParameterKind.Date:
                    if (argument is not DateTerm)
                        Problem(argument, $"`{function.Name}` needs a quoted date here.", $"Write {function.Usage}.");
                    break;
                case ParameterKind.Condition:
                    if (Of(argument) is { Shape: not Shape.Condition })
                        Problem(argument, $"`{function.Name}` needs a condition.", $"Write {function.Usage}.");
                    break;
                default:
                    switch (Of(argument))
                    {
                        case { Shape: Shape.Values } type:
                            units[values++] = type.Unit!.Value;
                            break;
                        case not null:
                            Problem(argument, $"`{function.Name}` needs a series or a metric.", $"Write {function.Usage}.");
                            break;
                    }

                    break;
            }
        }

        if (problems.Count > before)
            return null;
        var answer = function.Units(units[..values]);
        return answer.Unit is { } unit ? new TermType(Shape.Values, unit) : Problem(call, answer.Problem!, answer.Hint);
    }

    private TermType? Both(BinaryTerm term, TermType? left, TermType? right) =>
        left is null || right is null ? null : Binary(term, left, right);

    private TermType? Binary(BinaryTerm term, TermType left, TermType right)
    {
        var op = term.Operator;
        if (op.IsLogic())
            return left.Shape == Shape.Condition && right.Shape == Shape.Condition
                ? left
                : Problem(term, $"`{op.Sign()}` joins two conditions.", "Compare with <, <=, > or >=.");
        if (left.Shape == Shape.Condition || right.Shape == Shape.Condition)
            return Problem(term, $"'{op.Sign()}' needs numbers, not conditions.", "Join conditions with `and` and `or`.");
        if (op.IsComparison())
            return Compared(term, left, right);
        return (left.Shape, right.Shape) switch
        {
            (Shape.Constant, Shape.Constant) => new TermType(Shape.Constant, left.Unit ?? right.Unit),
            (Shape.Values, Shape.Values) => Answer(term, op switch
            {
                BinaryOperator.Multiply => UnitRules.Multiplied(left.Unit!.Value, right.Unit!.Value),
                BinaryOperator.Divide => UnitRules.Divided(left.Unit!.Value, right.Unit!.Value),
                _ => UnitRules.Added(left.Unit!.Value, right.Unit!.Value, op == BinaryOperator.Subtract),
            }),
            (Shape.Values, _) => WithConstant(term, left, right, constantFirst: false),
            _ => WithConstant(term, right, left, constantFirst: true),
        };
    }

    private TermType? WithConstant(BinaryTerm term, TermType values, TermType constant, bool constantFirst)
    {
        var unit = values.Unit!.Value;
        if (term.Operator == BinaryOperator.Divide && constantFirst)
            return unit == MetricUnit.Ratio ? values : Problem(term, $"Cannot divide a number by {unit.InWords()}.");
        if (term.Operator is BinaryOperator.Multiply or BinaryOperator.Divide)
            return constant.Unit is null ? values : Answer(term, UnitRules.Multiplied(unit, constant.Unit.Value));
        return Fits(term, unit, constant) ? values : null;
    }

    private TermType? Compared(BinaryTerm term, TermType left, TermType right)
    {
        var condition = new TermType(Shape.Condition, null);
        return (left.Shape, right.Shape) switch
        {
            (Shape.Constant, Shape.Constant) => Problem(term, "Comparing two numbers is always the same."),
            (Shape.Values, Shape.Values) => UnitRules.Compared(left.Unit!.Value, right.Unit!.Value) is { } refusal ? Problem(term, refusal.Problem!, refusal.Hint) : condition,
            (Shape.Values, _) => Fits(term, left.Unit!.Value, right) ? condition : null,
            _ => Fits(term, right.Unit!.Value, left) ? condition : null,
        };
    }

    // A bare 3 beside a return would mean 300 %: everyone who writes it means 3 %.
    private bool Fits(BinaryTerm term, MetricUnit unit, TermType constant)
    {
        if (constant.Unit is { } marked)
        {
            if (UnitRules.Compared(unit, marked) is not { } refusal)
                return true;
            Problem(term, refusal.Problem!, unit == MetricUnit.QuotedPercent && marked == MetricUnit.Fraction ? "Yields are quoted in percent: write the number alone." : null);
            return false;
        }

        var number = (term.Left as ConstantTerm ?? term.Right as ConstantTerm)?.Value;
        if (unit is not (MetricUnit.Fraction or MetricUnit.FractionDifference) || number is null or 0)
            return true;
        Problem(term, $"A bare number beside {unit.InWords()} is ambiguous.", "Write 3% for three percent.");
        return false;
    }

    private TermType? Answer(Term term, UnitAnswer answer) =>
        answer.Unit is { } unit ? new TermType(Shape.Values, unit) : Problem(term, answer.Problem!, answer.Hint);

    private TermType? Problem(Term term, string message, string? hint = null)
    {
        problems.Add(new TypeProblem(term.Position, message, hint));
        return null;
    }

    private string? NearestMetric(string id) =>
        nearest(id) is [var best, ..] ? $"Did you mean '{best}'?" : null;

    private string? NearestSeries(string id) =>
        NearestName.Find(id, view.All.Select(series => series.Id.Value), 1) is [var best] ? $"Did you mean '{best}'?" : null;
}
