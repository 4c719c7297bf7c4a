using System.Globalization;
using System.Numerics;

namespace RotationNotes.Templating.Evaluation;

/// <summary>Lays arguments out by parameter and turns each into the kind the host function asks for.</summary>
internal static class Conversions
{
    /// <summary>Characters of the longest text that is read as a number.</summary>
    public const int LongestNumber = 1024;

    public static object?[] Bind(CallContext call, HostFunction function, ArgumentList arguments)
    {
        var parameters = function.Parameters;
        var positional = arguments.Positional;
        var fixedCount = function.IsVariadic ? parameters.Length - 1 : parameters.Length;
        if (positional.Count > fixedCount && !function.IsVariadic)
            throw WrongCount(call, function, positional.Count);
        var values = new object?[parameters.Length];
        ulong given = 0;
        for (var i = 0; i < fixedCount && i < positional.Count; i++)
        {
            values[i] = To(call, parameters[i], positional[i]);
            given |= 1UL << i;
        }
        if (function.IsVariadic)
        {
            var rest = new ScriptArray();
            for (var i = fixedCount; i < positional.Count; i++)
                rest.Add(To(call, parameters[fixedCount], positional[i]));
            values[fixedCount] = rest;
            given |= 1UL << fixedCount;
        }
        foreach (var (name, value, start) in arguments.Named ?? [])
        {
            var at = Array.FindIndex(parameters, p => p.Name == name);
            if (at < 0 && function.TakesAnyName)
            {
                (call.Named ??= []).Add((name, value));
                continue;
            }
            if (at < 0)
                throw call.Evaluator.Fail(start, $"'{function.Name}' has no parameter '{name}'", Evaluation.Nearest.Hint(name, parameters.Select(p => p.Name)));
            if ((given >> at & 1) != 0 && at < fixedCount)
                throw call.Evaluator.Fail(start, $"'{function.Name}' got its parameter '{name}' twice");
            values[at] = To(call, parameters[at], value);
            given |= 1UL << at;
        }
        for (var i = 0; i < fixedCount; i++)
        {
            if ((given >> i & 1) != 0)
                continue;
            if (!parameters[i].IsOptional)
                throw WrongCount(call, function, positional.Count + (arguments.Named?.Count ?? 0));
            values[i] = parameters[i].Default;
        }
        call.GivenMask = given;
        return values;
    }

    private static TemplateException WrongCount(CallContext call, HostFunction function, int given)
    {
        var (least, most) = (function.Required, function.Parameters.Length);
        var wanted = function.IsVariadic ? $"at least {least}" : least == most ? $"{most}" : $"{least} to {most}";
        var names = string.Join(", ", function.Parameters.Select(p => p.IsVariadic ? p.Name + "..." : p.IsOptional ? p.Name + "?" : p.Name));
        return call.Evaluator.Fail(call.Start, $"'{function.Name}' takes {wanted} argument{(wanted == "1" ? "" : "s")} but got {given}", $"Its parameters are: {(names.Length == 0 ? "none" : names)}.");
    }

    public static object? To(CallContext call, HostParameter parameter, object? value)
    {
        // Whatever the function does with a text, it reads it.
        if (Values.AsText(value) is { Length: >= Evaluator.CharactersRead } read)
            call.Charge(read.Length / Evaluator.CharactersRead);
        return Converted(call, parameter, value);
    }

    private static object? Converted(CallContext call, HostParameter parameter, object? value) => parameter.Kind switch
    {
        ArgumentKind.Any => value,
        // Null where an argument may be left out leaves it out.
        _ when value is null && parameter.IsOptional => parameter.Default,
        ArgumentKind.Text => value is null or string ? value : call.Evaluator.ToText(value),
        ArgumentKind.Integer => ToInteger(call, parameter, value),
        ArgumentKind.Number => ToNumber(call, parameter, value),
        ArgumentKind.NumberOrNull => value is null ? null : ToNumber(call, parameter, value),
        ArgumentKind.Real => Numbers.ToDouble(ToNumber(call, parameter, value)),
        ArgumentKind.Truth => Boxes.Of(Values.IsTrue(value)),
        ArgumentKind.List => value switch
        {
            null => null,
            IReadOnlyList<object?> => value,
            string or SafeString => Letters(call, Values.AsText(value)!),
            ScriptObject item => Pairs(call, item),
            _ => throw Refused(call, parameter, "an array", value),
        },
        ArgumentKind.Function => value as ScriptFunction ?? throw Refused(call, parameter, "a function", value),
        ArgumentKind.Date => value is null ? null : Values.AsDate(value) ?? throw Refused(call, parameter, "a date", value),
        ArgumentKind.Span => value is TimeSpan ? value : throw Refused(call, parameter, "a timespan", value),
        _ => throw new InvalidOperationException($"No conversion to '{parameter.Kind}'."),
    };

    private static ScriptArray Letters(CallContext call, string text)
    {
        call.Evaluator.ChargeList(text.Length);
        call.Charge(text.Length * (long)Evaluator.BoxedUnits);
        return new ScriptArray(text.Select(c => (object?)c.ToString()));
    }

    private static ScriptArray Pairs(CallContext call, ScriptObject item)
    {
        call.Evaluator.ChargeList(item.Count);
        call.Charge(item.Count * (long)Evaluator.PairUnits);
        return Pairs(item);
    }

    private static object ToInteger(CallContext call, HostParameter parameter, object? value)
    {
        var number = value is string text && Parse(text) is { } parsed ? parsed : ToNumber(call, parameter, value);
        var whole = number switch
        {
            long exact => exact,
            BigInteger big => big,
            decimal money => (BigInteger)Math.Round(money, MidpointRounding.ToEven),
            _ => Numbers.ToDouble(number) is var real && double.IsFinite(real)
                ? (BigInteger)Math.Round(real, MidpointRounding.ToEven)
                : throw Refused(call, parameter, "a whole number", value),
        };
        if (whole < int.MinValue || whole > int.MaxValue)
            throw Refused(call, parameter, "a whole number of at most nine digits", value);
        return (int)whole;
    }

    private static object ToNumber(CallContext call, HostParameter parameter, object? value) => value switch
    {
        bool truth => Boxes.Of(truth ? 1 : 0),
        _ when Numbers.IsNumber(value) => value!,
        _ => throw Refused(call, parameter, "a number", value),
    };

    /// <summary>The members of an object as <c>for</c> and the array functions see them: objects with key and value.</summary>
    public static ScriptArray Pairs(ScriptObject item)
    {
        var result = new ScriptArray(item.Count);
        foreach (var (name, value) in item)
            result.Add(new ScriptObject(2) { ["key"] = name, ["value"] = value });
        return result;
    }

    /// <summary>A value as whole number, real ones rounded to the nearest; null when it is none.</summary>
    public static long? Whole(object? value) => value switch
    {
        long number => number,
        bool truth => truth ? 1 : 0,
        string text when Parse(text) is { } parsed and not string => Whole(parsed),
        BigInteger big => big > long.MaxValue || big < long.MinValue ? null : (long)big,
        decimal money => Math.Abs(money) < long.MaxValue ? (long)Math.Round(money, MidpointRounding.ToEven) : null,
        double or float => Math.Abs(Numbers.ToDouble(value)) < 9e18 ? (long)Math.Round(Numbers.ToDouble(value), MidpointRounding.ToEven) : null,
        _ => null,
    };

    /// <summary>The number that a text writes, or null. A text longer than any number needs is not read.</summary>
    public static object? Parse(string text)
    {
        if (text.Length > LongestNumber)
            return null;
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
            return Boxes.Of(whole);
        return double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var real) ? real : null;
    }

    private static TemplateException Refused(CallContext call, HostParameter parameter, string wanted, object? value) =>
        call.Error($"needs {wanted} for '{parameter.Name}' but got {Values.Describe(value)}");
}
