using RotationNotes.Templating.Builtins;
using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

internal sealed partial class Evaluator
{
    /// <summary>Value of an expression; a name or member that holds a function calls it without arguments.</summary>
    private object? Evaluate(Expression expression)
    {
        var value = Resolve(expression);
        return value is ScriptFunction function
            && (expression.Kind is ExpressionKind.Variable or ExpressionKind.Member or ExpressionKind.Index or ExpressionKind.Local
                || expression is FunctionExpression { Parenthesised: true })
            ? Invoke(function, new ArgumentList(), expression.Start, null)
            : value;
    }

    /// <summary>Value of an expression; a function stays a function.</summary>
    private object? Resolve(Expression expression)
    {
        Charge(1);
        Place = expression.Start;
        switch (expression.Kind)
        {
            case ExpressionKind.Literal:
                return ((LiteralExpression)expression).Value;
            case ExpressionKind.Variable:
                return Lookup((VariableExpression)expression);
            case ExpressionKind.Local:
                return LookupLocal((LocalExpression)expression);
            case ExpressionKind.This:
                return Top.Target;
            case ExpressionKind.Block:
                return RunWrapped(expression);
            case ExpressionKind.Member:
                return GetMember((MemberExpression)expression);
            case ExpressionKind.Index:
                return GetElement((IndexExpression)expression);
            case ExpressionKind.Unary:
                return EvaluateUnary((UnaryExpression)expression);
            case ExpressionKind.Binary:
                GuardStack(expression.Start);
                return EvaluateBinary((BinaryExpression)expression);
            case ExpressionKind.Conditional:
                GuardStack(expression.Start);
                var condition = (ConditionalExpression)expression;
                return Evaluate(Decide(condition.Condition, Values.IsTrue(Evaluate(condition.Condition))) ? condition.WhenTrue : condition.WhenFalse);
            case ExpressionKind.Call:
                return EvaluateCall((CallExpression)expression, null);
            case ExpressionKind.Pipe:
                return EvaluatePipe((PipeExpression)expression);
            case ExpressionKind.Function:
                return new TemplateFunction(((FunctionExpression)expression).Definition);
            case ExpressionKind.Array:
                return EvaluateArray((ArrayExpression)expression);
            case ExpressionKind.Object:
                return EvaluateObject((ObjectExpression)expression);
            case ExpressionKind.Interpolation:
                return EvaluateInterpolation((InterpolationExpression)expression);
            case ExpressionKind.Step:
                return EvaluateStep((StepExpression)expression);
            default:
                throw new InvalidOperationException($"No rule for expression '{expression.Kind}'.");
        }
    }

    private object? EvaluateUnary(UnaryExpression expression)
    {
        GuardStack(expression.Start);
        if (expression.Operator is Operator.Alias)
            return Resolve(expression.Operand);
        if (expression.Operator is Operator.Expand)
            return Evaluate(expression.Operand);
        var value = Evaluate(expression.Operand);
        if (expression.Operator == Operator.Not)
            return Boxes.Of(!Values.IsTrue(value));
        if (value is null || !Numbers.IsNumber(value))
        {
            if (value is TimeSpan span)
                return expression.Operator == Operator.Negate ? -span : span;
            throw Fail(expression.Start, $"'{Precedence.Symbol(expression.Operator)}' needs a number but found {Values.Describe(value)}");
        }
        return expression.Operator == Operator.Negate ? Numbers.Negate(value) : value;
    }

    private object? EvaluateBinary(BinaryExpression expression)
    {
        switch (expression.Operator)
        {
            case Operator.And:
                return Boxes.Of(Values.IsTrue(Evaluate(expression.Left)) && Values.IsTrue(Evaluate(expression.Right)));
            case Operator.Or:
                return Boxes.Of(Values.IsTrue(Evaluate(expression.Left)) || Values.IsTrue(Evaluate(expression.Right)));
            case Operator.Coalesce or Operator.NotCoalesce:
                lenient++;
                var value = Evaluate(expression.Left);
                lenient--;
                return value is null == (expression.Operator == Operator.Coalesce) ? Evaluate(expression.Right) : value;
            default:
                var left = EvaluateOperand(expression.Left);
                return Operations.Binary(this, expression.Start, expression.Operator, left, EvaluateOperand(expression.Right));
        }
    }

    /// <summary>A function as operand, such as <c>(do; ret 1; end)</c>, stands for its result.</summary>
    private object? EvaluateOperand(Expression expression)
    {
        var value = Evaluate(expression);
        return value is ScriptFunction function ? Invoke(function, new ArgumentList(), expression.Start, null) : value;
    }

    private ScriptArray EvaluateArray(ArrayExpression expression)
    {
        Charge(ContainerUnits);
        var result = new ScriptArray(expression.Items.Length);
        foreach (var item in expression.Items)
            result.Add(Evaluate(item));
        return result;
    }

    private ScriptObject EvaluateObject(ObjectExpression expression)
    {
        Charge(ContainerUnits * 2);
        var result = new ScriptObject(expression.Names.Length);
        for (var i = 0; i < expression.Names.Length; i++)
            result[expression.Names[i]] = Evaluate(expression.Values[i]);
        return result;
    }

    private string EvaluateInterpolation(InterpolationExpression expression)
    {
        var parts = new string[expression.Parts.Length];
        var length = 0L;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = ToText(Evaluate(expression.Parts[i]));
            ChargeText(length += parts[i].Length);
        }
        return string.Concat(parts);
    }

    private object? EvaluateStep(StepExpression expression)
    {
        var before = Evaluate(expression.Target);
        if (before is null || !Numbers.IsNumber(before))
            throw Fail(expression.Start, $"'{(expression.Step > 0 ? "++" : "--")}' needs a number but found {Values.Describe(before)}");
        var after = Operations.Binary(this, expression.Start, Operator.Add, before, Boxes.Of(expression.Step));
        Assign(expression.Target, after);
        return expression.Prefix ? after : before;
    }

    private object? RunWrapped(Expression expression)
    {
        if (frame.Wrapped is not { } block)
            return Context.Strict ? throw Fail(expression.Start, "'$$' is only known inside a function that 'wrap' calls") : null;
        GuardStack(expression.Start);
        // A block that shows itself again would never end.
        frame.Wrapped = null;
        Execute(block);
        frame.Wrapped = block;
        return null;
    }
}
