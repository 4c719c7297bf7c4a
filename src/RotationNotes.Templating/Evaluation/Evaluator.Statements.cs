using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private void Execute(Block block)
    {
        GuardStack(Place);
        // Text of a block is indented like the code that opened it; code within it brings its own indent.
        var opened = indent;
        var statements = block.Statements;
        var at = 0;
        if (functionDepth > 0)
            Execute(statements, ref at, opened);
        else
        {
            // What fails on a page costs its statement only, so that one render reports all that is wrong.
            var here = Remember();
            while (at < statements.Length)
            {
                try
                {
                    Execute(statements, ref at, opened);
                }
                catch (TemplateException error) when (!error.IsLimit)
                {
                    Recover(here, error, statements[at]);
                    at++;
                }
            }
        }
        indent = opened;
    }

    /// <summary>Runs statements from a position on; the position tells which one failed, and ends behind the last when none did.</summary>
    private void Execute(Statement[] statements, ref int at, string? opened)
    {
        for (; at < statements.Length; at++)
        {
            var statement = statements[at];
            Charge(1);
            Place = statement.Start;
            if (statement.Kind == StatementKind.Text)
            {
                indent = opened;
                var text = (TextStatement)statement;
                Write(text.Text);
                indent = text.Indent;
                continue;
            }
            Execute(statement);
            if (flow != Flow.Run)
                at = statements.Length;
        }
    }

    private void Execute(Statement statement)
    {
        switch (statement.Kind)
        {
            case StatementKind.Expression:
                Print(Evaluate(((ExpressionStatement)statement).Value));
                return;
            case StatementKind.Assign:
                ExecuteAssign((AssignStatement)statement);
                return;
            case StatementKind.If:
                var branch = (IfStatement)statement;
                if (Decide(branch.Condition, Values.IsTrue(Evaluate(branch.Condition)) != branch.Negate))
                    Execute(branch.Then);
                else if (branch.Otherwise is not null)
                    Execute(branch.Otherwise);
                return;
            case StatementKind.Case:
                ExecuteCase((CaseStatement)statement);
                return;
            case StatementKind.For or StatementKind.TableRow:
                ExecuteLoop((LoopStatement)statement);
                return;
            case StatementKind.While:
                ExecuteWhile((WhileStatement)statement);
                return;
            case StatementKind.Break or StatementKind.Continue:
                flow = statement.Kind == StatementKind.Break ? Flow.Break : Flow.Continue;
                return;
            case StatementKind.Capture:
                ExecuteCapture((CaptureStatement)statement);
                return;
            case StatementKind.With:
                ExecuteWith((WithStatement)statement);
                return;
            case StatementKind.Wrap:
                ExecuteWrap((WrapStatement)statement);
                return;
            case StatementKind.Function:
                var function = (FunctionStatement)statement;
                Assign(function.Target, new TemplateFunction(function.Definition));
                return;
            case StatementKind.Return:
                var value = ((ReturnStatement)statement).Value;
                returned = value is null ? null : Evaluate(value);
                flow = Flow.Return;
                return;
            case StatementKind.ReadOnly:
                ExecuteReadOnly((ReadOnlyStatement)statement);
                return;
            case StatementKind.Import:
                ExecuteImport((ImportStatement)statement);
                return;
            default:
                throw new InvalidOperationException($"No rule for statement '{statement.Kind}'.");
        }
    }

    private bool Decide(Expression condition, bool outcome) =>
        Context.Decide is { } decide ? decide(new TemplateDecision(Here.File, condition.Start, outcome)) : outcome;

    private void ExecuteAssign(AssignStatement statement)
    {
        if (statement.Operator is { } op)
        {
            var left = Evaluate(statement.Target);
            var right = Evaluate(statement.Value);
            Assign(statement.Target, Operations.Binary(this, statement.Start, op, left, right));
            return;
        }
        Assign(statement.Target, Evaluate(statement.Value));
    }

    private void ExecuteCase(CaseStatement statement)
    {
        var value = Evaluate(statement.Value);
        foreach (var clause in statement.Clauses)
        {
            foreach (var candidate in clause.Values)
            {
                if (Operations.Binary(this, candidate.Start, Operator.Equal, value, Evaluate(candidate)) is true)
                {
                    Execute(clause.Body);
                    return;
                }
            }
        }
        if (statement.Otherwise is not null)
            Execute(statement.Otherwise);
    }

    private void ExecuteCapture(CaptureStatement statement)
    {
        var outer = BeginCapture(indent);
        string text;
        try
        {
            Execute(statement.Body);
            text = EndCapture(outer);
        }
        catch
        {
            AbandonCapture(outer);
            throw;
        }
        Assign(statement.Target, CapturedValue(text));
    }

    private void ExecuteWith(WithStatement statement)
    {
        var target = Evaluate(statement.Value);
        if (target is ScriptArray array)
            target = array.Properties;
        if (target is not (ScriptObject or HostObject))
            throw Fail(statement.Value.Start, $"'with' needs an object but found {Values.Describe(target)}");
        scopes.Add(new Scope(target));
        // Locals belong to the object they were made beside: those outside are not seen within, nor the other way round.
        var outer = frame;
        frame = new Frame(null) { Wrapped = outer.Wrapped };
        Execute(statement.Body);
        frame = outer;
        scopes.RemoveAt(scopes.Count - 1);
    }

    private void ExecuteWrap(WrapStatement statement)
    {
        var call = statement.Target as CallExpression;
        var callee = call?.Callee ?? statement.Target;
        if (Resolve(callee) is not ScriptFunction function)
            throw Fail(callee.Start, "'wrap' needs a function behind it");
        var arguments = new ArgumentList();
        if (call is not null)
            CollectArguments(call, arguments);
        Print(Invoke(function, arguments, callee.Start, statement.Body));
    }

    private void ExecuteReadOnly(ReadOnlyStatement statement)
    {
        switch (statement.Target)
        {
            case VariableExpression variable when (Keeper(variable.Name) ?? Top).Target is ScriptObject target:
                MakeReadOnly(target, variable.Name);
                return;
            case LocalExpression local:
                frame.MakeReadOnly(local.Name);
                return;
            default:
                throw Fail(statement.Start, "'readonly' needs a variable that belongs to the template");
        }
    }

    /// <summary>Only what is there can be kept; a name that comes later is free.</summary>
    private static void MakeReadOnly(ScriptObject target, string name)
    {
        if (target.Contains(name))
            target.MakeReadOnly(name);
    }

    private void ExecuteImport(ImportStatement statement)
    {
        var value = Evaluate(statement.Value);
        if (value is null && !Context.Strict)
            return;
        if (value is not (ScriptObject or HostObject))
            throw Fail(statement.Value.Start, $"'import' needs an object but found {Values.Describe(value)}");
        if (Top.Target is not ScriptObject target)
            throw Fail(statement.Start, "variables cannot be imported into an object of the host");
        if (value is ScriptObject source)
        {
            foreach (var (name, member) in source.ToArray())
                Import(target, name, member);
        }
        else
        {
            var host = (HostObject)value;
            foreach (var name in host.MemberNames)
                Import(target, name, host.TryGetMember(name, out var member) ? Values.FromHost(member) : null);
        }
    }

    private void Import(ScriptObject target, string name, object? value)
    {
        Charge(1);
        if (target.CanWrite(name))
            target[name] = value;
    }
}
