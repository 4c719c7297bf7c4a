using System.Numerics;
using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

/// <summary>Binary operators between two values of any type.</summary>
internal static class Operations
{
    public static object? Binary(Evaluator evaluator, int start, Operator op, object? left, object? right)
    {
        if (left is long a && right is long b && op <= Operator.GreaterEqual)
            return op < Operator.Equal ? Numbers.Calculate(op, left, right) ?? throw Undefined(evaluator, start, op) : Boxes.Of(Holds(op, a.CompareTo(b)));
        if (op is Operator.Equal or Operator.NotEqual)
            return Boxes.Of(AreEqual(evaluator, left, right, 0) == (op == Operator.Equal));
        if (op is Operator.Range or Operator.RangeExclusive)
            return Range(evaluator, start, left, right, op == Operator.Range);
        if (left is IReadOnlyList<object?> || right is IReadOnlyList<object?>)
            return ListOperations.Binary(evaluator, start, op, left, right) ?? throw Unsupported(evaluator, start, op, left, right);
        var (leftText, rightText) = (Values.AsText(left), Values.AsText(right));
        if (leftText is not null || rightText is not null)
            return Text(evaluator, start, op, left, right, leftText, rightText);
        if (left is null || right is null)
            return op is Operator.Less or Operator.LessEqual or Operator.Greater or Operator.GreaterEqual ? Boxes.False : null;
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return Number(evaluator, start, op, left, right);
        return Moments(evaluator, start, op, left, right) ?? throw Unsupported(evaluator, start, op, left, right);
    }

    /// <summary>Equality as the language has it: by value, whole and real numbers alike, strings against what the other prints.</summary>
    public static bool AreEqual(Evaluator evaluator, object? left, object? right, int depth)
    {
        evaluator.Charge(1);
        if (ReferenceEquals(left, right))
            return true;
        if (left is EmptyValue mark)
            return mark.Matches(right);
        if (right is EmptyValue other)
            return other.Matches(left);
        if (left is null || right is null)
            return false;
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return Numbers.Compare(left, right) == 0;
        var (leftText, rightText) = (Values.AsText(left), Values.AsText(right));
        if (leftText is not null || rightText is not null)
            return (leftText ?? evaluator.ToText(left)) == (rightText ?? evaluator.ToText(right));
        if (left is bool a && right is bool b)
            return a == b;
        if (Values.AsDate(left) is { } first && Values.AsDate(right) is { } second)
            return first == second;
        if (left is IReadOnlyList<object?> leftList && right is IReadOnlyList<object?> rightList)
            return ListOperations.AreEqual(evaluator, leftList, rightList, depth);
        return left.Equals(right);
    }

    public static bool Holds(Operator op, int order) => op switch
    {
        Operator.Equal => order == 0,
        Operator.NotEqual => order != 0,
        Operator.Less => order < 0,
        Operator.LessEqual => order <= 0,
        Operator.Greater => order > 0,
        _ => order >= 0,
    };

    private static ScriptRange Range(Evaluator evaluator, int start, object? left, object? right, bool inclusive)
    {
        if (Whole(left) is not { } first || Whole(right) is not { } last)
            throw evaluator.Fail(start, $"a range needs whole numbers but found {Values.Describe(left)} and {Values.Describe(right)}");
        try
        {
            return new ScriptRange(first, last, inclusive);
        }
        catch (ArgumentException error)
        {
            throw evaluator.Fail(start, error.Message);
        }
    }

    private static long? Whole(object? value) => value switch
    {
        long number => number,
        double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => (long)number,
        _ => null,
    };

    private static object Text(Evaluator evaluator, int start, Operator op, object? left, object? right, string? leftText, string? rightText)
    {
        switch (op)
        {
            case Operator.Add:
                leftText ??= evaluator.ToText(left);
                rightText ??= evaluator.ToText(right);
                evaluator.ChargeText(leftText.Length + (long)rightText.Length);
                return leftText + rightText;
            case Operator.Multiply when (leftText is null ? left : right) is { } count && Numbers.IsNumber(count):
                return Repeat(evaluator, start, leftText ?? rightText!, count);
            case Operator.Less or Operator.LessEqual or Operator.Greater or Operator.GreaterEqual:
                if (left is null || right is null)
                    return Boxes.False;
                return Boxes.Of(Holds(op, Ordering.CompareText(leftText ?? evaluator.ToText(left), rightText ?? evaluator.ToText(right))));
            default:
                throw Unsupported(evaluator, start, op, left, right);
        }
    }

    private static string Repeat(Evaluator evaluator, int start, string text, object count)
    {
        var times = Numbers.ToDouble(count);
        if (!double.IsFinite(times))
            throw evaluator.Fail(start, "a string cannot be repeated without end");
        if (times < 1 || text.Length == 0)
            return "";
        evaluator.ChargeText((long)Math.Min(times * text.Length, long.MaxValue / 2));
        return string.Create(text.Length * (int)times, text, static (target, part) =>
        {
            for (var i = 0; i < target.Length; i += part.Length)
                part.CopyTo(target[i..]);
        });
    }

    private static object Number(Evaluator evaluator, int start, Operator op, object left, object right)
    {
        try
        {
            if (op is Operator.Less or Operator.LessEqual or Operator.Greater or Operator.GreaterEqual)
                return Boxes.Of(Numbers.Compare(left, right) is { } order && Holds(op, order));
            if (left is BigInteger || right is BigInteger)
                evaluator.Charge(16);
            return Numbers.Calculate(op, left, right) ?? throw Undefined(evaluator, start, op);
        }
        catch (OverflowException error)
        {
            throw evaluator.Fail(start, error.Message.TrimEnd('.'));
        }
    }

    private static object? Moments(Evaluator evaluator, int start, Operator op, object left, object right)
    {
        try
        {
            if (Values.AsDate(left) is { } date)
            {
                if (right is TimeSpan span)
                    return op switch { Operator.Add => date + span, Operator.Subtract => date - span, _ => null };
                if (Values.AsDate(right) is not { } other)
                    return null;
                return op == Operator.Subtract ? date - other : op is >= Operator.Less and <= Operator.GreaterEqual ? Boxes.Of(Holds(op, date.CompareTo(other))) : null;
            }
            if (left is TimeSpan first)
            {
                if (right is TimeSpan second)
                {
                    return op switch
                    {
                        Operator.Add => first + second,
                        Operator.Subtract => first - second,
                        Operator.Divide when second != TimeSpan.Zero => first / second,
                        >= Operator.Less and <= Operator.GreaterEqual => Boxes.Of(Holds(op, first.CompareTo(second))),
                        _ => null,
                    };
                }
                if (Numbers.IsNumber(right))
                {
                    return op switch
                    {
                        Operator.Multiply => first * Numbers.ToDouble(right),
                        Operator.Divide => first / Numbers.ToDouble(right),
                        _ => null,
                    };
                }
            }
            if (left is bool a && right is bool b)
                return op is >= Operator.Less and <= Operator.GreaterEqual ? Boxes.Of(Holds(op, a.CompareTo(b))) : null;
            return null;
        }
        catch (Exception error) when (error is OverflowException or ArgumentException)
        {
            throw evaluator.Fail(start, "the date or timespan is out of range");
        }
    }

    private static TemplateException Undefined(Evaluator evaluator, int start, Operator op) =>
        evaluator.Fail(start, op is Operator.DivideRound or Operator.Modulus or Operator.Divide ? "division by zero" : $"'{Precedence.Symbol(op)}' has no result for these numbers");

    private static TemplateException Unsupported(Evaluator evaluator, int start, Operator op, object? left, object? right) =>
        evaluator.Fail(start, $"'{Precedence.Symbol(op)}' cannot join {Values.Describe(left)} and {Values.Describe(right)}");
}
