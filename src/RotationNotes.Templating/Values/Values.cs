using System.Collections;
using System.Numerics;

namespace RotationNotes.Templating;

/// <summary>Rules that hold for all values: what comes in, what is true, what things are called.</summary>
internal static class Values
{
    /// <summary>
    /// Brings a value of the host to the few types the language knows: whole numbers become <see cref="long"/>, lists
    /// become arrays, dictionaries become objects. Anything else but plain values is refused.
    /// </summary>
    /// <exception cref="ArgumentException">A type the language has no place for.</exception>
    public static object? FromHost(object? value) => value switch
    {
        null or string or long or double or bool or decimal or float or ScriptObject or ScriptArray or HostObject or ScriptFunction
            or DateTime or DateOnly or TimeSpan or SafeString or ScriptRange => value is bool truth ? Boxes.Of(truth) : value,
        int number => Boxes.Of(number),
        short number => Boxes.Of(number),
        byte number => Boxes.Of(number),
        sbyte number => Boxes.Of(number),
        ushort number => Boxes.Of(number),
        uint number => Boxes.Of(number),
        ulong number => Numbers.Fit(number),
        BigInteger number => Numbers.Fit(number),
        char letter => letter.ToString(),
        DateTimeOffset moment => moment.DateTime,
        IReadOnlyDictionary<string, object?> pairs => FromPairs(pairs),
        IDictionary pairs => FromPairs(Entries(pairs)),
        IEnumerable items => FromItems(items),
        _ => throw new ArgumentException($"values of type {value.GetType().Name} are not offered to templates; derive it from HostObject"),
    };

    private static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary pairs)
    {
        foreach (DictionaryEntry entry in pairs)
            yield return new(entry.Key as string ?? throw new ArgumentException("objects of templates have string keys"), entry.Value);
    }

    private static ScriptObject FromPairs(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var result = new ScriptObject();
        foreach (var (name, value) in pairs)
            result[name] = FromHost(value);
        return result;
    }

    private static ScriptArray FromItems(IEnumerable items)
    {
        var result = new ScriptArray();
        foreach (var item in items)
            result.Add(FromHost(item));
        return result;
    }

    /// <summary>Only null and false are not true.</summary>
    public static bool IsTrue(object? value) => value is not (null or false) && !ReferenceEquals(value, EmptyValue.Empty);

    /// <summary>The text of a string, marked safe or not; null for any other value.</summary>
    public static string? AsText(object? value) => value as string ?? (value as SafeString)?.Text;

    /// <summary>Name of the type as <c>object.typeof</c> has it; null for null.</summary>
    public static string? TypeOf(object? value) => value switch
    {
        null => null,
        bool => "boolean",
        string or SafeString => "string",
        IReadOnlyList<object?> => "array",
        ScriptFunction => "function",
        DateTime or DateOnly => "date",
        TimeSpan => "timespan",
        _ when Numbers.IsNumber(value) => "number",
        _ => "object",
    };

    /// <summary>The type in words, for messages.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "null",
        ScriptFunction { Name: { } name } => $"the function '{name}'",
        IReadOnlyList<object?> => "an array",
        HostObject or ScriptObject => "an object",
        _ => $"a {TypeOf(value)}",
    };

    /// <summary>True for a date or a timespan.</summary>
    public static bool IsMoment(object? value) => value is DateTime or DateOnly or TimeSpan;

    public static DateTime? AsDate(object? value) => value switch
    {
        DateTime date => date,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        _ => null,
    };
}
