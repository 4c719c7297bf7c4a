using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

/// <summary>Binary operators with an array on one side. None of them changes the array.</summary>
internal static class ListOperations
{
    /// <summary>The result, or null when the operator has no meaning for these values.</summary>
    public static object? Binary(Evaluator evaluator, int start, Operator op, object left, object right)
    {
        var (first, second) = (AsList(evaluator, left), AsList(evaluator, right));
        switch (op)
        {
            case Operator.ShiftLeft when first is not null:
                return With(evaluator, first, right, false);
            case Operator.ShiftRight when second is not null:
                return With(evaluator, second, left, true);
            case Operator.Add when first is not null && second is not null:
                return Concat(evaluator, first, second);
            case Operator.Multiply when first is not null && Conversions.Whole(right) is { } count:
                return Repeat(evaluator, first, count);
            case Operator.Multiply when second is not null && Conversions.Whole(left) is { } count:
                return Repeat(evaluator, second, count);
            case Operator.Divide or Operator.DivideRound when first is not null && Conversions.Whole(right) is > 0 and var parts:
                return Take(evaluator, first, first.Count / parts, 1);
            case Operator.Modulus when first is not null && Conversions.Whole(right) is > 0 and var step:
                return Take(evaluator, first, first.Count, step);
            case Operator.Equal or Operator.NotEqual when first is not null && second is not null:
                return Boxes.Of(AreEqual(evaluator, first, second, 0) == (op == Operator.Equal));
            case >= Operator.Less and <= Operator.GreaterEqual when first is not null && second is not null:
                return Boxes.Of(Operations.Holds(op, Compare(evaluator, first, second)));
            default:
                return null;
        }
    }

    /// <summary>An object counts as the list of its pairs.</summary>
    private static IReadOnlyList<object?>? AsList(Evaluator evaluator, object value)
    {
        if (value is not ScriptObject item)
            return value as IReadOnlyList<object?>;
        evaluator.ChargeList(item.Count);
        evaluator.Charge(item.Count * (long)Evaluator.PairUnits);
        return Conversions.Pairs(item);
    }

    public static bool AreEqual(Evaluator evaluator, IReadOnlyList<object?> left, IReadOnlyList<object?> right, int depth)
    {
        if (depth > evaluator.Limits.ValueDepth)
            throw evaluator.Limit(evaluator.Place, $"the value is nested more than {evaluator.Limits.ValueDepth} deep, or holds itself");
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!Operations.AreEqual(evaluator, left[i], right[i], depth + 1))
                return false;
        }
        return true;
    }

    private static ScriptArray With(Evaluator evaluator, IReadOnlyList<object?> list, object? item, bool front)
    {
        evaluator.ChargeCopy(list, list.Count + 1L);
        var result = new ScriptArray(list.Count + 1);
        if (front)
            result.Add(item);
        for (var i = 0; i < list.Count; i++)
            result.Add(list[i]);
        if (!front)
            result.Add(item);
        return result;
    }

    private static ScriptArray Concat(Evaluator evaluator, IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        evaluator.ChargeCopy(left, left.Count + (long)right.Count);
        if (right is ScriptRange)
            evaluator.ChargeCopy(right, right.Count);
        var result = new ScriptArray(left.Count + right.Count);
        for (var i = 0; i < left.Count; i++)
            result.Add(left[i]);
        for (var i = 0; i < right.Count; i++)
            result.Add(right[i]);
        return result;
    }

    private static ScriptArray? Repeat(Evaluator evaluator, IReadOnlyList<object?> list, long count)
    {
        if (count < 0)
            return null;
        evaluator.ChargeCopy(list, (long)Math.Min((double)count * list.Count, int.MaxValue));
        var result = new ScriptArray((int)(count * list.Count));
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
        evaluator.ChargeCopy(list, count);
        var result = new ScriptArray((int)((count + step - 1) / step));
        for (long i = 0; i < count; i += step)
            result.Add(list[(int)i]);
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
