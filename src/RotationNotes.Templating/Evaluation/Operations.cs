using System.Numerics;
using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

/// <summary>Binary operators between two values of any type.</summary>
internal static class Operations
{
    /// <exception cref="TemplateException">The operator has no meaning for these values.</exception>
    public static object? Binary(Evaluator evaluator, int start, Operator op, object? left, object? right)
    {
        if (left is long a && right is long b && op <= Operator.GreaterEqual)
            return op < Operator.Equal ? Numbers.Calculate(op, left, right) ?? throw Undefined(evaluator, start, op) : Boxes.Of(Holds(op, a.CompareTo(b)));
        if (Values.AsText(left) is not null || Values.AsText(right) is not null)
            return TextOperations.Binary(evaluator, start, op, left, right) ?? throw Unsupported(evaluator, start, op, left, right);
        if (left is EmptyValue || right is EmptyValue)
            return WithEmpty(op, left, right);
        if (left is null || right is null)
            return WithNull(op, left, right);
        if (left is IReadOnlyList<object?> || right is IReadOnlyList<object?>)
            return ListOperations.Binary(evaluator, start, op, left, right) ?? throw Unsupported(evaluator, start, op, left, right);
        if (op is Operator.Range or Operator.RangeExclusive)
            return Range(evaluator, start, left, right, op == Operator.Range);
        if (IsCountable(left) && IsCountable(right) && !(left is bool && right is bool))
            return Number(evaluator, start, op, AsNumber(left), AsNumber(right));
        if (op is Operator.Equal or Operator.NotEqual && AreComparable(left, right))
            return Boxes.Of(AreEqual(evaluator, left, right, 0) == (op == Operator.Equal));
        return Moments(evaluator, start, op, left, right) ?? throw Unsupported(evaluator, start, op, left, right);
    }

    /// <summary>
    /// Equality as built-ins have it: by value, whole and real numbers alike, strings against what the other prints. Values
    /// of unlike kinds are different.
    /// </summary>
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
        {
            (leftText, rightText) = (leftText ?? evaluator.ToText(left), rightText ?? evaluator.ToText(right));
            evaluator.Charge(Math.Min(leftText.Length, rightText.Length) / 64);
            return leftText == rightText;
        }
        if (left is bool a && right is bool b)
            return a == b;
        if (left is bool || right is bool)
            return IsCountable(left) && IsCountable(right) ? Numbers.Compare(AsNumber(left), AsNumber(right)) == 0 : Values.IsTrue(left) == Values.IsTrue(right);
        if (Values.AsDate(left) is { } first && Values.AsDate(right) is { } second)
            return first == second;
        if (left is IReadOnlyList<object?> leftList && right is IReadOnlyList<object?> rightList)
            return ListOperations.AreEqual(evaluator, leftList, rightList, depth);
        return left.Equals(right);
    }

    /// <summary>Sameness as <c>array.contains</c> and <c>array.uniq</c> have it: of one kind and value; arrays and objects only with themselves.</summary>
    public static bool AreSame(object? left, object? right) => ReferenceEquals(left, right) || left switch
    {
        null => false,
        string or SafeString => right is string or SafeString && Values.AsText(left) == Values.AsText(right),
        long or double or float or decimal or BigInteger or bool or TimeSpan => left.Equals(right),
        DateTime or DateOnly => Values.AsDate(left) == Values.AsDate(right),
        _ => false,
    };

    public static bool Holds(Operator op, int order) => op switch
    {
        Operator.Equal => order == 0,
        Operator.NotEqual => order != 0,
        Operator.Less => order < 0,
        Operator.LessEqual => order <= 0,
        Operator.Greater => order > 0,
        _ => order >= 0,
    };

    private static bool IsComparison(Operator op) => op is >= Operator.Equal and <= Operator.GreaterEqual;

    /// <summary>True for what counts as a number in arithmetic: true is one and false is zero.</summary>
    private static bool IsCountable(object value) => value is bool || Numbers.IsNumber(value);

    private static object AsNumber(object value) => value is bool truth ? Boxes.Of(truth ? 1 : 0) : value;

    /// <summary>A number and a date, or an object and a number, cannot even be asked whether they are equal.</summary>
    private static bool AreComparable(object left, object right) =>
        left is bool || right is bool || !(IsCountable(left) || IsCountable(right))
            && (Values.IsMoment(left) == Values.IsMoment(right) || left is ScriptObject || right is ScriptObject);

    /// <summary>Nothing with null gives nothing; compared, null only equals itself.</summary>
    private static object? WithNull(Operator op, object? left, object? right) => op switch
    {
        Operator.Equal => Boxes.Of(left is null && right is null),
        Operator.NotEqual => Boxes.Of(left is not null || right is not null),
        _ => IsComparison(op) ? Boxes.False : null,
    };

    private static object? WithEmpty(Operator op, object? left, object? right)
    {
        if (!IsComparison(op))
            return null;
        var same = left is EmptyValue mark ? mark.Matches(right) : ((EmptyValue)right!).Matches(left);
        return op switch
        {
            Operator.Equal => Boxes.Of(same),
            Operator.NotEqual => Boxes.Of(!same),
            _ => Boxes.Of(left is EmptyValue && right is EmptyValue && op is Operator.LessEqual or Operator.GreaterEqual),
        };
    }

    private static ScriptRange Range(Evaluator evaluator, int start, object left, object right, bool inclusive)
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

    private static long? Whole(object value) => value switch
    {
        long number => number,
        bool truth => truth ? 1 : 0,
        _ => null,
    };

    private static object Number(Evaluator evaluator, int start, Operator op, object left, object right)
    {
        try
        {
            if (IsComparison(op))
                return Boxes.Of(Numbers.Compare(left, right) is { } order ? Holds(op, order) : op == Operator.NotEqual);
            if (left is BigInteger || right is BigInteger)
                evaluator.Charge(16 + (long)Numbers.Size(left) * Numbers.Size(right) / 256);
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
                return op == Operator.Subtract ? date - other : IsComparison(op) ? Boxes.Of(Holds(op, date.CompareTo(other))) : null;
            }
            if (left is not TimeSpan first)
                return null;
            if (right is TimeSpan second)
            {
                return op switch
                {
                    Operator.Add => first + second,
                    Operator.Subtract => first - second,
                    _ => IsComparison(op) ? Boxes.Of(Holds(op, first.CompareTo(second))) : null,
                };
            }
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
