using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RotationNotes.Metrics.Kernels;

namespace RotationNotes.Metrics.Expressions;

/// <summary>The operators of the language on columns; an undefined side makes the result undefined.</summary>
internal static class Arithmetic
{
    /// <param name="rounds">Whether sums and differences are rounded to the eighth decimal.</param>
    public static void Run(BinaryOperator op, ReadOnlySpan<double> left, ReadOnlySpan<double> right, bool rounds, Span<double> result)
    {
        var i = Vectors(op, left, right, result);
        for (; i < result.Length; i++)
            result[i] = Apply(op, left[i], right[i]);
        if (!rounds)
            return;
        foreach (ref var value in result)
            value = Quotes.WithoutDust(value);
    }

    public static void Negate(ReadOnlySpan<double> values, Span<double> result)
    {
        for (var i = 0; i < result.Length; i++)
            result[i] = -values[i];
    }

    /// <summary>Makes results undefined where their base is at or below zero.</summary>
    public static void UndefineWhereNotAboveZero(ReadOnlySpan<double> bases, Span<double> result)
    {
        for (var i = 0; i < result.Length; i++)
        {
            if (!(bases[i] > 0))
                result[i] = double.NaN;
        }
    }

    public static void Not(ReadOnlySpan<double> conditions, Span<double> result)
    {
        for (var i = 0; i < result.Length; i++)
            result[i] = 1 - conditions[i];
    }

    // Four values at once, bit for bit what Apply gives; how many were done.
    private static int Vectors(BinaryOperator op, ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> result)
    {
        if (op >= BinaryOperator.Less)
            return 0;
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        ref var r = ref MemoryMarshal.GetReference(result);
        var undefined = Vector256.Create(double.NaN);
        var i = 0;
        for (; i <= result.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var x = Vector256.LoadUnsafe(ref a, (nuint)i);
            var y = Vector256.LoadUnsafe(ref b, (nuint)i);
            var value = op switch
            {
                BinaryOperator.Add => x + y,
                BinaryOperator.Subtract => x - y,
                BinaryOperator.Multiply => x * y,
                _ => Vector256.ConditionalSelect(Vector256.Equals(y, Vector256<double>.Zero), undefined, x / y),
            };
            value.StoreUnsafe(ref r, (nuint)i);
        }

        return i;
    }

    private static double Apply(BinaryOperator op, double a, double b)
    {
        if (op >= BinaryOperator.Less && (double.IsNaN(a) || double.IsNaN(b)))
            return double.NaN;
        return op switch
        {
            BinaryOperator.Add => a + b,
            BinaryOperator.Subtract => a - b,
            BinaryOperator.Multiply => a * b,
            BinaryOperator.Divide => b == 0 ? double.NaN : a / b,
            BinaryOperator.Less => a < b ? 1 : 0,
            BinaryOperator.LessOrEqual => a <= b ? 1 : 0,
            BinaryOperator.Greater => a > b ? 1 : 0,
            BinaryOperator.GreaterOrEqual => a >= b ? 1 : 0,
            BinaryOperator.And => Math.Min(a, b),
            _ => Math.Max(a, b),
        };
    }
}
