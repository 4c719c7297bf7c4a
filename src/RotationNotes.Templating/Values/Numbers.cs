using System.Globalization;
using System.Numerics;
using RotationNotes.Templating.Syntax;

namespace RotationNotes.Templating;

/// <summary>Arithmetic of the language: whole numbers grow without bound, a division of whole numbers gives a real one.</summary>
internal static class Numbers
{
    /// <summary>Two whole numbers may have so many bytes together, some 2,400 digits each, before they are multiplied.</summary>
    private const int LargestBytes = 2048;

    /// <summary>Bytes of a number, as a measure of what arithmetic with it costs.</summary>
    public static int Size(object value) => value is BigInteger big ? big.GetByteCount() : 8;

    public static bool IsNumber(object? value) => value is long or double or decimal or float or BigInteger;

    public static bool IsWhole(object? value) => value is long or BigInteger;

    /// <summary>The smallest kind of whole number that holds the value.</summary>
    public static object Fit(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Boxes.Of((long)value) : value;

    public static object Negate(object value) => value switch
    {
        long number when number != long.MinValue => Boxes.Of(-number),
        long number => Fit(-(BigInteger)number),
        double number => -number,
        float number => -number,
        decimal number => -number,
        BigInteger number => Fit(-number),
        _ => throw new ArgumentException("not a number", nameof(value)),
    };

    public static double ToDouble(object value) => value switch
    {
        long number => number,
        double number => number,
        float number => number,
        decimal number => (double)number,
        BigInteger number => (double)number,
        _ => throw new ArgumentException("not a number", nameof(value)),
    };

    /// <summary>Shortest text that reads back as the same number, in invariant culture.</summary>
    public static string Print(object value) => value switch
    {
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString(CultureInfo.InvariantCulture),
        float number => number.ToString(CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentException("not a number", nameof(value)),
    };

    /// <summary>Result of an arithmetic operator; null where two numbers have none, such as <c>1 // 0</c>.</summary>
    /// <exception cref="OverflowException">The result does not fit the kind of number, or has too many digits.</exception>
    public static object? Calculate(Operator op, object left, object right)
    {
        if (left is long a && right is long b)
            return Whole(op, a, b);
        if (left is decimal || right is decimal)
            return Exact(op, ToDecimal(left), ToDecimal(right));
        if (left is double or float || right is double or float)
            return left is float or long && right is float or long ? Single(op, left, right) : Real(op, ToDouble(left), ToDouble(right));
        return Big(op, ToBig(left), ToBig(right));
    }

    /// <summary>Order of two numbers; null when one of them is not a number at all (NaN).</summary>
    public static int? Compare(object left, object right)
    {
        if (left is long a && right is long b)
            return a.CompareTo(b);
        if (left is double or float || right is double or float)
        {
            var (x, y) = (ToDouble(left), ToDouble(right));
            return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
        }
        if (left is decimal || right is decimal)
            return ToDecimal(left).CompareTo(ToDecimal(right));
        return ToBig(left).CompareTo(ToBig(right));
    }

    public static decimal ToDecimal(object value) => value switch
    {
        long number => number,
        decimal number => number,
        double number => (decimal)number,
        float number => (decimal)number,
        BigInteger number => (decimal)number,
        _ => throw new ArgumentException("not a number", nameof(value)),
    };

    public static BigInteger ToBig(object value) => value is long number ? number : (BigInteger)value;

    private static object? Whole(Operator op, long a, long b)
    {
        long result;
        switch (op)
        {
            case Operator.Add:
                result = unchecked(a + b);
                return ((a ^ result) & (b ^ result)) < 0 ? Fit((BigInteger)a + b) : Boxes.Of(result);
            case Operator.Subtract:
                result = unchecked(a - b);
                return ((a ^ b) & (a ^ result)) < 0 ? Fit((BigInteger)a - b) : Boxes.Of(result);
            case Operator.Multiply:
                var wide = (Int128)a * b;
                return wide >= long.MinValue && wide <= long.MaxValue ? Boxes.Of((long)wide) : (object)(BigInteger)wide;
            case Operator.Divide:
                return (double)a / b;
            case Operator.DivideRound:
                return b == 0 ? null : b == -1 ? Negate(Boxes.Of(a)) : Boxes.Of(a / b);
            case Operator.Modulus:
                return b == 0 ? null : b == -1 ? Boxes.Of(0) : Boxes.Of(a % b);
            case Operator.ShiftLeft or Operator.ShiftRight:
                return Shift(a, op == Operator.ShiftLeft ? b : -b);
            default:
                return null;
        }
    }

    private static object? Big(Operator op, BigInteger a, BigInteger b)
    {
        if (a.GetByteCount() + b.GetByteCount() > LargestBytes)
            throw new OverflowException("the whole number has too many digits");
        return op switch
        {
            Operator.Add => Fit(a + b),
            Operator.Subtract => Fit(a - b),
            Operator.Multiply => Fit(a * b),
            Operator.Divide => (double)a / (double)b,
            Operator.DivideRound => b.IsZero ? null : Fit(a / b),
            Operator.Modulus => b.IsZero ? null : Fit(a % b),
            Operator.ShiftLeft => Shift(a, b),
            Operator.ShiftRight => Shift(a, -b),
            _ => null,
        };
    }

    /// <summary>By a negative number of places it shifts the other way.</summary>
    private static object Shift(BigInteger value, BigInteger places) => places switch
    {
        _ when places > 4096 => throw new OverflowException("the whole number has too many digits"),
        _ when places < -65536 => Fit(value.Sign < 0 ? BigInteger.MinusOne : BigInteger.Zero),
        _ => Fit(value << (int)places),
    };

    private static object? Real(Operator op, double a, double b) => op switch
    {
        Operator.Add => a + b,
        Operator.Subtract => a - b,
        Operator.Multiply => a * b,
        Operator.Divide => a / b,
        Operator.DivideRound => Math.Round(a / b),
        Operator.Modulus => a % b,
        Operator.ShiftLeft => a * Math.Pow(2, b),
        Operator.ShiftRight => a / Math.Pow(2, b),
        _ => null,
    };

    private static object? Single(Operator op, object left, object right)
    {
        var (a, b) = ((float)ToDouble(left), (float)ToDouble(right));
        return op switch
        {
            Operator.Add => a + b,
            Operator.Subtract => a - b,
            Operator.Multiply => a * b,
            Operator.Divide => a / b,
            Operator.DivideRound => (float)Math.Round(a / b),
            Operator.Modulus => a % b,
            _ => null,
        };
    }

    private static object? Exact(Operator op, decimal a, decimal b) => op switch
    {
        Operator.Add => a + b,
        Operator.Subtract => a - b,
        Operator.Multiply => a * b,
        Operator.Divide => b == 0 ? null : a / b,
        Operator.DivideRound => b == 0 ? null : Math.Round(a / b),
        Operator.Modulus => b == 0 ? null : a % b,
        _ => null,
    };
}
