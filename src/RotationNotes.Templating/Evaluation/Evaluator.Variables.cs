using RotationNotes.Templating.Builtins;
using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private bool IsStrict => Context.Strict && lenient == 0;

    private object? Lookup(VariableExpression variable)
    {
        if (own is not null && own.TryGet(variable.Name, out var kept))
            return kept;
        for (var i = scopes.Count - 1; i >= 0; i--)
        {
            if (scopes[i].TryGet(variable.Name, out var value))
                return FromHost(value, variable.Start);
        }
        if (variable.Name == "date")
            return Dates;
        if (BuiltinObjects.TryGet(variable.Name, out var builtin))
            return builtin;
        if (variable.Name is "for" or "while" or "tablerow" && IsStrict)
            throw Fail(variable.Start, $"'{variable.Name}' is only known inside such a loop");
        if (!IsStrict)
            return null;
        throw Unknown(variable.Start, "variable", variable.Name, VisibleNames());
    }

    private object? LookupLocal(LocalExpression local)
    {
        if (local.Name == "$" && frame.Arguments is not null)
            return frame.Arguments;
        if (frame.TryGet(local.Name, out var value))
            return value;
        if (!IsStrict || local.Name == "$")
            return null;
        throw Unknown(local.Start, "local variable", local.Name, frame.Names);
    }

    private object? FromHost(object? value, int start)
    {
        if (value is null or string or long or double or bool or ScriptObject or ScriptArray or HostObject)
            return value;
        try
        {
            return Values.FromHost(value);
        }
        catch (ArgumentException error)
        {
            throw Fail(start, error.Message);
        }
    }

    // What an optional access starts from may itself be undefined.
    private object? TargetOf(Expression access, Expression target, bool optional)
    {
        GuardStack(access.Start);
        if (optional)
            lenient++;
        var value = Evaluate(target);
        if (optional)
            lenient--;
        return value;
    }

    private object? GetMember(MemberExpression expression)
    {
        if (TargetOf(expression, expression.Target, expression.Optional) is not { } target)
            return lenient > 0 || expression.Optional ? null : throw Fail(expression.Start, $"'{PathOf(expression.Target)}' is null and has no member '{expression.Name}'", "Guard it: write '?.' or put it into an 'if'.");
        if (TryGetMember(target, expression.Name, out var value))
            return FromHost(value, expression.Start);
        if (expression.Optional || !IsStrict)
            return null;
        throw UnknownMember(expression.Start, target, PathOf(expression.Target), expression.Name);
    }

    private TemplateException UnknownMember(int start, object target, string path, string name) =>
        Fail(start, $"'{path}' has no member '{name}'", Nearest.Hint(name, MemberNames(target)));

    public static bool TryGetMember(object target, string name, out object? value)
    {
        switch (target)
        {
            case ScriptObject item:
                return item.TryGet(name, out value) || TryGetEmptiness(target, name, out value);
            case ScriptArray array when array.HasProperties && array.Properties.TryGet(name, out value):
                return true;
            case IReadOnlyList<object?> list:
                value = Boxes.Of(list.Count);
                return name == "size" || TryGetEmptiness(target, name, out value);
            case HostObject host:
                return host.TryGetMember(name, out value) || TryGetEmptiness(target, name, out value);
            case string or SafeString:
                value = Boxes.Of(Values.AsText(target)!.Length);
                return name == "size" || TryGetEmptiness(target, name, out value);
            case DateTime or DateOnly:
                return DateMembers.TryGet(Values.AsDate(target)!.Value, name, out value) || TryGetEmptiness(target, name, out value);
            case TimeSpan span:
                return SpanMembers.TryGet(span, name, out value) || TryGetEmptiness(target, name, out value);
            default:
                return TryGetEmptiness(target, name, out value);
        }
    }

    private static bool TryGetEmptiness(object target, string name, out object? value)
    {
        value = name is "empty?" or "blank?" ? Boxes.Of(EmptyValue.Empty.Matches(target)) : null;
        return value is not null;
    }

    private static IEnumerable<string> MemberNames(object target) => target switch
    {
        ScriptObject item => item.Names,
        ScriptArray array => array.Properties.Names.Append("size"),
        IReadOnlyList<object?> or string or SafeString => ["size"],
        HostObject host => host.MemberNames,
        DateTime or DateOnly => DateMembers.Names,
        TimeSpan => SpanMembers.Names,
        _ => [],
    };

    private static string PathOf(Expression expression) => expression switch
    {
        VariableExpression variable => variable.Name,
        LocalExpression local => local.Name,
        ThisExpression => "this",
        MemberExpression member => $"{PathOf(member.Target)}.{member.Name}",
        IndexExpression { Index: LiteralExpression { Value: string name } } index => $"{PathOf(index.Target)}[\"{name}\"]",
        IndexExpression { Index: LiteralExpression { Value: long number } } index => $"{PathOf(index.Target)}[{number}]",
        IndexExpression index => $"{PathOf(index.Target)}[…]",
        _ => "the value",
    };

    private object? GetElement(IndexExpression expression)
    {
        if (TargetOf(expression, expression.Target, false) is not { } target)
            return lenient > 0 ? null : throw Fail(expression.Start, $"'{PathOf(expression.Target)}' is null and has no elements", "Guard it with '??' or put it into an 'if'.");
        var index = Evaluate(expression.Index) ?? throw Fail(expression.Index.Start, "the index is null");
        var text = Values.AsText(target);
        if (target is IReadOnlyList<object?> || text is not null)
        {
            if (target is ScriptArray && Values.AsText(index) is { } property)
                return Named(expression, target, property);
            var length = text?.Length ?? ((IReadOnlyList<object?>)target).Count;
            var position = ToIndex(index, expression.Index.Start);
            if (position < 0)
                position += length;
            if (position >= 0 && position < length)
                return text is null ? FromHost(((IReadOnlyList<object?>)target)[(int)position], expression.Start) : text[(int)position].ToString();
            if ((!IsStrict && text is null) || ReferenceEquals(target, frame.Arguments))
                return null;
            throw Fail(expression.Start, $"'{PathOf(expression.Target)}' has {length} elements and none at {ToText(index)}", "Guard it with '??' or check its size.");
        }
        if (target is ScriptObject or HostObject)
            return Named(expression, target, ToText(index));
        throw Fail(expression.Start, $"'{PathOf(expression.Target)}' is {Values.Describe(target)} and has no elements");
    }

    private object? Named(IndexExpression expression, object target, string name)
    {
        if (TryGetMember(target, name, out var value))
            return FromHost(value, expression.Start);
        if (!IsStrict || ReferenceEquals(target, frame.Arguments))
            return null;
        throw UnknownMember(expression.Start, target, PathOf(expression.Target), name);
    }

    private long ToIndex(object index, int start) => index switch
    {
        long number => number,
        bool truth => truth ? 1 : 0,
        double number when Math.Abs(number) < int.MaxValue => (long)number,
        _ when Numbers.IsNumber(index) => throw Fail(start, $"the index {ToText(index)} is out of range"),
        _ => throw Fail(start, $"an index must be a whole number, not {Values.Describe(index)}"),
    };

    private void Assign(Expression target, object? value)
    {
        switch (target)
        {
            case LocalExpression { Name: "$" } arguments when frame.Arguments is not null:
                throw Fail(arguments.Start, "'$' holds the arguments and cannot be assigned");
            case LocalExpression local:
                if (!frame.CanWrite(local.Name))
                    throw Fail(local.Start, $"'{local.Name}' is read-only");
                frame.Set(local.Name, value);
                return;
            case VariableExpression variable:
                AssignVariable(variable, value);
                return;
            case MemberExpression member:
                var owner = Evaluate(member.Target);
                AssignMember(member.Start, PathOf(member.Target), owner, member.Name, value);
                return;
            case IndexExpression index:
                AssignElement(index, value);
                return;
            default:
                throw Fail(target.Start, "'this' cannot be assigned");
        }
    }

    private void AssignVariable(VariableExpression variable, object? value)
    {
        if ((Keeper(variable.Name) ?? Top).Target is not ScriptObject target)
            throw Fail(variable.Start, $"'{variable.Name}' cannot be assigned: the object of 'with' belongs to the host");
        Write(variable.Start, target, variable.Name, value);
    }

    /// <summary>
    /// The function that a variable belongs to: as a parameter, or because the name is new to everybody. Null for a name
    /// that the page or an object around it knows already.
    /// </summary>
    private Scope? Keeper(string name)
    {
        for (var scope = own; scope is not null; scope = scope.Outer)
        {
            if (scope.Has(name))
                return scope;
        }
        if (own is null)
            return null;
        foreach (var scope in scopes)
        {
            if (scope.Has(name))
                return null;
        }
        return name == "date" || BuiltinObjects.TryGet(name, out _) ? null : own;
    }

    private void Write(int start, ScriptObject target, string name, object? value)
    {
        if (!target.CanWrite(name))
            throw Fail(start, $"'{name}' is read-only");
        if (!target.Contains(name))
            Charge(1);
        target[name] = value;
    }

    private void AssignMember(int start, string path, object? owner, string name, object? value)
    {
        switch (owner)
        {
            case ScriptObject item:
                Write(start, item, name, value);
                return;
            case ScriptArray when name == "size":
                throw Fail(start, "the size of an array follows from its elements");
            case ScriptArray array:
                Write(start, array.Properties, name, value);
                return;
            case null:
                throw Fail(start, $"'{path}' is null, so its member '{name}' cannot be assigned", $"Make it first: {path} = {{}}.");
            default:
                throw Fail(start, $"'{path}' is {Values.Describe(owner)} whose members cannot be assigned");
        }
    }

    private void AssignElement(IndexExpression expression, object? value)
    {
        var owner = Evaluate(expression.Target);
        var index = Evaluate(expression.Index) ?? throw Fail(expression.Index.Start, "the index is null");
        if (owner is not ScriptArray array || Values.AsText(index) is not null)
        {
            AssignMember(expression.Start, PathOf(expression.Target), owner, ToText(index), value);
            return;
        }
        var position = ToIndex(index, expression.Index.Start);
        if (position < 0)
            position += array.Count;
        if (position < 0)
        {
            if (!IsStrict)
                return;
            throw Fail(expression.Start, $"the array has {array.Count} elements and none at {ToText(index)}");
        }
        if (position >= array.Count)
            ChargeList(position + 1);
        while (array.Count <= position)
            array.Add(null);
        array[(int)position] = value;
    }
}
