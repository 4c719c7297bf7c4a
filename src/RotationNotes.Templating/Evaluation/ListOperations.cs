using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

/// <summary>Binary operators with an array on one side.</summary>
internal static class ListOperations
{
    /// <summary>The result, or null when the operator has no meaning for these values.</summary>
    public static object? Binary(Evaluator evaluator, int start, Operator op, object? left, object? right)
    {
        var (first, second) = (left as IReadOnlyList<object?>, right as IReadOnlyList<object?>);
        switch (op)
        {
            case Operator.ShiftLeft when first is not null:
                return Push(evaluator, start, first, right, false);
            case Operator.ShiftRight when second is not null:
                return Push(evaluator, start, second, left, true);
            case Operator.Add when first is not null && second is not null:
                return Concat(evaluator, first, second);
            case Operator.Add when Values.AsText(left) is not null || Values.AsText(right) is not null:
                var (a, b) = (evaluator.ToText(left), evaluator.ToText(right));
                evaluator.ChargeText(a.Length + (long)b.Length);
                return a + b;
            case Operator.Multiply when first is not null && right is long count:
                return Repeat(evaluator, first, count);
            case Operator.Multiply when second is not null && left is long count:
                return Repeat(evaluator, second, count);
            case Operator.Divide when first is not null && right is long and > 0:
                return Take(evaluator, first, first.Count / (long)right, 1);
            case Operator.Modulus when first is not null && right is long and > 0:
                return Take(evaluator, first, first.Count, (long)right);
            case Operator.Subtract when first is not null && second is not null:
                return Filter(evaluator, first, second, false);
            case Operator.BitAnd when first is not null && second is not null:
                return Filter(evaluator, first, second, true);
            case >= Operator.Less and <= Operator.GreaterEqual when first is not null && second is not null:
                return Boxes.Of(Operations.Holds(op, Compare(evaluator, first, second)));
            case >= Operator.Less and <= Operator.GreaterEqual when left is null || right is null:
                return Boxes.False;
            default:
                return null;
        }
    }

    public static bool AreEqual(Evaluator evaluator, IReadOnlyList<object?> left, IReadOnlyList<object?> right, int depth)
    {
        if (depth > evaluator.Limits.ValueDepth)
            throw evaluator.Fail(evaluator.Place, $"the value is nested more than {evaluator.Limits.ValueDepth} deep, or holds itself");
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!Operations.AreEqual(evaluator, left[i], right[i], depth + 1))
                return false;
        }
        return true;
    }

    private static ScriptArray Push(Evaluator evaluator, int start, IReadOnlyList<object?> list, object? item, bool front)
    {
        if (list is not ScriptArray array)
            throw evaluator.Fail(start, "a range cannot take further elements", "Copy it first: x = [] + (1..3).");
        if (array.Count >= evaluator.Limits.ArrayLength)
            evaluator.ChargeList(array.Count + 1L);
        evaluator.Charge(front ? 1 + array.Count / 16 : 1);
        array.Insert(front ? 0 : array.Count, item);
        return array;
    }

    private static ScriptArray Concat(Evaluator evaluator, IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        evaluator.ChargeList(left.Count + (long)right.Count);
        var result = new ScriptArray(left.Count + right.Count);
        for (var i = 0; i < left.Count; i++)
            result.Add(left[i]);
        for (var i = 0; i < right.Count; i++)
            result.Add(right[i]);
        return result;
    }

    private static ScriptArray Repeat(Evaluator evaluator, IReadOnlyList<object?> list, long count)
    {
        count = Math.Max(count, 0);
        evaluator.ChargeList((long)Math.Min((double)count * list.Count, int.MaxValue));
        var result = new ScriptArray();
        for (long n = 0; n < count && list.Count > 0; n++)
        {
            for (var i = 0; i < list.Count; i++)
                result.Add(list[i]);
        }
        return result;
    }

    /// <summary>Every so-manyth element of the first ones: <c>list / 2</c> is the first half, <c>list % 2</c> every second.</summary>
    private static ScriptArray Take(Evaluator evaluator, IReadOnlyList<object?> list, long count, long step)
    {
        evaluator.ChargeList(count);
        var result = new ScriptArray();
        for (long i = 0; i < count; i += step)
            result.Add(list[(int)i]);
        return result;
    }

    private static ScriptArray Filter(Evaluator evaluator, IReadOnlyList<object?> left, IReadOnlyList<object?> right, bool keepCommon)
    {
        var result = new ScriptArray();
        for (var i = 0; i < left.Count; i++)
        {
            var common = false;
            for (var j = 0; j < right.Count && !common; j++)
                common = Operations.AreEqual(evaluator, left[i], right[j], 1);
            if (common == keepCommon)
                result.Add(left[i]);
        }
        return result;
    }

    private static int Compare(Evaluator evaluator, IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        var length = Math.Min(left.Count, right.Count);
        for (var i = 0; i < length; i++)
        {
            var order = Ordering.Compare(evaluator, left[i], right[i]);
            if (order != 0)
                return order;
        }
        return left.Count.CompareTo(right.Count);
    }
}
