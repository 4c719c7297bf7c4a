using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private object? EvaluateCall(CallExpression call, ArgumentList? piped)
    {
        GuardStack(call.Start);
        var callee = Resolve(call.Callee);
        if (callee is not ScriptFunction function)
            throw NotCallable(call.Callee, callee);
        var arguments = piped ?? new ArgumentList();
        CollectArguments(call, arguments);
        return Invoke(function, arguments, call.Callee.Start, null);
    }

    private TemplateException NotCallable(Expression callee, object? value) => value is null
        ? Fail(callee.Start, $"there is no function '{PathOf(callee)}'", callee is VariableExpression variable ? Nearest.Hint(variable.Name, VisibleNames()) : null)
        : Fail(callee.Start, $"'{PathOf(callee)}' is {Values.Describe(value)} and no function");

    private void CollectArguments(CallExpression call, ArgumentList arguments)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Name is not null)
                arguments.AddNamed(argument.Name, Evaluate(argument.Value), argument.Start);
            else
                AddArgument(argument.Value, arguments);
        }
    }

    private void AddArgument(Expression expression, ArgumentList arguments)
    {
        if (expression is UnaryExpression { Operator: Operator.Expand } expand && Evaluate(expand.Operand) is IReadOnlyList<object?> list)
        {
            ChargeList(list.Count);
            for (var i = 0; i < list.Count; i++)
                arguments.Positional.Add(list[i]);
            return;
        }
        arguments.Positional.Add(Evaluate(expression));
    }

    private object? EvaluatePipe(PipeExpression pipe)
    {
        GuardStack(pipe.Start);
        var arguments = new ArgumentList();
        var mayBeUndefined = Context.Strict && TakesUndefined(pipe.Right);
        if (mayBeUndefined)
            lenient++;
        AddArgument(pipe.Left, arguments);
        if (mayBeUndefined)
            lenient--;
        return Receive(pipe.Right, arguments, pipe.Start);
    }

    /// <summary>True for <c>object.default</c> and functions like it, whose purpose is a value that may not exist.</summary>
    private bool TakesUndefined(Expression target) =>
        (target is CallExpression call ? call.Callee : target) is MemberExpression { Target: VariableExpression } callee
        && Resolve(callee) is HostFunction { Parameters: [{ AllowsUndefined: true }, ..] };

    /// <summary>Hands piped arguments to the first function of an expression: in <c>x | f + 1</c> that is <c>f</c>.</summary>
    private object? Receive(Expression target, ArgumentList arguments, int start)
    {
        Charge(1);
        GuardStack(start);
        switch (target)
        {
            case CallExpression call:
                return EvaluateCall(call, arguments);
            case BinaryExpression { Operator: Operator.And or Operator.Or } logic:
                var first = Values.IsTrue(Receive(logic.Left, arguments, start));
                return Boxes.Of(first == (logic.Operator == Operator.Or) ? first : Values.IsTrue(Evaluate(logic.Right)));
            case BinaryExpression { Operator: Operator.Coalesce or Operator.NotCoalesce } coalesce:
                var value = Receive(coalesce.Left, arguments, start);
                return value is null == (coalesce.Operator == Operator.Coalesce) ? Evaluate(coalesce.Right) : value;
            case BinaryExpression binary:
                var left = Receive(binary.Left, arguments, start);
                return Operations.Binary(this, binary.Start, binary.Operator, left, Evaluate(binary.Right));
            case UnaryExpression { Operator: Operator.Not } not:
                return Boxes.Of(!Values.IsTrue(Receive(not.Operand, arguments, start)));
            default:
                if (Resolve(target) is ScriptFunction function)
                    return Invoke(function, arguments, target.Start, null);
                throw Fail(target.Start, $"the pipe leads to '{PathOf(target)}', which is no function", target is VariableExpression variable ? Nearest.Hint(variable.Name, VisibleNames()) : null);
        }
    }

    /// <summary>Calls a function with plain values, for built-ins such as <c>array.each</c>.</summary>
    public object? Invoke(ScriptFunction function, int start, params ReadOnlySpan<object?> values)
    {
        var arguments = new ArgumentList();
        arguments.Positional.AddRange(values);
        return Invoke(function, arguments, start, null);
    }

    public object? Invoke(ScriptFunction function, ArgumentList arguments, int start, Block? wrapped)
    {
        if (++callDepth > Limits.CallDepth)
            throw Limit(start, $"calls are nested more than {Limits.CallDepth} deep", "Look for a function that calls itself without end.");
        GuardStack(start);
        var previous = lenient;
        lenient = 0;
        var result = function is HostFunction host ? InvokeHost(host, arguments, start) : InvokeTemplate((TemplateFunction)function, arguments, start, wrapped);
        lenient = previous;
        callDepth--;
        return result;
    }

    private object? InvokeTemplate(TemplateFunction function, ArgumentList arguments, int start, Block? wrapped)
    {
        var definition = function.Definition;
        var list = new ScriptArray(arguments.Positional);
        Scope? scope = null;
        if (definition.Parameters is { } parameters)
            scope = new Scope(BindParameters(function, parameters, arguments, start, list = new ScriptArray()), definition.Name is null ? own : null);
        else if (arguments.Named is not null)
        {
            foreach (var (name, value, _) in arguments.Named)
                list.Properties[name] = value;
        }
        var caller = own;
        // A function sees the page and its objects but not what its caller keeps; a block written in place sees that too.
        if (scope is not null || definition.Name is not null)
            own = scope;
        var page = new Frame(list) { Wrapped = wrapped };
        // A function with a local name is not seen from its own body otherwise, and could not call itself.
        if (definition.Name is ['$', ..])
            page.Set(definition.Name, function);
        functionDepth++;
        var result = RunPage(definition.Source, definition.Body, page);
        functionDepth--;
        own = caller;
        return result;
    }

    /// <summary>Runs a function body or included page and gives what it returns; what it prints goes to the output as it comes.</summary>
    private object? RunPage(SourceText pageSource, Block body, Frame pageFrame)
    {
        var (outerFrame, outerSource, outerPlace) = (frame, source, Place);
        (frame, source) = (pageFrame, pageSource);
        Execute(body);
        (frame, source, Place) = (outerFrame, outerSource, outerPlace);
        return TakeReturned();
    }

    private object? TakeReturned()
    {
        var value = flow == Flow.Return ? returned : null;
        (flow, returned) = (Flow.Run, null);
        return value;
    }

    private ScriptObject BindParameters(TemplateFunction function, FunctionParameter[] parameters, ArgumentList arguments, int start, ScriptArray list)
    {
        var named = arguments.Named;
        var target = new ScriptObject(parameters.Length);
        var positional = arguments.Positional;
        var variadic = parameters is [.., { Variadic: true }];
        var plain = variadic ? parameters.Length - 1 : parameters.Length;
        var next = 0;
        for (var i = 0; i < plain; i++)
        {
            object? value;
            if (named?.FindIndex(n => n.Name == parameters[i].Name) is >= 0 and var at)
                value = named[at].Value;
            else if (next < positional.Count)
                value = positional[next++];
            else if (parameters[i].HasDefault)
                value = parameters[i].Default;
            else
                throw WrongCount(function, positional.Count + (named?.Count ?? 0), parameters.Length, start);
            target[parameters[i].Name] = value;
            list.Add(value);
        }
        if (next < positional.Count && !variadic)
            throw WrongCount(function, positional.Count + (named?.Count ?? 0), parameters.Length, start);
        if (variadic)
        {
            var rest = new ScriptArray(positional.Skip(next));
            target[parameters[plain].Name] = rest;
            list.Add(rest);
        }
        foreach (var (name, _, place) in named ?? [])
        {
            if (!parameters.Any(p => p.Name == name))
                throw Fail(place, $"the function '{function.Name ?? "do"}' has no parameter '{name}'", Nearest.Hint(name, parameters.Select(p => p.Name)));
        }
        return target;
    }

    private TemplateException WrongCount(ScriptFunction function, int given, int wanted, int start) =>
        Fail(start, $"'{function.Name ?? "the function"}' takes {wanted} argument{(wanted == 1 ? "" : "s")} but got {given}");

    private object? InvokeHost(HostFunction function, ArgumentList arguments, int start)
    {
        Place = start;
        var call = new CallContext(this, function, start);
        var values = Conversions.Bind(call, function, arguments);
        try
        {
            var result = function.Body(call, values);
            return FromHost(result, start);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new TemplateException(source.Error(start, $"'{function.Name}' failed: {error.Message.TrimEnd('.')}"), error);
        }
    }
}
