using System.Globalization;
using System.Numerics;
using RotationNotes.Templating.Syntax;
using static RotationNotes.Templating.Builtins.Parameters;

namespace RotationNotes.Templating.Builtins;

/// <summary>The object <c>math</c>.</summary>
internal static class MathFunctions
{
    private const string Owner = "math";

    public static object Create()
    {
        var o = new ScriptObject(16);
        o.Define(Owner, "abs", (_, v) => Compare(v[0], 0L) < 0 ? Numbers.Negate(v[0]!) : v[0], NumberOrNull("value"));
        o.Define(Owner, "ceil", (_, v) => Shaped(v[0], Math.Ceiling, decimal.Ceiling), NumberOrNull("value"));
        o.Define(Owner, "floor", (_, v) => Shaped(v[0], Math.Floor, decimal.Floor), NumberOrNull("value"));
        o.Define(Owner, "round", Round, NumberOrNull("value"), Optional(Whole("precision"), 0));
        o.Define(Owner, "plus", (c, v) => Join(c, Operator.Add, v), Any("value"), Any("with"));
        o.Define(Owner, "minus", (c, v) => Join(c, Operator.Subtract, v), Any("value"), Any("with"));
        o.Define(Owner, "times", (c, v) => Join(c, Operator.Multiply, v), Any("value"), Any("with"));
        o.Define(Owner, "modulo", (c, v) => Join(c, Operator.Modulus, v), Any("value"), Any("with"));
        o.Define(Owner, "divided_by", DividedBy, Number("value"), Number("divisor"));
        o.Define(Owner, "format", (c, v) => NumberFormats.Format(c, v[0], v[1] as string, v[2] as string), NumberOrNull("value"), Text("format"), Optional(Text("culture")));
        o.Define(Owner, "is_number", (_, v) => Boxes.Of(Numbers.IsNumber(v[0])), Any("value"));
        o.Define(Owner, "random", Random, Whole("minValue"), Whole("maxValue"));
        o.Define(Owner, "uuid", Uuid);
        return o.Freeze();
    }

    private static HostParameter NumberOrNull(string name) => new(name, ArgumentKind.NumberOrNull);

    private static int Compare(object? left, object right) => left is null ? 0 : Numbers.Compare(left, right) ?? 0;

    private static object? Shaped(object? value, Func<double, double> real, Func<decimal, decimal> exact) => value switch
    {
        null or long or BigInteger => value,
        decimal number => exact(number),
        float number => (float)real(number),
        _ => real((double)value),
    };

    private static object? Round(CallContext call, object?[] values)
    {
        var precision = (int)values[1]!;
        if (precision is < 0 or > 15)
            throw call.Error($"rounds to between 0 and 15 digits, not {precision}");
        return values[0] switch
        {
            decimal number => decimal.Round(number, precision),
            float number => (float)Rounded(number, precision),
            double number => Rounded(number, precision),
            var whole => whole,
        };
    }

    private static double Rounded(double value, int precision) => Math.Round(value, precision);

    private static object? Join(CallContext call, Operator op, object?[] values) =>
        Evaluation.Operations.Binary(call.Evaluator, call.Start, op, values[0], values[1]);

    private static object? DividedBy(CallContext call, object?[] values)
    {
        var quotient = Numbers.Calculate(Operator.Divide, values[0]!, values[1]!);
        if (!Numbers.IsWhole(values[1]))
            return quotient ?? throw call.Error("cannot divide by zero");
        if (Numbers.Compare(values[1]!, 0L) == 0)
            throw call.Error("cannot divide by zero");
        var floor = Math.Floor(Numbers.ToDouble(quotient!));
        return double.IsFinite(floor) ? Numbers.Fit((BigInteger)floor) : throw call.Error("has no whole result");
    }

    private static object? Random(CallContext call, object?[] values)
    {
        var (low, high) = ((int)values[0]!, (int)values[1]!);
        if (low > high)
            throw call.Error("needs a lower bound that is not above the upper one");
        return Boxes.Of(Source(call).Next(low, high));
    }

    private static object? Uuid(CallContext call, object?[] values)
    {
        Span<byte> bytes = stackalloc byte[16];
        Source(call).NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString("D", CultureInfo.InvariantCulture);
    }

    private static Random Source(CallContext call) =>
        call.Evaluator.Random ?? throw call.Error("has no seed: renders must repeat exactly", "Give the render a seed, or do without chance.");
}
