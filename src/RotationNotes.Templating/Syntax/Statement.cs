namespace RotationNotes.Templating.Syntax;

/// <summary>Kinds of statement, so that the evaluator can branch by table.</summary>
internal enum StatementKind
{
    Text, Expression, Assign, If, Case, For, TableRow, While, Break, Continue, Capture, With, Wrap, Function, Return,
    ReadOnly, Import,
}

/// <summary>A step of a template. Immutable once parsed.</summary>
internal abstract class Statement(StatementKind kind, int start)
{
    public StatementKind Kind { get; } = kind;
    public int Start { get; } = start;
}

/// <summary>Statements that run one after the other.</summary>
internal sealed class Block(Statement[] statements)
{
    public static readonly Block Empty = new([]);

    public Statement[] Statements { get; } = statements;
}

/// <summary>Text between code blocks, with the indent that holds for the code behind it.</summary>
internal sealed class TextStatement(int start, string text, string? indent) : Statement(StatementKind.Text, start)
{
    public string Text { get; } = text;
    public string? Indent { get; } = indent;
}

internal sealed class ExpressionStatement(Expression value) : Statement(StatementKind.Expression, value.Start)
{
    public Expression Value { get; } = value;
}

/// <summary><c>target = value</c>, or with <paramref name="op"/> <c>target op= value</c>.</summary>
internal sealed class AssignStatement(int start, Expression target, Operator? op, Expression value)
    : Statement(StatementKind.Assign, start)
{
    public Expression Target { get; } = target;
    public Operator? Operator { get; } = op;
    public Expression Value { get; } = value;
}

internal sealed class IfStatement(int start, Expression condition, bool negate, Block then, Block? otherwise)
    : Statement(StatementKind.If, start)
{
    public Expression Condition { get; } = condition;
    public bool Negate { get; } = negate;
    public Block Then { get; } = then;
    public Block? Otherwise { get; } = otherwise;
}

internal readonly record struct WhenClause(Expression[] Values, Block Body);

internal sealed class CaseStatement(int start, Expression value, WhenClause[] clauses, Block? otherwise)
    : Statement(StatementKind.Case, start)
{
    public Expression Value { get; } = value;
    public WhenClause[] Clauses { get; } = clauses;
    public Block? Otherwise { get; } = otherwise;
}

/// <summary><c>for</c> and <c>tablerow</c>.</summary>
internal sealed class LoopStatement(StatementKind kind, int start, Expression variable, Expression items, Block body, Block? otherwise)
    : Statement(kind, start)
{
    public Expression Variable { get; } = variable;
    public Expression Items { get; } = items;
    public Block Body { get; } = body;
    public Block? Otherwise { get; } = otherwise;
    public Expression? Offset { get; init; }
    public Expression? Limit { get; init; }
    public Expression? Columns { get; init; }
    public bool Reversed { get; init; }
}

internal sealed class WhileStatement(int start, Expression condition, Block body) : Statement(StatementKind.While, start)
{
    public Expression Condition { get; } = condition;
    public Block Body { get; } = body;
}

internal sealed class JumpStatement(StatementKind kind, int start) : Statement(kind, start);

internal sealed class CaptureStatement(int start, Expression target, Block body) : Statement(StatementKind.Capture, start)
{
    public Expression Target { get; } = target;
    public Block Body { get; } = body;
}

internal sealed class WithStatement(int start, Expression value, Block body) : Statement(StatementKind.With, start)
{
    public Expression Value { get; } = value;
    public Block Body { get; } = body;
}

internal sealed class WrapStatement(int start, Expression target, Block body) : Statement(StatementKind.Wrap, start)
{
    public Expression Target { get; } = target;
    public Block Body { get; } = body;
}

internal sealed class FunctionStatement(int start, Expression target, FunctionDefinition definition)
    : Statement(StatementKind.Function, start)
{
    public Expression Target { get; } = target;
    public FunctionDefinition Definition { get; } = definition;
}

internal sealed class ReturnStatement(int start, Expression? value) : Statement(StatementKind.Return, start)
{
    public Expression? Value { get; } = value;
}

internal sealed class ReadOnlyStatement(int start, Expression target) : Statement(StatementKind.ReadOnly, start)
{
    public Expression Target { get; } = target;
}

internal sealed class ImportStatement(int start, Expression value) : Statement(StatementKind.Import, start)
{
    public Expression Value { get; } = value;
}
