namespace RotationNotes.Templating.Syntax;

/// <summary>Kinds of expression, so that the evaluator can branch by table.</summary>
internal enum ExpressionKind
{
    Literal, Variable, Local, This, Block, Member, Index, Unary, Binary, Conditional, Call, Pipe, Function,
    Array, Object, Interpolation, Step,
}

internal enum Operator
{
    Add, Subtract, Multiply, Divide, DivideRound, Modulus,
    Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual,
    And, Or, Coalesce, NotCoalesce, Range, RangeExclusive, ShiftLeft, ShiftRight,
    Plus, Negate, Not, Alias, Expand,
}

/// <summary>A part of a template that has a value. Immutable once parsed.</summary>
internal abstract class Expression(ExpressionKind kind, int start, int depth)
{
    public ExpressionKind Kind { get; } = kind;

    /// <summary>Offset in the source, for messages.</summary>
    public int Start { get; } = start;

    /// <summary>Height of the tree under this node; bounds the stack that evaluation needs.</summary>
    public int Depth { get; } = depth;

    protected static int Over(params ReadOnlySpan<Expression?> parts)
    {
        var deepest = 0;
        foreach (var part in parts)
            deepest = Math.Max(deepest, part?.Depth ?? 0);
        return deepest + 1;
    }

    protected static int Over(Expression first, IReadOnlyList<Expression> rest)
    {
        var deepest = first.Depth;
        foreach (var part in rest)
            deepest = Math.Max(deepest, part.Depth);
        return deepest + 1;
    }
}

internal sealed class LiteralExpression(int start, object? value) : Expression(ExpressionKind.Literal, start, 1)
{
    public object? Value { get; } = value;
}

/// <summary>A name without mark: a variable of the page, the model or the built-ins.</summary>
internal sealed class VariableExpression(int start, string name) : Expression(ExpressionKind.Variable, start, 1)
{
    public string Name { get; } = name;
}

/// <summary><c>$name</c>, local to a function or included page; <c>$</c> alone is its arguments.</summary>
internal sealed class LocalExpression(int start, string name) : Expression(ExpressionKind.Local, start, 1)
{
    public string Name { get; } = name;
}

internal sealed class ThisExpression(int start) : Expression(ExpressionKind.This, start, 1);

/// <summary><c>$$</c>, the block handed over by <c>wrap</c>.</summary>
internal sealed class BlockExpression(int start) : Expression(ExpressionKind.Block, start, 1);

internal sealed class MemberExpression(int start, Expression target, string name, bool optional)
    : Expression(ExpressionKind.Member, start, Over(target))
{
    public Expression Target { get; } = target;
    public string Name { get; } = name;
    public bool Optional { get; } = optional;
}

internal sealed class IndexExpression(int start, Expression target, Expression index)
    : Expression(ExpressionKind.Index, start, Over(target, index))
{
    public Expression Target { get; } = target;
    public Expression Index { get; } = index;
}

internal sealed class UnaryExpression(int start, Operator op, Expression operand)
    : Expression(ExpressionKind.Unary, start, Over(operand))
{
    public Operator Operator { get; } = op;
    public Expression Operand { get; } = operand;
}

internal sealed class BinaryExpression(int start, Operator op, Expression left, Expression right)
    : Expression(ExpressionKind.Binary, start, Over(left, right))
{
    public Operator Operator { get; } = op;
    public Expression Left { get; } = left;
    public Expression Right { get; } = right;
}

internal sealed class ConditionalExpression(int start, Expression condition, Expression whenTrue, Expression whenFalse)
    : Expression(ExpressionKind.Conditional, start, Over(condition, whenTrue, whenFalse))
{
    public Expression Condition { get; } = condition;
    public Expression WhenTrue { get; } = whenTrue;
    public Expression WhenFalse { get; } = whenFalse;
}

/// <summary>One argument of a call; <paramref name="Name"/> is null for a positional one.</summary>
internal readonly record struct Argument(string? Name, Expression Value, int Start);

internal sealed class CallExpression(int start, Expression callee, Argument[] arguments, bool parenthesised)
    : Expression(ExpressionKind.Call, start, Over(callee, Array.ConvertAll(arguments, a => a.Value)))
{
    public Expression Callee { get; } = callee;
    public Argument[] Arguments { get; } = arguments;

    /// <summary>Written <c>f(x)</c>; such a call may be the left side of an inline function.</summary>
    public bool Parenthesised { get; } = parenthesised;
}

internal sealed class PipeExpression(int start, Expression left, Expression right)
    : Expression(ExpressionKind.Pipe, start, Over(left, right))
{
    public Expression Left { get; } = left;
    public Expression Right { get; } = right;
}

internal sealed class FunctionExpression(int start, FunctionDefinition definition, bool parenthesised = false)
    : Expression(ExpressionKind.Function, start, 1)
{
    public bool Parenthesised { get; } = parenthesised;
    public FunctionDefinition Definition { get; } = definition;
}

internal sealed class ArrayExpression(int start, Expression[] items)
    : Expression(ExpressionKind.Array, start, Over(items))
{
    public Expression[] Items { get; } = items;
}

internal sealed class ObjectExpression(int start, string[] names, Expression[] values)
    : Expression(ExpressionKind.Object, start, Over(values))
{
    public string[] Names { get; } = names;
    public Expression[] Values { get; } = values;
}

internal sealed class InterpolationExpression(int start, Expression[] parts)
    : Expression(ExpressionKind.Interpolation, start, Over(parts))
{
    public Expression[] Parts { get; } = parts;
}

/// <summary><c>++x</c>, <c>x++</c>, <c>--x</c>, <c>x--</c>.</summary>
internal sealed class StepExpression(int start, Expression target, int step, bool prefix)
    : Expression(ExpressionKind.Step, start, Over(target))
{
    public Expression Target { get; } = target;
    public int Step { get; } = step;
    public bool Prefix { get; } = prefix;
}
