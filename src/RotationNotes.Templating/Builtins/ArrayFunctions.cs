using System.Text;
using RotationNotes.Templating.Evaluation;
using static RotationNotes.Templating.Builtins.Parameters;

namespace RotationNotes.Templating.Builtins;

/// <summary>
/// The object <c>array</c>. No function changes the array it is given. Null counts as an empty array, save where the
/// language keeps it null.
/// </summary>
internal static class ArrayFunctions
{
    private const string Owner = "array";

    public static object Create()
    {
        var o = new ScriptObject(32);
        o.Define(Owner, "add", (c, v) => With(c, Items(v[0]), Items(v[0]).Count, v[1]), List("list"), Any("value"));
        o.Define(Owner, "add_range", (c, v) => v[0] is null && v[1] is null ? null : Concat(c, Items(v[0]), Items(v[1])), List("list1"), List("list2"));
        o.Define(Owner, "concat", (c, v) => v[0] is null && v[1] is null ? null : Concat(c, Items(v[0]), Items(v[1])), List("list1"), List("list2"));
        o.Define(Owner, "compact", (c, v) => v[0] is null ? null : Select(c, Items(v[0]), item => item is not null), List("list"));
        o.Define(Owner, "contains", (c, v) => Boxes.Of(IndexOf(c, Items(v[0]), v[1]) >= 0), List("list"), Any("item"));
        o.Define(Owner, "cycle", Cycle, List("list"), Optional(Any("group")));
        o.Define(Owner, "any", AnyOf, List("list"), Function("function"), Rest("args"));
        o.Define(Owner, "each", (c, v) => Each(c, Items(v[0]), (ScriptFunction)v[1]!), List("list"), Function("function"));
        o.Define(Owner, "filter", (c, v) => Select(c, Items(v[0]), item => Values.IsTrue(c.Invoke((ScriptFunction)v[1]!, item))), List("list"), Function("function"));
        o.Define(Owner, "first", (_, v) => Items(v[0]) is { Count: > 0 } list ? list[0] : null, List("list"));
        o.Define(Owner, "last", (_, v) => Items(v[0]) is { Count: > 0 } list ? list[^1] : null, List("list"));
        o.Define(Owner, "insert_at", InsertAt, List("list"), Whole("index"), Any("value"));
        o.Define(Owner, "remove_at", RemoveAt, List("list"), Whole("index"));
        o.Define(Owner, "join", Join, List("list"), Text("delimiter"), Optional(Function("function")));
        o.Define(Owner, "limit", (c, v) => v[0] is null ? null : Part(c, Items(v[0]), 0, (int)v[1]!), List("list"), Whole("count"));
        o.Define(Owner, "offset", (c, v) => v[0] is null ? null : Part(c, Items(v[0]), (int)v[1]!, int.MaxValue), List("list"), Whole("index"));
        o.Define(Owner, "map", (c, v) => Map(c, Spread(c, v[0]) ?? [], v[1] as string), Any("list"), Text("member"));
        o.Define(Owner, "reverse", (c, v) => Reverse(c, Items(v[0])), List("list"));
        o.Define(Owner, "size", (_, v) => Boxes.Of(Items(v[0]).Count), List("list"));
        o.Define(Owner, "sort", (c, v) => Sort(c, v[0] is null ? [] : Spread(c, v[0]) ?? [v[0]], v[1] as string), Any("list"), Optional(Text("member")));
        o.Define(Owner, "uniq", (c, v) => v[0] is null ? null : Distinct(c, Items(v[0])), List("list"));
        return o.Freeze();
    }

    private static int Length(object? value) => Values.AsText(value)?.Length ?? 0;

    private static IReadOnlyList<object?> Items(object? value) => value as IReadOnlyList<object?> ?? [];

    /// <summary>The elements of whatever has some: arrays, letters of a string, pairs of an object; null for a single value.</summary>
    private static IReadOnlyList<object?>? Spread(CallContext call, object? value) =>
        value is IReadOnlyList<object?> or string or SafeString or ScriptObject ? (IReadOnlyList<object?>?)Conversions.To(call, List("list"), value) : null;

    private static ScriptArray With(CallContext call, IReadOnlyList<object?> list, int index, object? value)
    {
        call.Evaluator.ChargeCopy(list, Math.Max(list.Count, index) + 1L);
        var result = new ScriptArray(Math.Max(list.Count, index) + 1);
        for (var i = 0; i < Math.Max(list.Count, index); i++)
        {
            if (i == index)
                result.Add(value);
            result.Add(i < list.Count ? list[i] : null);
        }
        if (index >= list.Count)
            result.Add(value);
        return result;
    }

    private static ScriptArray Concat(CallContext call, IReadOnlyList<object?> first, IReadOnlyList<object?> second)
    {
        call.Evaluator.ChargeCopy(first, first.Count + (long)second.Count);
        if (second is ScriptRange)
            call.Evaluator.ChargeCopy(second, second.Count);
        var result = new ScriptArray(first.Count + second.Count);
        foreach (var item in first)
            result.Add(item);
        foreach (var item in second)
            result.Add(item);
        return result;
    }

    private static ScriptArray Select(CallContext call, IReadOnlyList<object?> list, Func<object?, bool> keep)
    {
        call.Evaluator.ChargeCopy(list, list.Count);
        var result = new ScriptArray();
        for (var i = 0; i < list.Count; i++)
        {
            if (keep(list[i]))
                result.Add(list[i]);
        }
        return result;
    }

    private static int IndexOf(CallContext call, IReadOnlyList<object?> list, object? item)
    {
        call.Charge(1);
        for (var i = 0; i < list.Count; i++)
        {
            call.Charge(1 + Length(list[i]) / 64);
            if (Operations.AreSame(list[i], item))
                return i;
        }
        return -1;
    }

    private static object? Cycle(CallContext call, object?[] values)
    {
        var list = Items(values[0]);
        if (list.Count == 0)
            return null;
        var group = call.Print(values[1] ?? Join(call, [list, ",", null]));
        call.Charge(group.Length / 16);
        return list[call.Evaluator.NextInCycle(group) % list.Count];
    }

    private static object? AnyOf(CallContext call, object?[] values)
    {
        var (function, rest) = ((ScriptFunction)values[1]!, (ScriptArray)values[2]!);
        var arguments = new object?[rest.Count + 1];
        for (var i = 0; i < rest.Count; i++)
            arguments[i + 1] = rest[i];
        foreach (var item in Items(values[0]))
        {
            call.Charge(1);
            arguments[0] = item;
            if (Values.IsTrue(call.Invoke(function, arguments)))
                return Boxes.True;
        }
        return Boxes.False;
    }

    private static ScriptArray Each(CallContext call, IReadOnlyList<object?> list, ScriptFunction function)
    {
        call.Evaluator.ChargeCopy(list, list.Count);
        var result = new ScriptArray(list.Count);
        for (var i = 0; i < list.Count; i++)
            result.Add(call.Invoke(function, list[i]));
        return result;
    }

    private static object? InsertAt(CallContext call, object?[] values)
    {
        var list = Items(values[0]);
        var index = (int)values[1]!;
        // Upstream takes a negative index for the front.
        return With(call, list, Math.Max(index, 0), values[2]);
    }

    private static object? RemoveAt(CallContext call, object?[] values)
    {
        var list = Items(values[0]);
        var index = (int)values[1]!;
        call.Evaluator.ChargeCopy(list, list.Count);
        var result = new ScriptArray(list);
        if (index < 0)
            index += list.Count;
        if (index >= 0 && index < list.Count)
            result.RemoveAt(index);
        return result;
    }

    private static object? Join(CallContext call, object?[] values)
    {
        var list = Items(values[0]);
        var delimiter = values[1] as string ?? "";
        var text = new StringBuilder();
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
                text.Append(delimiter);
            var item = call.Print(list[i]);
            if (values[2] is ScriptFunction function)
                item = call.Print(call.Invoke(function, item));
            text.Append(item);
            call.Charge(1 + (item.Length + delimiter.Length) / 16);
            if (text.Length > call.Evaluator.Limits.StringLength)
                call.Evaluator.ChargeText(text.Length);
        }
        return text.ToString();
    }

    private static ScriptArray Part(CallContext call, IReadOnlyList<object?> list, int offset, int count)
    {
        offset = Math.Max(offset, 0);
        count = Math.Clamp(count, 0, Math.Max(list.Count - offset, 0));
        call.Evaluator.ChargeCopy(list, count);
        var result = new ScriptArray(count);
        for (var i = offset; i < offset + count; i++)
            result.Add(list[i]);
        return result;
    }

    private static ScriptArray Map(CallContext call, IReadOnlyList<object?> list, string? member)
    {
        call.Evaluator.ChargeCopy(list, list.Count);
        var result = new ScriptArray(list.Count);
        if (member is null)
            return result;
        foreach (var item in list)
        {
            if (call.Evaluator.MemberOf(call, item, member, out var value))
                result.Add(value);
        }
        return result;
    }

    private static ScriptArray Reverse(CallContext call, IReadOnlyList<object?> list)
    {
        call.Evaluator.ChargeCopy(list, list.Count);
        var result = new ScriptArray(list.Count);
        for (var i = list.Count - 1; i >= 0; i--)
            result.Add(list[i]);
        return result;
    }

    private static ScriptArray Sort(CallContext call, IReadOnlyList<object?> list, string? member)
    {
        call.Evaluator.ChargeCopy(list, list.Count);
        var keys = new List<(object? Key, object? Item)>(list.Count);
        foreach (var item in list)
            keys.Add((string.IsNullOrEmpty(member) ? item : call.Evaluator.MemberOf(call, item, member, out var value) ? value : null, item));
        // OrderBy keeps equal elements in their order, which List.Sort does not.
        var order = Comparer<object?>.Create((a, b) => Ordering.Compare(call.Evaluator, a, b));
        try
        {
            return new ScriptArray(keys.OrderBy(pair => pair.Key, order).Select(pair => pair.Item));
        }
        catch (InvalidOperationException error) when (error.InnerException is TemplateException limit)
        {
            throw limit;
        }
    }

    private static ScriptArray Distinct(CallContext call, IReadOnlyList<object?> list)
    {
        var result = new ScriptArray();
        var seen = new HashSet<object>(Sameness.Instance);
        var nothing = false;
        foreach (var item in list)
        {
            call.Charge(Evaluator.BoxedUnits + Length(item) / 16);
            if (item is null ? nothing : !seen.Add(item))
                continue;
            nothing |= item is null;
            result.Add(item);
        }
        return result;
    }

    private sealed class Sameness : IEqualityComparer<object>
    {
        public static readonly Sameness Instance = new();

        bool IEqualityComparer<object>.Equals(object? left, object? right) => Operations.AreSame(left, right);

        public int GetHashCode(object value) => value switch
        {
            string or SafeString => Values.AsText(value)!.GetHashCode(StringComparison.Ordinal),
            DateTime or DateOnly => Values.AsDate(value).GetHashCode(),
            ScriptArray or ScriptObject or ScriptRange or HostObject or ScriptFunction => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value),
            _ => value.GetHashCode(),
        };
    }
}
