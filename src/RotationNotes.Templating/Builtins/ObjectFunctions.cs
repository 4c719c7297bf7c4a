using System.Numerics;
using RotationNotes.Templating.Evaluation;
using static RotationNotes.Templating.Builtins.Parameters;

namespace RotationNotes.Templating.Builtins;

/// <summary>The object <c>object</c>.</summary>
internal static class ObjectFunctions
{
    private const string Owner = "object";

    public static object Create()
    {
        var o = new ScriptObject(16);
        o.Define(Owner, "default", (_, v) => v[0] is null || Values.AsText(v[0])?.Length == 0 || v[0] is EmptyValue ? v[1] : v[0], new("value", AllowsUndefined: true), Any("default"));
        o.Define(Owner, "eval", (c, v) => Eval(c, v[0], false), Any("value"));
        o.Define(Owner, "eval_template", (c, v) => Eval(c, v[0], true), Any("value"));
        o.Define(Owner, "format", (c, v) => NumberFormats.Format(c, v[0], v[1] as string, v[2] as string), Any("value"), Text("format"), Optional(Text("culture")));
        o.Define(Owner, "has_key", (c, v) => Boxes.Of(HasKey(c, v[0], v[1] as string, out object? _)), Any("value"), Text("key"));
        o.Define(Owner, "has_value", (c, v) => Boxes.Of(HasKey(c, v[0], v[1] as string, out var value) && value is not null), Any("value"), Text("key"));
        o.Define(Owner, "keys", Keys, Any("value"));
        o.Define(Owner, "values", Members, Any("value"));
        o.Define(Owner, "size", Size, Any("value"));
        o.Define(Owner, "typeof", (_, v) => v[0] is ScriptRange ? "iterator" : Values.TypeOf(v[0]) is "function" or "date" or "timespan" ? "object" : Values.TypeOf(v[0]), Any("value"));
        o.Define(Owner, "kind", (_, v) => Kind(v[0]), Any("value"));
        o.Define(Owner, "from_json", (c, v) => Json.Read(c, c.NeedText(v[0])), Text("json"));
        o.Define(Owner, "to_json", (c, v) => Json.Write(c, v[0]), Any("value"));
        return o.Freeze();
    }

    private static object? Eval(CallContext call, object? value, bool isTemplate) => value switch
    {
        string text => call.Evaluator.EvaluateText(call, text, isTemplate),
        SafeString safe => call.Evaluator.EvaluateText(call, safe.Text, isTemplate),
        ScriptFunction function => call.Invoke(function),
        _ => value,
    };

    private static bool HasKey(CallContext call, object? target, string? key, out object? value)
    {
        value = null;
        return key is not null && target switch
        {
            null => false,
            ScriptObject item => item.TryGet(key, out value),
            HostObject host => host.TryGetMember(key, out value),
            ScriptArray array => array.HasProperties && array.Properties.TryGet(key, out value),
            _ => throw call.Error($"needs an object but got {Values.Describe(target)}"),
        };
    }

    private static object? Keys(CallContext call, object?[] values)
    {
        var result = values[0] switch
        {
            ScriptObject item => new ScriptArray(item.Names),
            HostObject host => new ScriptArray(host.MemberNames),
            _ => new ScriptArray(),
        };
        call.Evaluator.ChargeList(result.Count);
        return result;
    }

    private static object? Members(CallContext call, object?[] values)
    {
        if (values[0] is HostObject host)
        {
            var result = new ScriptArray();
            foreach (var name in host.MemberNames)
                result.Add(call.Evaluator.MemberOf(call, host, name, out var member) ? member : null);
            call.Evaluator.ChargeList(result.Count);
            return result;
        }
        var members = values[0] is ScriptObject item ? new ScriptArray(item.MemberValues) : [];
        call.Evaluator.ChargeList(members.Count);
        return members;
    }

    private static object? Size(CallContext call, object?[] values) => values[0] switch
    {
        string text => Boxes.Of(text.Length),
        SafeString safe => Boxes.Of(safe.Text.Length),
        IReadOnlyList<object?> list => Boxes.Of(list.Count),
        ScriptObject item => Boxes.Of(item.Count),
        HostObject host => Boxes.Of(host.MemberNames.Count()),
        _ => Boxes.Of(0),
    };

    private static string? Kind(object? value) => value switch
    {
        null => null,
        bool => "bool",
        string or SafeString => "string",
        long number => number is >= int.MinValue and <= int.MaxValue ? "int" : "long",
        double => "double",
        float => "float",
        decimal => "decimal",
        BigInteger => "bigint",
        ScriptRange => "range",
        IReadOnlyList<object?> => "array",
        ScriptFunction => "function",
        DateTime or DateOnly => "DateTime",
        TimeSpan => "TimeSpan",
        _ => "object",
    };
}
