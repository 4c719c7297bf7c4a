using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating.Evaluation;

/// <summary>Binary operators with a string on one side: the other side counts as what it prints.</summary>
internal static class TextOperations
{
    /// <summary>The result, or null when the operator has no meaning for strings.</summary>
    public static object? Binary(Evaluator evaluator, int start, Operator op, object? left, object? right)
    {
        switch (op)
        {
            case Operator.Add:
                var (first, second) = (evaluator.ToText(left), evaluator.ToText(right));
                evaluator.ChargeText(first.Length + (long)second.Length);
                return first + second;
            case Operator.Multiply:
                return Values.AsText(left) is { } text
                    ? Repeat(evaluator, start, text, right)
                    : Repeat(evaluator, start, Values.AsText(right)!, left);
            case >= Operator.Equal and <= Operator.GreaterEqual:
                var (a, b) = (left is null ? null : evaluator.ToText(left), right is null ? null : evaluator.ToText(right));
                evaluator.Charge(((a?.Length ?? 0) + (b?.Length ?? 0)) / 32);
                if (op is Operator.Equal or Operator.NotEqual)
                    return Boxes.Of((a == b && left is not EmptyValue && right is not EmptyValue) == (op == Operator.Equal));
                return Boxes.Of(Operations.Holds(op, a is null ? -1 : b is null ? 1 : Ordering.CompareText(a, b)));
            default:
                return null;
        }
    }

    private static string? Repeat(Evaluator evaluator, int start, string text, object? count)
    {
        if (count is null)
            return "";
        if (Values.AsText(count) is not null || Conversions.Whole(count) is not { } times)
            return null;
        if (times < 1 || text.Length == 0)
            return "";
        if (times > evaluator.Limits.StringLength)
            throw evaluator.Limit(start, $"a string would hold more than {evaluator.Limits.StringLength} characters");
        evaluator.ChargeText(times * text.Length);
        return string.Create(text.Length * (int)times, text, static (target, part) =>
        {
            for (var i = 0; i < target.Length; i += part.Length)
                part.CopyTo(target[i..]);
        });
    }
}
